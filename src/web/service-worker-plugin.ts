import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformWithOxc, type Plugin } from 'vite';

/** Where the list of files and its version are put into the worker's source. */
const MARKS = { files: '__FILES__', version: '__VERSION__' };

/**
 * Emits /service-worker.js beside the pages: `service-worker.ts` without its types, told which files this build has.
 * A name of its own without a hash, since the browser compares it with the one it has; any changed file changes it.
 */
export function serviceWorker(): Plugin {
  let root = '';
  let publicDir = '';
  return {
    name: 'glane:service-worker',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      publicDir = config.publicDir;
    },
    async generateBundle(_, bundle) {
      const source = join(root, 'service-worker.ts');
      const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
      const published = readdirSync(publicDir);
      const built = Object.keys(bundle).filter((name) => !name.endsWith('.map'));
      const version = createHash('sha256');
      for (const name of published) version.update(name).update(readFileSync(join(publicDir, name)));
      for (const name of built) {
        const output = bundle[name]!;
        version.update(name).update(output.type === 'chunk' ? output.code : output.source);
      }
      version.update(code);
      const files = [
        ...new Set(['/', ...built.filter((name) => name !== 'index.html'), ...published].map((name) => `/${name.replace(/^\//, '')}`)),
      ];
      this.emitFile({
        type: 'asset',
        fileName: 'service-worker.js',
        source: code.replace(MARKS.files, JSON.stringify(files)).replace(MARKS.version, version.digest('hex').slice(0, 12)),
      });
    },
  };
}
