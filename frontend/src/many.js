// @ts-check
// What the page does where more events match than it holds: counts of the lanes and the
// events of the window, from the index while there is one, else from the server.

import { batch, effect, signal } from '@preact/signals';
import * as api from './api.js';
import { countedBy, countsOf, laneCounts } from './counts.js';
import { complete, counts, error, events, loading, PAGE, rhythm, single, total, types } from './data.js';
import { dateOfDays, isoDay, parse } from './date.js';
import * as index from './indexed.js';
import { byDate, inWindow, toEvent } from './model.js';
import { by, filters, query, room, selected, view, win } from './state.js';

/** @typedef {import('./model.js').Event} Event */
/** @typedef {import('./scale.js').Window} Window */

const MOST_INDEXED = 1_000_000; // events whose index is fetched
const MOST_MARKS = 4000; // events of the window that are drawn one by one from the index
const MOST_READ = 2000; // the same without an index, read from the server

/** The query whose index is at hand. */
const indexed = signal('\n'); // no query has a line break
/** The part of time whose events are held. @type {Window|null} */
let held = null;
/** The lanes that they bring the keys of. @type {import('./lanes.js').LaneKind|''} */
let heldBy = '';
let following = false;

/** Follows filters, lanes and window; does nothing when it does so already. */
export function followMany() {
  if (following) return;
  following = true;
  effect(() => {
    const q = query.value;
    if (complete.value || loading.value || total.value > MOST_INDEXED || indexed.peek() === q) return;
    index.openIndex(q).then(
      () => q === query.peek() && (indexed.value = q),
      () => {}, // then the server counts
    );
  });
  effect(() => {
    if (complete.value || loading.value || indexed.value !== query.value) return;
    const [kind, lanes] = [by.value, room.value];
    index.indexLanes(kind, lanes, filters.value[kind], familyOf()).then((c) => kind === by.peek() && (counts.value = c), fail);
  });
  effect(() => {
    if (complete.value || loading.value || indexed.value !== query.value || view.value === 'timeline') return;
    const q = query.value;
    const weights = Object.fromEntries([...types.value].map(([slug, t]) => [slug, t.weight]));
    index.indexRhythm(familyOf(), weights).then((r) => q === query.peek() && (rhythm.value = { q, ...r }), fail);
  });
  followWindow();
  effect(() => void settle(selected.value));
}

/** The family of each type. */
const familyOf = () => Object.fromEntries([...types.value].map(([slug, t]) => [slug, t.family]));

/** @param {Error} e */
function fail(e) {
  error.value = e;
}

/** Gives an event that was chosen by its row the id by which a link knows it. @param {string} id */
async function settle(id) {
  if (!api.isRow(id)) return;
  const [found] = (await api.rows([id]).catch(() => ({ events: [] }))).events;
  if (found && selected.peek() === id) selected.value = found.id;
}

/** Asks for the events of the window, and without an index for its counts. */
function followWindow() {
  let timer = 0;
  let current = new AbortController();
  effect(() => {
    const w = win.value;
    const kind = by.value;
    const q = query.value;
    const ready = indexed.value === q;
    clearTimeout(timer);
    if (complete.value || loading.value || !w) {
      held = null;
      return;
    }
    current.abort();
    const { signal } = (current = new AbortController());
    const shown = ready ? showRows(kind, w, signal) : Promise.resolve(false);
    timer = window.setTimeout(() => shown.then((rows) => read(new URLSearchParams(q), kind, w, ready, rows, signal)).catch((e) => signal.aborted || fail(e)), 150);
  });
}

/** Shows the rows of a window as marks, where they are few; tells whether they are. @param {import('./lanes.js').LaneKind} kind @param {Window} w @param {AbortSignal} signal */
async function showRows(kind, w, signal) {
  if (held && w.a >= held.a && w.b <= held.b && kind === heldBy) return true;
  const air = (w.b - w.a) / 2;
  const wide = { a: w.a - air, b: w.b + air };
  let rows = await index.indexRows(kind, wide, MOST_MARKS);
  let of = wide;
  if (!rows) [rows, of] = [await index.indexRows(kind, w, MOST_MARKS), w];
  if (signal.aborted) return false;
  held = rows && of;
  heldBy = kind;
  batch(() => {
    single.value = rows !== null;
    if (rows) events.value = rows.map(toLight).sort(byDate);
  });
  return rows !== null;
}
/** An event as far as the index knows it. @param {import('./columns.js').Row} r @returns {Event} */
function toLight(r) {
  const parties = r.countries.map((c) => ({ actor: `country/${c}`, name: '', country: c, role: '' }));
  const ev = toEvent({ ...r, id: `${r.day}.${r.seq}`, date: dateOfDays(r.first, r.last), parties }, types.value);
  return r.actors.length ? { ...ev, actors: r.actors.filter((a) => !a.startsWith('country/')) } : ev;
}

/** Reads the events of the window in full, all of them where they are few. @param {URLSearchParams} q @param {import('./lanes.js').LaneKind} kind @param {Window} w @param {boolean} ready @param {boolean} rows whether rows stand for them @param {AbortSignal} signal */
async function read(q, kind, w, ready, rows, signal) {
  if (signal.aborted) return;
  const params = narrowed(q, w);
  if (!ready) counts.value = countsOf(await api.density(params, laneCounts(kind), signal), countedBy(kind));
  const most = rows ? MOST_MARKS : ready ? PAGE : MOST_READ;
  let page = await api.events(params, { limit: PAGE }, signal);
  const raw = [...page.events];
  while (page.next && raw.length < most) {
    page = await api.events(params, { limit: PAGE, cursor: page.next }, signal);
    raw.push(...page.events);
  }
  if (signal.aborted) return;
  const full = raw.map((e) => toEvent(e, types.value));
  batch(() => {
    if (!ready) single.value = !page.next;
    events.value = [...(rows ? events.value.filter((e) => !inWindow(e, w)) : []), ...full].sort(byDate);
  });
}

/** The query for the part of a window that the filters leave. @param {URLSearchParams} q @param {Window} w */
function narrowed(q, w) {
  const from = parse(q.get('from'))?.first ?? -Infinity;
  const to = parse(q.get('to'))?.last ?? Infinity;
  q.set('from', isoDay(Math.max(from, Math.floor(w.a))));
  q.set('to', isoDay(Math.min(to, Math.ceil(w.b) - 1)));
  return q;
}
