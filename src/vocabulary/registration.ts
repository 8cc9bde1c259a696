/** La Poste's SIREN: its thousands of establishments have SIRETs that do not follow Luhn. */
const LA_POSTE = '356000000';

/**
 * Whether 14 digits are a SIRET: the Luhn check of INSEE, and for establishments of La Poste a digit sum that is a
 * multiple of five instead (INSEE, Sirene documentation). It says nothing about whether the establishment exists.
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  return passesLuhn(text) || (text.startsWith(LA_POSTE) && digitSum(text) % 5 === 0);
}

function passesLuhn(text: string): boolean {
  // With 14 digits, the doubled ones (every second from the right) stand in the even places from the left.
  const sum = [...text].reduce((total, digit, place) => total + (place % 2 === 0 ? digitSum(String(Number(digit) * 2)) : Number(digit)), 0);
  return sum % 10 === 0;
}

const digitSum = (text: string): number => [...text].reduce((total, digit) => total + Number(digit), 0);
