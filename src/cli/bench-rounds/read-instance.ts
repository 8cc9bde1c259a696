import { BrokenInstance, type Instance } from './instance.js';
import { readLiLim } from './li-lim.js';
import { readSartoriBuriol } from './sartori-buriol.js';

/** Reads an instance in either published format, told apart by how it begins. Blank lines at the end are passed over. @throws BrokenInstance */
export function readInstance(text: string): Instance {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const first = lines[0]!.trim();
  if (/^[A-Z-]+(:|$)/.test(first)) return readSartoriBuriol(lines);
  if (/^[-\d]/.test(first)) return readLiLim(lines);
  throw new BrokenInstance(
    1,
    first === '' ? 'the file is empty' : 'neither an instance of Li & Lim nor one of Sartori & Buriol begins like this',
  );
}
