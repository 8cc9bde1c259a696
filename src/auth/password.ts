import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the least cost that OWASP's password storage sheet names: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const LEAST_LENGTH = 12;
/** Fewer different characters than this are a pattern, not a password. */
const LEAST_VARIETY = 5;

/** Common passwords that are long enough to pass the length rule, French keyboards first. */
const COMMON = new Set([
  'azertyuiop12',
  'azertyuiop123',
  'azertyuiopqs',
  'motdepasse12',
  'motdepasse123',
  'motdepasse1234',
  'monmotdepasse',
  'jesuisunmotdepasse',
  'bonjourbonjour',
  'qwertyuiop12',
  'qwertyuiop123',
  'password1234',
  'password12345',
  'passwordpassword',
  'mypassword123',
  'correcthorsebatterystaple',
  'iloveyou1234',
  'welcome12345',
  'bienvenue123',
  'changeme1234',
  'administrateur',
  'administrator',
  'administrator1',
  'adminadminadmin',
  'letmeinletmein',
  'abcdefghijkl',
  'abcdefghijklm',
  'abcdef123456',
  'abcd12345678',
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456789abc',
  'a1b2c3d4e5f6',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u',
  'qwerty123456',
  'azerty123456',
  'azerty1234567',
  'doudou123456',
  'marseille13013',
  'parisparis75',
  'football1234',
]);

// The same text can be typed in several forms of Unicode; two keyboards must not mean two passwords.
const canonical = (password: string): string => password.normalize('NFKC');

/** The text to store for a password: salted, with its cost in it. */
export const hashPassword = (password: string): Promise<string> => hash(canonical(password), COST);

/** Whether the password is the one stored. */
export const passwordMatches = (stored: string, password: string): Promise<boolean> => verify(stored, canonical(password));

/** True for a password that is too short, common, a pattern, or the person's own address. */
export function isWeak(password: string, email: string): boolean {
  const text = canonical(password).toLowerCase();
  return [...text].length < LEAST_LENGTH || new Set(text).size < LEAST_VARIETY || COMMON.has(text) || text === email.toLowerCase();
}
