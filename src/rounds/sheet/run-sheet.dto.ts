import { Nested, Text } from '../../platform/http/fields.js';
import { Round } from '../round.dto.js';

export class RunSheet {
  @Nested(() => Round, { about: 'The round with its stops.' }) round: Round;
  @Text({ about: 'Where it starts and ends.' }) baseName: string;
  @Text({ about: 'Its address.', nullable: true }) baseAddress: string | null;
}
