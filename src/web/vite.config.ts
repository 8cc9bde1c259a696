import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { serviceWorker } from './service-worker-plugin.js';

/** Builds the pages to dist/web. Nothing is inlined into the HTML: the content security policy allows no inline script or style. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false }), serviceWorker()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  // A page under development talks to a server that was started apart.
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
