// `node src/cli/launch.mjs [command] [arguments]`: builds what changed, then runs dist/src/cli/<command>.js in this same
// process, so that signals reach the command itself. Without a command: start.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';

const [first, ...rest] = process.argv.slice(2);
const isNamed = first !== undefined && !first.startsWith('-');
const command = isNamed ? first : 'start';
const args = isNamed ? rest : process.argv.slice(2);

try {
  let announced = false;
  build({
    announce: () => {
      // To the error channel: a command's output may be read by a program.
      if (!announced) process.stderr.write('Building…\n');
      announced = true;
    },
  });
} catch (error) {
  process.stderr.write(`Glane was not started: ${error.message}. Mend what is reported above.\n`);
  process.exit(1);
}

// The commands are those package.json names; other files beside them are theirs to share.
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const known = Object.values(scripts)
  .filter((script) => script.startsWith('node src/cli/launch.mjs'))
  .map((script) => script.split(' ')[2] ?? 'start');
if (!known.includes(command)) {
  process.stderr.write(`There is no command "${command}". There are: ${known.join(', ')}.\n`);
  process.exit(2);
}
const file = path.join(root, 'dist/src/cli', `${command}.js`);
process.argv = [process.argv[0], file, ...args];
await import(pathToFileURL(file).href);
