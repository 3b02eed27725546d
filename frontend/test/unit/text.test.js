import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { citationBibtex, citationText } from '../../src/cite.js';
import en from '../../src/i18n/en.js';
import ja from '../../src/i18n/ja.js';
import { fromParams, lookOf, noFilters, toggle, toLink, toParams, without } from '../../src/query.js';
import { rhythmOf, sum } from '../../src/rhythm.js';
import { pieces, reportSpans } from '../../src/spans.js';
import { toEvent } from '../../src/model.js';

const src = new URL('../../src/', import.meta.url);
const sources = ['', 'views/'].flatMap((dir) => readdirSync(new URL(dir, src)).filter((f) => /\.jsx?$/.test(f)).map((f) => [dir + f, readFileSync(new URL(dir + f, src), 'utf8')]));

test('both languages have every text, with the same arguments', () => {
  assert.deepEqual(Object.keys(ja).sort(), Object.keys(en).sort());
  const args = (s) => [...new Set([...s.matchAll(/\{(\w+)/g)].map((m) => m[1]))].sort();
  for (const key of Object.keys(en)) {
    if (key === 'date.century' || key === 'date.centuryBce') continue; // an English ordinal is its own argument
    assert.deepEqual(args(ja[key]), args(en[key]), key);
    assert.ok(ja[key].trim() && en[key].trim(), key);
  }
});

test('every text that the page asks for is there, and none is left over', () => {
  const asked = sources.flatMap(([, text]) => [...text.matchAll(/\bt\(\s*(?:[^'`()]*\? )?'([^']+)'/g), ...text.matchAll(/\bt\([^)]*: '([\w.]+)'/g)].map((m) => m[1]));
  for (const key of asked) assert.ok(key in en, key);
  const prefixes = sources.flatMap(([, text]) => [...text.matchAll(/t\(`([\w.]+)\$\{/g)].map((m) => m[1]));
  const all = sources.map(([, text]) => text).join('\n');
  for (const key of Object.keys(en)) assert.ok(all.includes(`'${key}'`) || prefixes.some((p) => key.startsWith(p)), `nobody asks for ${key}`);
});

test('no text for people stands outside of the tables', () => {
  for (const [name, text] of sources.filter(([n]) => n.endsWith('.jsx'))) {
    const words = [...text.matchAll(/>\s*([A-Z][a-z]+ [a-z][^<>{}]*)</g)].map((m) => m[1].trim());
    assert.deepEqual(words, [], name);
    assert.ok(!/innerHTML|outerHTML|insertAdjacentHTML|document\.write/.test(text), `${name} writes markup`);
  }
});

test('only api.js fetches', () => {
  for (const [name, text] of sources) if (name !== 'api.js') assert.ok(!/\bfetch\(|XMLHttpRequest|EventSource\(/.test(text), name);
});

test('pieces cut by code points, also outside of the basic plane', () => {
  const text = '𠮷田は3月に訪問した。\n次の段落。';
  const [first, second] = pieces(text, [{ start: 0, end: 11, kind: 'sentence' }, { start: 3, end: 6, kind: 'date' }]);
  assert.deepEqual(first.map((p) => p.text), ['𠮷田は', '3月に', '訪問した。']);
  assert.deepEqual(first[1].kinds, ['sentence', 'date']);
  assert.deepEqual(second, [{ text: '次の段落。', kinds: [] }]);
  assert.equal(pieces(text, []).flat().map((p) => p.text).join(''), text.replace('\n', ''));
});

test('spans outside of the text are left out', () => {
  assert.deepEqual(pieces('abc', [{ start: -1, end: 2, kind: 'x' }, { start: 2, end: 9, kind: 'y' }]), [[{ text: 'abc', kinds: [] }]]);
});

test('a report’s spans: its sentence and what stands in it', () => {
  const spans = reportSpans({ start: 5, end: 20, trigger: { start: 7, end: 9 }, date_span: { start: 10, end: 12 }, names: [{ start: 6, end: 7 }, { start: 30, end: 33 }] });
  assert.deepEqual(spans.map((s) => s.kind), ['sentence', 'trigger', 'date', 'party']);
});

test('a link holds the whole view and is the query of the API', () => {
  const f = { ...noFilters(), country: ['RUS', 'PRK'], actor: ['person/kim-jong-un', 'person/vladimir-putin'], type: ['veto'], from: '2017', certain: true, q: 'プーチン', all: true, together: true };
  const look = { by: 'actor', view: 'sides', w: '2017-01-01/2017-12-31', event: 'e1', hl: 'ja' };
  const p = new URLSearchParams(toLink(f, look));
  assert.deepEqual(fromParams(p), f);
  assert.deepEqual(lookOf(p), look);
  for (const [k, v] of toParams(f)) assert.ok(p.getAll(k).includes(v), k);
  assert.equal(toLink(noFilters(), { by: 'country', view: 'timeline', w: '', event: '', hl: '' }), '');
});

test('filters are added and taken away', () => {
  const f = toggle(noFilters(), 'country', 'RUS');
  assert.deepEqual(f.country, ['RUS']);
  assert.deepEqual(toggle(f, 'country', 'RUS').country, []);
  assert.equal(without({ ...f, q: 'x' }, 'q').q, '');
  assert.equal(String(toParams({ ...noFilters(), actor: ['person/kim-jong-un'], together: true })), 'actor=person%2Fkim-jong-un', 'together takes two');
});

test('citations as text and as BibTeX', () => {
  const s = { id: 'a1', title: 'A & B', outlet: 'Agency', url: 'https://example.org/1', published: '2024-06-19', quote: 'They met. ' };
  assert.equal(citationText(s), 'Agency, “A & B”, 2024-06-19: “They met.” <https://example.org/1>');
  assert.match(citationBibtex(s), /^@online\{demarche-a1,\n {2}title = \{A \\& B\},/);
});

test('the rhythm of two sides: years without holes, gaps by name', () => {
  const ev = (date, weight) => ({ ...toEvent({ id: date, type: 'x', date }, new Map()), weight });
  const list = [ev('2002-09-17', 5), ev('2002-09-18/..', 5), ev('2006-10-09', -8), ev('2006-11-01', -3), ev('2018-06-12', 6)];
  const r = rhythmOf(list);
  assert.equal(r.years.length, 17);
  assert.deepEqual([sum(r.years[4].up), sum(r.years[4].down)], [2, 0]);
  assert.deepEqual(r.gaps.map((g) => [g.from, g.to]), [['2002-09-18/..', '2006-10-09'], ['2006-11-01', '2018-06-12']]);
  assert.equal(r.months.length, 17);
  const [, row, days] = r.months.find(([year]) => year === 2006);
  assert.deepEqual([row[9], row[10]], [1, 1]);
  assert.deepEqual([days[9], days[10], days[0]], [1 << 8, 1, 0], 'the ninth of October and the first of November');
});
