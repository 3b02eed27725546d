// @ts-check
// Citations of a report, as text and as BibTeX. Pure.

/** @typedef {{title: string, outlet: string, url: string, published: string, quote: string, id: string}} Source */

/** @param {Source} s */
export function citationText(s) {
  const head = [s.outlet, s.title && `“${s.title}”`, s.published].filter(Boolean).join(', ');
  return `${head}${head ? ': ' : ''}“${s.quote.trim()}”${s.url ? ` <${s.url}>` : ''}`;
}

/** Characters that BibTeX would read as commands. @param {string} s */
const bib = (s) => s.replace(/[\\{}]/g, '').replace(/([&%$#_])/g, '\\$1');

/** @param {Source} s */
export function citationBibtex(s) {
  const key = `demarche-${s.id.replace(/[^A-Za-z0-9-]/g, '')}`;
  /** @type {[string, string][]} */
  const fields = [
    ['title', bib(s.title || s.quote.slice(0, 80))],
    ['publisher', bib(s.outlet)],
    ['date', s.published],
    ['url', s.url],
    ['note', bib(s.quote.trim())],
  ];
  const body = fields.filter(([, v]) => v).map(([k, v]) => `  ${k} = {${v}},`);
  return `@online{${key},\n${body.join('\n')}\n}`;
}
