// Lets plain Node import our TypeScript: `node --import ./test/support/load-typescript.mjs file.ts`.
// For what must run outside jest: its global setup, and programs that a test starts in order to kill them.
import { register } from 'node:module';
import { compileSolver } from './compile-solver.mjs';

// Inherited by what is started from here, jest's workers among them.
process.env.GLANE_SOLVER_THREAD = compileSolver();
register('./typescript-hooks.mjs', import.meta.url);
