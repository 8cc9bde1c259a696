import { isSiret } from './registration.js';

describe('a SIRET', () => {
  it.each([
    ['73282932000074', true, 'the example INSEE prints'],
    ['73282932000075', false, 'its last digit changed'],
    ['73282932000047', false, 'two digits changed over'],
    ['35600000000048', true, 'the head office of La Poste, which follows Luhn'],
    ['35600000049837', true, 'an establishment of La Poste: its digits sum to 45'],
    ['35600000049838', false, 'nearly one: 46'],
    ['7328293200007', false, 'a digit short'],
    ['7328293200007A', false, 'a letter'],
    ['', false, 'nothing'],
  ])('%s: %s, %s', (text, expected) => {
    expect(isSiret(text)).toBe(expected);
  });

  it('has one right check digit only', () => {
    const right = Array.from({ length: 10 }, (_, digit) => `9000000000123${digit}`).filter(isSiret);
    expect(right).toHaveLength(1);
  });
});
