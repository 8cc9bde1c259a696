// The house rules about files that no other tool looks at; part of `npm run check`.
import fs from 'node:fs';
import path from 'node:path';

const sourceLines = 250;
const specLines = 400;
const faults = [];

const isGenerated = (file) => file === 'src/web/api/schema.d.ts';
const isSpec = (file) => /\.spec\.tsx?$/.test(file);

const files = ['src', 'test']
  .flatMap((folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(tsx?|mjs|cjs|css)$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .filter((file) => !isGenerated(file));

for (const file of files) {
  const text = fs.readFileSync(file, 'utf8');
  checkLength(file, text);
  checkName(file);
  if (/^src\/([^/]+\/core|vocabulary)\//.test(file) && !isSpec(file)) checkClock(file, text);
}
checkSettings();

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`${files.length} files keep the house rules`);

function checkLength(file, text) {
  const lines = text.split('\n').length - 1;
  const limit = isSpec(file) ? specLines : sourceLines;
  if (lines > limit) faults.push(`${file}: ${lines} lines, ${limit} are the limit: split it by what its parts are about`);
}

function checkName(file) {
  const name = path.basename(file);
  if (/^(utils?|helpers?|common|managers?|base)\b/.test(name) || /\/(utils?|helpers?|common)\//.test(file)) {
    faults.push(`${file}: name it after what it is about`);
  }
  if (/^index\.tsx?$/.test(name) && !/^src\/[^/]+\/core\/[^/]+\/index\.ts$/.test(file)) {
    faults.push(`${file}: no index files, but for an ordered list of rules inside core/`);
  }
}

/** oxlint forbids Date.now() in core/; it has no rule for the same thing written otherwise. */
function checkClock(file, text) {
  if (/\bnew Date\(\s*\)|\bDate\(\s*\)/.test(text)) faults.push(`${file}: reads the clock; take the time as a fact`);
}

/** Every setting the program reads is shown in the example, and the other way round. */
function checkSettings() {
  const schema = 'src/platform/config/env.ts';
  const example = '.env.example';
  const missing = [schema, example].filter((file) => !fs.existsSync(file));
  if (missing.length > 0) return void faults.push(`${missing.join(' and ')}: missing`);
  const names = (file, pattern) => new Set([...fs.readFileSync(file, 'utf8').matchAll(pattern)].map((match) => match[1]));
  const read = names(schema, /^ {2}([A-Z][A-Z0-9_]*):/gm);
  const shown = names(example, /^(?:# ?)?([A-Z][A-Z0-9_]*)=/gm);
  if (read.size === 0) faults.push(`${schema}: no setting found; write each as a line "  NAME: …"`);
  for (const name of read) if (!shown.has(name)) faults.push(`${example}: ${name} is missing`);
  for (const name of shown) if (!read.has(name)) faults.push(`${example}: ${name} is not read by ${schema}`);
}
