/** Nest token under which the application login's database address is injected. */
export const DATABASE_URL = Symbol('database url');
