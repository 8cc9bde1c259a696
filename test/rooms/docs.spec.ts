import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const sources = fs
  .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('web/'))
  .map((file) => read(path.join('src', file)));

/** What stands between backticks in the documents people read to find their way. */
const quoted = ['architecture.md', 'adding.md'].flatMap((name) =>
  [...read(`docs/${name}`).matchAll(/`([^`\n]+)`/g)].map((match) => ({ name, text: match[1]! })),
);

describe('the documents', () => {
  it('name only files and folders that are there', () => {
    const paths = quoted.filter(({ text }) => /^(src|test|docs|migrations|\.[a-z-]+)[\w./-]*$/.test(text) && /[/.]/.test(text));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter(({ text }) => !fs.existsSync(path.join(root, text)))).toEqual([]);
  });

  it('name only services, methods and events that are there', () => {
    const calls = quoted.filter(({ text }) => /^[A-Z]\w+\.[a-z]\w+$/.test(text));
    const isThere = (text: string): boolean => {
      const [owner, method] = text.split('.') as [string, string];
      return sources.some((source) => source.includes(`class ${owner} `) && new RegExp(`\\b${method}[(<]`).test(source));
    };
    expect(calls.length).toBeGreaterThan(8);
    expect(calls.filter(({ text }) => !isThere(text))).toEqual([]);
    const events = quoted.filter(({ text }) => /^(lot|offer|round|parcel)\.[a-z-]+$/.test(text));
    expect(events.length).toBeGreaterThan(10);
    expect(events.filter(({ text }) => !sources.some((source) => source.includes(`'${text}'`)))).toEqual([]);
  });
});
