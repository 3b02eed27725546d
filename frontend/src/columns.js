// @ts-check
// Reads the server's index of all matching events (docs/api.md, "The index of the page"):
// columns of numbers in the order of time, that are counted into lanes and cut into windows. Pure.

import { cubeOfDays } from './cube.js';
import { FAMILIES } from './glyph.js';
import { rhythm } from './rhythm.js';

/** @typedef {import('./lanes.js').LaneKind} LaneKind */
/** @typedef {Uint8Array|Uint16Array|Uint32Array|Int32Array} Numbers */
/**
 * @typedef {{day: Int32Array, length: Numbers, columns: Map<string, Numbers>, starts: Map<string, Uint32Array>, dictionaries: Record<string, string[]>, names: Record<string, string[]>, events: number, dated: number, version: number}} Table
 *   day is the first day of each row, length the days to its last; starts is where each row's codes begin in a column of lists; version is that of the data
 * @typedef {{day: number, seq: number, first: number, last: number, type: string, modality: string, status: string, sources: number, score: number, countries: string[], actors: string[]}} Row
 */

const LAYOUT = 1; // version of the layout that is read here
const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array };
const OPEN_START = -2147483648;
const OPEN_END = 2147483647;

/** Views the columns of an index in place. @param {ArrayBuffer} buffer @returns {Table} */
export function readTable(buffer) {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < 8 || new TextDecoder().decode(bytes.subarray(0, 4)) !== 'DMIX') throw new Error('not an index of events');
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + new DataView(buffer).getUint32(4, true))));
  if (head.version !== LAYOUT) throw new Error(`an index of the unknown version ${head.version}`);
  /** @type {Map<string, Numbers>} */
  const columns = new Map();
  for (const c of head.columns) {
    const list = new TYPES[/** @type {'u8'} */ (c.type)](buffer, c.offset, c.length);
    if (c.delta) for (let i = 1; i < list.length; i++) list[i] += list[i - 1]; // the arrays wrap around as the sums do
    columns.set(c.name, list);
  }
  const day = /** @type {Int32Array} */ (columns.get('day') ?? new Int32Array(0));
  return { day, length: columns.get('length') ?? new Uint8Array(day.length), columns, starts: new Map(), dictionaries: head.dictionaries ?? {}, names: head.names ?? {}, events: head.events, dated: head.dated, version: head.data_version };
}

/** First and last day of a row, infinite where open. @param {Table} t @param {number} i @returns {[number, number]} */
function daysOf(t, i) {
  const day = t.day[i];
  const last = (day + t.length[i]) | 0;
  return [day === OPEN_START ? -Infinity : day, last === OPEN_END ? Infinity : last];
}

/** The day that stands for a row. @param {Table} t @param {number} i */
function dayFor(t, i) {
  const [first, last] = daysOf(t, i);
  if (first === -Infinity) return last;
  return last === Infinity ? first : Math.floor((first + last) / 2);
}

/** Where each row's codes begin in a column of lists. @param {Table} t @param {string} name */
function startsOf(t, name) {
  let out = t.starts.get(name);
  if (out) return out;
  const counts = t.columns.get(`${name}_count`) ?? new Uint8Array(t.events);
  out = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) out[i + 1] = out[i] + counts[i];
  t.starts.set(name, out);
  return out;
}

/**
 * What puts a row into lanes: calls give with the code of each lane of row i, and says how codes are named.
 * @param {Table} t @param {LaneKind} kind @param {Record<string, string>} families family of each type
 * @returns {{each: (i: number, give: (code: number) => void) => void, name: (code: number) => string}}
 */
function lanesIn(t, kind, families) {
  const dictionary = (/** @type {string} */ name) => t.dictionaries[name] ?? [];
  if (kind === 'type' || kind === 'family') {
    const type = /** @type {Numbers} */ (t.columns.get('type'));
    const of = dictionary('type').map((slug) => families[slug] ?? 'consult');
    const list = [...new Set(of)];
    const codes = of.map((f) => list.indexOf(f));
    if (kind === 'family') return { each: (i, give) => give(codes[type[i]]), name: (c) => list[c] };
    return { each: (i, give) => give(type[i]), name: (c) => dictionary('type')[c] };
  }
  const column = kind === 'actor' ? 'actor' : 'country';
  const values = /** @type {Numbers} */ (t.columns.get(column));
  const at = startsOf(t, column);
  const names = dictionary(column);
  if (kind === 'country') return { each: (i, give) => { for (let j = at[i]; j < at[i + 1]; j++) give(values[j]); }, name: (c) => names[c] };
  if (kind === 'actor') {
    // Countries are actors too, and have lanes of their own kind.
    const hidden = Uint8Array.from(names, (n) => Number(n.startsWith('country/')));
    return { each: (i, give) => { for (let j = at[i]; j < at[i + 1]; j++) if (!hidden[values[j]]) give(values[j]); }, name: (c) => names[c] };
  }
  const n = names.length;
  // Pairs are named in the order of the alphabet, whichever of the two comes first in a row.
  const rank = new Uint32Array(n);
  names.map((name, code) => ({ name, code })).sort((a, b) => (a.name < b.name ? -1 : 1)).forEach((x, r) => (rank[x.code] = r));
  const pair = (/** @type {number} */ a, /** @type {number} */ b) => (rank[a] < rank[b] ? a * n + b : b * n + a);
  return {
    each(i, give) {
      for (let j = at[i]; j < at[i + 1]; j++) for (let k = j + 1; k < at[i + 1]; k++) if (values[j] !== values[k]) give(pair(values[j], values[k]));
    },
    name: (c) => `${names[Math.floor(c / n)]}-${names[c % n]}`,
  };
}

/**
 * Counts by lane over all the time: the lanes that are wanted, the fullest, and as '' the rows of none of them.
 * @param {Table} t @param {LaneKind} kind @param {number} most lanes @param {string[]} wanted keys @param {Record<string, string>} families
 * @returns {import('./counts.js').Counts}
 */
export function countLanesIn(t, kind, most, wanted, families) {
  const { each, name } = lanesIn(t, kind, families);
  /** @type {Map<number, number>} */
  const sizes = new Map();
  const add = (/** @type {number} */ code) => void sizes.set(code, (sizes.get(code) ?? 0) + 1);
  for (let i = 0; i < t.dated; i++) each(i, add);
  const rank = (/** @type {number} */ code) => (wanted.length ? (wanted.indexOf(name(code)) + wanted.length + 1) % (wanted.length + 1) : 0);
  const codes = [...sizes.keys()].map((code) => ({ code, rank: rank(code), n: sizes.get(code) ?? 0 })).sort((a, b) => a.rank - b.rank || b.n - a.n || a.code - b.code);
  // One lane is left for the others.
  const shown = codes.slice(0, Math.max(1, most - 1)).map((c) => c.code);
  const lane = new Map(shown.map((code, i) => [code, i]));
  const days = shown.map((code) => new Int32Array(sizes.get(code) ?? 0));
  const rest = new Int32Array(t.dated);
  const filled = new Uint32Array(shown.length + 1);
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < t.dated; i++) {
    const day = dayFor(t, i);
    if (day < first) first = day;
    if (day > last) last = day;
    let found = false;
    each(i, (code) => {
      const l = lane.get(code);
      if (l === undefined) return;
      days[l][filled[l]++] = day;
      found = true;
    });
    if (!found) rest[filled[shown.length]++] = day;
  }
  const keys = shown.map(name);
  const others = rest.subarray(0, filled[shown.length]);
  const all = others.length ? [...days, others] : days;
  return { by: kind, keys: others.length ? [...keys, ''] : keys, cube: cubeOfDays(all, Number.isFinite(first) ? first : 0, Number.isFinite(last) ? last : 0) };
}

/**
 * The rows that may touch a window, or null where there are more than most.
 * @param {Table} t @param {import('./scale.js').Window} w @param {number} most @param {Table} [acting] the actors of the same rows @returns {Row[]|null}
 */
export function rowsIn(t, w, most, acting) {
  const found = [];
  for (let i = 0; i < t.dated; i++) {
    const [first, last] = daysOf(t, i);
    if (first >= w.b) break; // rows stand in the order of their first days, open starts before all
    if (last < w.a) continue;
    if (found.length === most) return null;
    found.push(i);
  }
  const of = (/** @type {string} */ name, /** @type {number} */ i) => t.columns.get(name)?.[i] ?? 0;
  const word = (/** @type {string} */ name, /** @type {number} */ i) => t.dictionaries[name]?.[of(name, i)] ?? '';
  const list = (/** @type {Table} */ from, /** @type {string} */ name, /** @type {number} */ i) => {
    const at = startsOf(from, name);
    return [...(from.columns.get(name)?.subarray(at[i], at[i + 1]) ?? [])].map((code) => from.dictionaries[name][code]);
  };
  return found.map((i) => {
    const [first, last] = daysOf(t, i);
    return {
      day: t.day[i], seq: of('seq', i), first, last, type: word('type', i), modality: word('modality', i), status: word('status', i), sources: of('sources', i), score: of('score', i) / 100,
      countries: list(t, 'country', i), actors: acting ? list(acting, 'actor', i) : [],
    };
  });
}

/** Years, months and gaps of all rows. @param {Table} t @param {Record<string, string>} families @param {Record<string, number>} weights of types @returns {import('./rhythm.js').Rhythm} */
export function rhythmIn(t, families, weights) {
  const slugs = t.dictionaries.type ?? [];
  const family = slugs.map((slug) => FAMILIES.indexOf(families[slug]));
  const conflict = slugs.map((slug) => weights[slug] < 0);
  const type = t.columns.get('type') ?? new Uint8Array(t.events);
  return rhythm((give) => {
    for (let i = 0; i < t.dated; i++) {
      const [first, last] = daysOf(t, i);
      give(first, last, dayFor(t, i), family[type[i]], conflict[type[i]]);
    }
  });
}
