/** Luhn's check, as SIREN and SIRET numbers carry it. */
function luhn(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const weighed = index % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum;
}

/** Whether a SIRET can be one: 14 digits that pass Luhn, or for the offices of La Poste whose digits sum to a multiple of 5. */
export function siretHolds(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false;
  if (luhn(siret) % 10 === 0) return true;
  return siret.startsWith('356000000') && [...siret].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}
