// @ts-check
// Loads what the filters ask for and keeps it: counts first, then events. All
// events while they are few; beyond that, counts and the events of the window.

import { batch, computed, effect, signal } from '@preact/signals';
import * as api from './api.js';
import { countedBy, countsOf, laneCounts, reach, reachOfCounts } from './counts.js';
import { cubeOfCounts, cubeOfDays } from './cube.js';
import { dayOf } from './date.js';
import { byDate, inWindow, toEvent } from './model.js';
import { by, full, lang, query, win } from './state.js';

/** @typedef {import('./model.js').Event} Event */

const MOST = 5000; // events that are held at once
export const PAGE = 1000; // events that are asked for at once

/** @type {import('@preact/signals').Signal<import('./model.js').Types>} */
export const types = signal(new Map());
/** Names of countries in the reader's language. @type {import('@preact/signals').Signal<Map<string, string>>} */
export const countries = signal(new Map());
/** Names of actors in the reader's language. @type {import('@preact/signals').Signal<Map<string, string>>} */
export const actors = signal(new Map());
/** Families in the order of the legend, with labels. @type {import('@preact/signals').Signal<Map<string, Record<string, string>>>} */
export const families = signal(new Map());
/** @type {import('@preact/signals').Signal<import('./api.js').Facets|null>} */
export const facets = signal(null);
/** Events at hand, in order, the undated last. @type {import('@preact/signals').Signal<Event[]>} */
export const events = signal([]);
/** Whether events holds all that match. */
export const complete = signal(false);
/** Whether events holds all of the window, where it does not hold all that match. */
export const single = signal(false);
/** Counts by lane, where the events are too many. @type {import('@preact/signals').Signal<import('./counts.js').Counts|null>} */
export const counts = signal(null);
/** Years, months and gaps of what a query matches, where events holds only some of it. @type {import('@preact/signals').Signal<(import('./rhythm.js').Rhythm & {q: string})|null>} */
export const rhythm = signal(null);
/** Counts over all the time there is. @type {import('@preact/signals').Signal<import('./cube.js').Cube|null>} */
export const overview = signal(null);
export const loading = signal(true);
/** @type {import('@preact/signals').Signal<Error|null>} */
export const error = signal(null);

/** Number of events that match. */
export const total = computed(() => facets.value?.total ?? events.value.length);
/** Events without a date. */
export const undated = computed(() => events.value.filter((e) => Number.isNaN(e.at)));
/** Events with a date. */
export const dated = computed(() => events.value.filter((e) => !Number.isNaN(e.at)));
/** Events of the window: what the picture shows and the list reads out. */
export const shown = computed(() => {
  const w = win.value;
  return w ? dated.value.filter((e) => inWindow(e, w)) : dated.value;
});

/** All the time that the events take, with a margin. @type {import('@preact/signals').Signal<import('./scale.js').Window>} */
export const extent = signal({ a: dayOf(1945, 1, 1), b: dayOf(2025, 1, 1) });

/** @param {Event[]} list */
function reachOf(list) {
  let first = Infinity;
  let last = -Infinity;
  for (const e of list) {
    const a = Number.isFinite(e.first) ? e.first : e.last;
    const b = Number.isFinite(e.last) ? e.last : e.first;
    if (a < first) first = a;
    if (b > last) last = b;
  }
  return first <= last ? reach(first, last) : null;
}

/** Sets how far the picture reaches; the window stays unless it showed all or lies outside. @param {import('./scale.js').Window} to */
function setExtent(to) {
  extent.value = to;
  const w = win.value;
  if (!w || full.value || w.b <= to.a || w.a >= to.b) {
    win.value = to;
    full.value = true;
  }
}

/** Loads the types, which never change while the page is open. */
export async function loadLists() {
  const list = await api.types();
  batch(() => {
    types.value = new Map(list.types.map((/** @type {any} */ x) => [x.slug, x]));
    families.value = new Map(list.families.map((/** @type {any} */ x) => [x.slug, x.labels]));
  });
}

/** Loads the names of countries and actors in each language that is chosen. */
export function followNames() {
  effect(() => {
    const now = lang.value;
    // Events bring the English names of actors along.
    Promise.all([api.countries(now), now === 'en' ? { actors: [] } : api.actors(now)]).then(([c, a]) => {
      if (now !== lang.peek()) return;
      batch(() => {
        countries.value = new Map(c.countries.map((/** @type {any} */ x) => [x.id, x.name]));
        actors.value = new Map(a.actors.map((/** @type {any} */ x) => [x.id, x.name]));
      });
    }, () => {}); // without them codes and English names stand in
  });
}

/** Follows the filters. */
export function followFilters() {
  /** @type {AbortController|null} */
  let current = null;
  effect(() => {
    const q = query.value;
    current?.abort();
    current = new AbortController();
    load(new URLSearchParams(q), current.signal);
  });
}

/** Loads again what the filters ask for. */
export function reload() {
  return load(new URLSearchParams(query.value), new AbortController().signal);
}

/** @param {URLSearchParams} q @param {AbortSignal} signal */
async function load(q, signal) {
  batch(() => {
    loading.value = true;
    error.value = null;
  });
  try {
    const counted = api.facets(q, signal);
    if (!facets.peek()) showCounts(q, signal).catch(() => {}); // the events tell what is wrong
    let page = await api.events(q, { limit: PAGE }, signal);
    const f = await counted;
    const few = (f.total ?? 0) <= MOST;
    const raw = [...page.events];
    while (few && page.next) {
      page = await api.events(q, { limit: PAGE, cursor: page.next }, signal);
      raw.push(...page.events);
    }
    const list = raw.map((e) => toEvent(e, types.value)).sort(byDate);
    const wide = few ? null : await api.density(q, { bins: 640, by: '' }, signal);
    if (signal.aborted) return;
    batch(() => {
      facets.value = f;
      complete.value = few;
      events.value = list;
      if (few) counts.value = null;
      single.value = false;
      const to = wide ? reachOfCounts(wide) : reachOf(list);
      if (to) setExtent(to);
      overview.value = wide ? totals(wide) : cubeOfDays([list.filter((e) => !Number.isNaN(e.at)).map((e) => e.at)], extent.value.a, extent.value.b);
      loading.value = false;
    });
    if (!few) (await import('./many.js')).followMany();
  } catch (e) {
    if (signal.aborted) return;
    batch(() => {
      error.value = /** @type {Error} */ (e);
      loading.value = false;
    });
  }
}

/** Shows counts until the first events are there. @param {URLSearchParams} q @param {AbortSignal} signal */
async function showCounts(q, signal) {
  const kind = by.peek();
  const d = await api.density(q, laneCounts(kind), signal);
  if (signal.aborted || facets.peek()) return;
  batch(() => {
    counts.value = countsOf(d, countedBy(kind));
    const to = reachOfCounts(d);
    if (to) setExtent(to);
  });
}

/** @param {import('./api.js').Density} d */
function totals(d) {
  const sum = new Float64Array(d.bins);
  for (const lane of d.lanes) lane.counts.forEach((n, i) => (sum[i] += n));
  return cubeOfCounts([sum], d.first, d.days / Math.max(1, d.bins));
}
