import { Injectable } from '@nestjs/common';
import { notFound } from '../platform/http/http.errors.js';
import { allCodes, type Code } from './codes.js';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Pages that say what a code means. They need no script, no style and no session: they open from a log or an e-mail. */
@Injectable()
export class ProblemPages {
  /** @throws notFound for a code that the program never answers. */
  page(code: string): string {
    const found = allCodes().filter((one) => one.code === code);
    if (found.length === 0) throw notFound({ code });
    return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(code)} – Glane</title></head>
<body><main><h1><code>${escaped(code)}</code></h1>${found.map(section).join('')}</main></body></html>`;
  }
}

function section({ words, status, level, source }: Code): string {
  const facts = [status && `HTTP ${status}`, level, source].filter((fact): fact is string => Boolean(fact));
  return `<section><p>${escaped(words.fr)}</p><p lang="en">${escaped(words.en)}</p>${facts.length > 0 ? `<p>${facts.map(escaped).join(' · ')}</p>` : ''}</section>`;
}
