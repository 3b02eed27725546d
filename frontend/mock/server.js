// @ts-check
// A stand-in for the API with made-up events, for work on the page without a
// server: node mock/server.js [port] [events]. It knows the shapes, not the rules.

import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { extname } from 'node:path';
import { dayOf, isoDay, parse } from '../src/date.js';

const port = Number(process.argv[2] ?? 8088);
const size = Number(process.argv[3] ?? 600);

const COUNTRIES = { RUS: ['Russia', 'ロシア'], PRK: ['North Korea', '北朝鮮'], USA: ['United States', '米国'], CHN: ['China', '中国'], JPN: ['Japan', '日本'], UKR: ['Ukraine', 'ウクライナ'], KOR: ['South Korea', '韓国'], IRN: ['Iran', 'イラン'], FRA: ['France', 'フランス'], SYR: ['Syria', 'シリア'] };
const PEOPLE = { 'person/vladimir-putin': ['Vladimir Putin', 'ウラジーミル・プーチン', 'RUS'], 'person/kim-jong-un': ['Kim Jong Un', '金正恩', 'PRK'], 'person/xi-jinping': ['Xi Jinping', '習近平', 'CHN'] };
const TYPES = [
  ['summit', 'Summit', '首脳会談', 'consult', 6], ['visit', 'Visit', '訪問', 'consult', 3], ['condemnation', 'Condemnation', '非難', 'statement', -3], ['agreement', 'Agreement', '合意', 'agreement', 6],
  ['relations-severed', 'Relations severed', '断交', 'relations', -7], ['veto', 'Veto', '拒否権行使', 'un', -5], ['sanctions-imposed', 'Sanctions imposed', '制裁発動', 'coerce', -7],
  ['weapons-test', 'Missile or nuclear test', 'ミサイル・核実験', 'security', -8], ['aid', 'Aid', '援助', 'cooperation', 7], ['election', 'Election or inauguration', '選挙・就任', 'polity', 0],
];
const FAMILIES = [['consult', 'Consultation', '会談・往来'], ['statement', 'Statements', '声明・発言'], ['agreement', 'Agreements', '合意・条約'], ['relations', 'Diplomatic relations', '外交関係'], ['un', 'International bodies', '国際機関'], ['coerce', 'Coercion', '制裁・圧力'], ['security', 'Security', '安全保障'], ['cooperation', 'Cooperation', '協力・援助'], ['polity', 'Polity', '政体']];

let seed = 7;
const random = () => ((seed = (seed * 48271) % 2147483647) / 2147483647);
/** @template T @param {T[]} list @returns {T} */
const pick = (list) => list[Math.floor(random() ** 1.6 * list.length)];

const events = Array.from({ length: size }, (_, i) => make(i)).sort((a, b) => order(a) - order(b));

/** @param {any} e */
function order(e) {
  const d = parse(e.date);
  return d ? (Number.isFinite(d.first) ? d.first : d.last) : Infinity;
}

/** @param {number} i */
function make(i) {
  const day = dayOf(1991, 1, 1) + Math.floor(random() ** 0.7 * 12300);
  const text = isoDay(day);
  const r = random();
  const date = r < 0.7 ? text : r < 0.8 ? text.slice(0, 7) : r < 0.85 ? text.slice(0, 4) : r < 0.88 ? `${text.slice(0, 7)}~` : r < 0.91 ? `${text.slice(0, 4)}-22` : r < 0.94 ? `${text}/${isoDay(day + 3)}` : r < 0.96 ? `${text}/..` : r < 0.98 ? `../${text}` : null;
  const [slug, label, , family, weight] = pick(TYPES);
  const codes = [...new Set([pick(Object.keys(COUNTRIES)), pick(Object.keys(COUNTRIES))])];
  const parties = codes.map((c, n) => ({ actor: `country/${c}`, name: COUNTRIES[/** @type {'RUS'} */ (c)][0], country: c, role: n ? 'target' : 'source' }));
  for (const [id, [name, , c]] of Object.entries(PEOPLE)) if (codes.includes(c) && random() < 0.3) parties.push({ actor: id, name, country: c, role: 'participant' });
  const ja = i % 2 === 1;
  const summary = ja ? `${parties.map((p) => p.name).join('と')}は${text.slice(0, 4)}年に${label}を行ったと伝えられた。` : `${parties.map((p) => p.name).join(' and ')}: ${String(label).toLowerCase()} reported on ${text}, officials said.`;
  return {
    id: `ev${i}`, type: slug, label, family, plover: 'CONSULT', cameo: '046', weight, date, precision: 'day', modality: pick(['occurred', 'occurred', 'occurred', 'planned', 'alleged', 'negated', 'ongoing']),
    parties, countries: codes, summary, lang: ja ? 'ja' : 'en', score: Math.round(random() * 1000) / 1000, sources: pick([1, 1, 2, 3]), status: 'extracted', disputes: i % 9 ? undefined : ['date'],
    vote: slug === 'veto' ? { body: 'UNSC', symbol: 'S/2017/315', for: 10, against: 2, abstain: 3, by: { RUS: 'against', CHN: 'abstain', USA: 'for' }, vetoed: ['RUS'] } : undefined,
  };
}

/** @param {any} e */
const reports = (e) => Array.from({ length: e.sources }, (_, n) => ({ article: `${e.id}-${n}`, outlet: ['Agency', 'The Daily', '日刊'][n], url: 'https://example.org/a', lang: e.lang, quote: e.summary, start: 16, end: 16 + [...e.summary].length, trigger: { start: 20, end: 26, text: '' }, date_span: { start: 30, end: 34, text: '' }, type: e.type, date: e.date, modality: e.modality, rule: 'en/x-1', score: e.score, reason: n ? 'same type, parties and day' : undefined }));

/** @param {URLSearchParams} q @param {any[]} [from] */
function matching(q, from = events) {
  const any = (/** @type {string} */ name, /** @type {(e: any) => string[]} */ of) => {
    const want = q.getAll(name);
    return (/** @type {any} */ e) => !want.length || (name === 'country' && q.get('all_countries') ? want.every((w) => of(e).includes(w)) : want.some((w) => of(e).includes(w)));
  };
  const tests = [
    any('country', (e) => e.countries), any('actor', (e) => e.parties.map((/** @type {any} */ p) => p.actor)), any('type', (e) => [e.type]), any('family', (e) => [e.family]), any('modality', (e) => [e.modality]), any('lang', (e) => [e.lang]), any('outlet', () => ['Agency']),
    (/** @type {any} */ e) => q.getAll('dyad').every((d) => d.split('-').every((c) => e.countries.includes(c))),
    (/** @type {any} */ e) => !q.get('q') || e.summary.toLowerCase().includes(String(q.get('q')).toLowerCase()),
    (/** @type {any} */ e) => {
      const d = parse(e.date);
      const a = parse(q.get('from'))?.first ?? -Infinity;
      const b = parse(q.get('to'))?.last ?? Infinity;
      if (a === -Infinity && b === Infinity) return true;
      return !!d && (q.get('certain') ? d.first >= a && d.last <= b : d.last >= a && d.first <= b);
    },
  ];
  return from.filter((e) => tests.every((t) => t(e)));
}

/** @param {any[]} list @param {(e: any) => string[]} of */
function tally(list, of) {
  /** @type {Map<string, number>} */
  const n = new Map();
  for (const e of list) for (const v of of(e)) n.set(v, (n.get(v) ?? 0) + 1);
  return [...n].sort((a, b) => b[1] - a[1]).map(([key, events]) => ({ key, events }));
}

/** @type {Record<string, (q: URLSearchParams, id: string) => any>} */
const routes = {
  types: () => ({ types: TYPES.map(([slug, en, ja, family, weight]) => ({ slug, labels: { en, ja }, family, weight, plover: 'CONSULT', cameo: '046' })), families: FAMILIES.map(([slug, en, ja]) => ({ slug, labels: { en, ja } })) }),
  countries: (q) => ({ countries: Object.entries(COUNTRIES).filter(([, n]) => n.some((x) => x.toLowerCase().startsWith((q.get('q') ?? '').toLowerCase()))).map(([id, n]) => ({ id, name: n[q.get('lang') === 'ja' ? 1 : 0], events: 1 })) }),
  actors: (q) => ({ actors: Object.entries(PEOPLE).filter(([, n]) => n.some((x) => x.toLowerCase().includes((q.get('q') ?? '').toLowerCase()))).map(([id, n]) => ({ id, kind: 'person', name: n[q.get('lang') === 'ja' ? 1 : 0], country: n[2], events: 1 })) }),
  facets: (q) => {
    const m = matching(q);
    return { total: m.length, undated: m.filter((e) => !e.date).length, countries: tally(m, (e) => e.countries), actors: tally(m, (e) => e.parties.map((/** @type {any} */ p) => p.actor)), types: tally(m, (e) => [e.type]), families: tally(m, (e) => [e.family]), modalities: tally(m, (e) => [e.modality]), langs: tally(m, (e) => [e.lang]), outlets: [{ key: 'Agency', events: m.length }] };
  },
  density: (q) => {
    const m = matching(q).filter((e) => e.date);
    const bins = Number(q.get('bins') ?? 640);
    const a = q.get('from') ? (parse(q.get('from'))?.first ?? 0) : order(m[0]);
    const b = q.get('to') ? (parse(q.get('to'))?.last ?? 0) : order(m[m.length - 1]);
    const step = (b - a + 1) / bins;
    const by = q.get('by') ?? '';
    const of = (/** @type {any} */ e) => (by === 'country' ? e.countries : by ? [e[by]] : ['']);
    /** @type {Map<string, number[]>} */
    const rows = new Map();
    for (const e of m) for (const k of of(e)) {
      const i = Math.floor((order(e) - a) / step);
      if (i < 0 || i >= bins) continue;
      if (!rows.has(k)) rows.set(k, new Array(bins).fill(0));
      /** @type {number[]} */ (rows.get(k))[i]++;
    }
    return { first: a, days: b - a + 1, bins, lanes: [...rows].map(([key, counts]) => ({ key, total: counts.length, counts })) };
  },
  saved: () => ({ saved: [] }),
  events: (q, id) => {
    if (id) {
      const e = events.find((x) => x.id === id);
      return e && { ...e, reports: reports(e) };
    }
    const m = matching(q);
    const at = Number(q.get('cursor') ?? 0);
    const limit = Number(q.get('limit') ?? 100);
    return { events: m.slice(at, at + limit), ...(at + limit < m.length ? { next: String(at + limit) } : {}) };
  },
  articles: (_, id) => {
    const e = events.find((x) => x.id === id.split('-')[0]);
    return e && { id, title: `${e.label} of ${e.countries.join(' and ')}`, outlet: 'Agency', lang: e.lang, published: '2024-06-19', url: 'https://example.org/a', text: `MOSCOW (Agency) ${e.summary}\n\nThe text goes on with a second paragraph, which says nothing of note.\n\nAnd a third one.`, names: [] };
  },
};

const TYPE = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.svg': 'image/svg+xml' };

http
  .createServer(async (req, res) => {
    const url = new URL(req.url ?? '/', 'http://x');
    res.setHeader('Content-Security-Policy', "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'");
    if (url.pathname.startsWith('/api/v1/')) {
      const [name, ...id] = url.pathname.slice(8).split('/');
      const body = name === 'extract' ? { articles: [{ lang: 'en', text: 'Text', events: [] }] } : routes[name]?.(url.searchParams, decodeURIComponent(id.join('/')));
      res.statusCode = body ? 200 : 404;
      res.setHeader('Content-Type', 'application/json');
      return res.end(JSON.stringify(body ?? { title: 'not found' }));
    }
    try {
      const name = url.pathname === '/' || url.pathname === '/embed' ? '/index.html' : url.pathname;
      const data = await readFile(new URL(`../dist${name}`, import.meta.url));
      res.setHeader('Content-Type', TYPE[/** @type {'.js'} */ (extname(name))] ?? 'text/plain');
      res.end(data);
    } catch {
      res.statusCode = 404;
      res.end();
    }
  })
  .listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
