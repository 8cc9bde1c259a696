import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openApiText } from './openapi-document.js';

const ROOT = path.resolve(__dirname, '../..');
const inRoot = (file: string): string => path.join(ROOT, file);

describe('what is generated from the API', () => {
  it('docs/openapi.json is the document of this code (else: npm run openapi, and commit it)', async () => {
    const document: unknown = JSON.parse(await openApiText());
    expect(JSON.parse(fs.readFileSync(inRoot('docs/openapi.json'), 'utf8'))).toEqual(document);
  });

  it('the types of the pages are those of docs/openapi.json', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-openapi-'));
    try {
      const file = path.join(folder, 'schema.d.ts');
      const tool = inRoot('node_modules/openapi-typescript/bin/cli.js');
      execFileSync(process.execPath, [tool, inRoot('docs/openapi.json'), '--output', file], { cwd: ROOT, stdio: 'pipe' });
      expect(fs.readFileSync(inRoot('src/web/api/schema.d.ts'), 'utf8')).toBe(fs.readFileSync(file, 'utf8'));
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
