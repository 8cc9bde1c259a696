import { rejection } from '../vocabulary/rejection.js';

export const periodReversed = rejection('period-reversed', 'invalid', {
  fr: 'La période finit avant de commencer.',
  en: 'The period ends before it begins.',
});
export const periodTooLong = rejection('period-too-long', 'invalid', {
  fr: 'Demandez au plus dix ans à la fois.',
  en: 'Ask for ten years at most.',
});
