import path from 'node:path';

/**
 * A file named on the command line, as an absolute path. npm runs scripts in the project's folder and tells in INIT_CWD
 * where the person stood who typed `npm run day -- --data ../data`; the name is meant from there.
 */
export function callerPath(file: string): string {
  // A program that npm started may start us again in a folder of its own: then INIT_CWD is old news.
  const isRunByNpm = process.env.npm_package_json === path.join(process.cwd(), 'package.json');
  return path.resolve((isRunByNpm && process.env.INIT_CWD) || process.cwd(), file);
}
