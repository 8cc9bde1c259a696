import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApiText } from './openapi-document.js';

/** `npm run openapi`: writes docs/openapi.json, from which the client's types are made. */
const FILE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'docs', 'openapi.json');

await writeFile(FILE, await openApiText());
