import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { swcOptions } from './support/swc-options.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Jest runs everything as CommonJS, since on Node 20 its ES module mode fails on NestJS 12. Packages that are ES modules
 * must therefore be compiled as well; which they are changes with every `npm ci`, so npm's own list is asked.
 */
function esModulePackages() {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'node_modules/.package-lock.json'), 'utf8'));
  const isEsModule = (folder) => {
    const manifest = path.join(root, folder, 'package.json');
    return fs.existsSync(manifest) && JSON.parse(fs.readFileSync(manifest, 'utf8')).type === 'module';
  };
  return Object.keys(lock.packages).filter((folder) => folder && isEsModule(folder));
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** CommonJS packages that import() an ES module when they start: jest can only do that once it is compiled to require(). */
const importing = ['node_modules/@fastify/cookie'];
const compiled = [...esModulePackages(), ...importing].map((folder) => `/${escaped(folder)}/(?!node_modules)`);

export default {
  rootDir: root,
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  testEnvironment: 'node',
  transform: {
    '\\.[jt]sx$': ['@swc/jest', swcOptions({ module: 'commonjs', tsx: true })],
    '\\.(ts|js|mjs)$': ['@swc/jest', swcOptions({ module: 'commonjs' })],
  },
  transformIgnorePatterns: [`^(?!.*(${compiled.join('|')})).*/node_modules/`],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // A computed import() of a file, which takes its address as a URL.
    '^file://(/.*)$': '$1',
  },
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'tsx', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // Outside node_modules, which npm ci empties: compiling all packages again takes some 10 s.
  cacheDirectory: '<rootDir>/.cache/jest',
  maxWorkers: 2,
  workerIdleMemoryLimit: '800MB',
  testTimeout: 60_000,
};
