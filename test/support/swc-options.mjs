/**
 * How the tests compile TypeScript: the same decorators as tsconfig.json. Used by jest (to CommonJS, the only runtime in
 * which jest loads NestJS 12 on Node 20) and by the loader for what runs outside jest (to ES modules).
 *
 * @param {{ module: 'commonjs' | 'nodenext', tsx?: boolean }} wanted
 * @returns {import('@swc/core').Options}
 */
export const swcOptions = ({ module, tsx = false }) => ({
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: module },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
  },
});
