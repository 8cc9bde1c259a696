import { writeFileSync } from 'node:fs';
import '../app.module.js';
import { problemsDocument } from './problems-document.js';

/** `npm run docs:problems`, which npm runs in the project's folder: writes the document anew from the codes that the program declares. */
writeFileSync('docs/problems.md', problemsDocument());
process.stdout.write('Written: docs/problems.md\n');
