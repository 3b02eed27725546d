// @ts-check
// Two actors against each other: what speaks for conflict, what for cooperation,
// year by year, and the gaps between. Pure.

import { civil, dayOf } from './date.js';

/** @typedef {import('./model.js').Event} Event */
/** @typedef {{year: number, up: Event[], down: Event[]}} Year up: conflict, down: cooperation */
/** @typedef {{from: Event, to: Event, days: number}} Gap */

/** Whether an event stands on the side of conflict. @param {Event} ev */
export const isConflict = (ev) => ev.weight < 0;

/** Every year from the first event to the last. @param {Event[]} events in order @returns {Year[]} */
export function years(events) {
  /** @type {Map<number, Year>} */
  const found = new Map();
  for (const ev of events) {
    const [year] = civil(ev.at);
    const y = found.get(year) ?? { year, up: [], down: [] };
    (isConflict(ev) ? y.up : y.down).push(ev);
    found.set(year, y);
  }
  const keys = [...found.keys()];
  if (!keys.length) return [];
  const first = Math.min(...keys);
  const last = Math.max(...keys);
  if (last - first > 500) return keys.sort((a, b) => a - b).map((k) => /** @type {Year} */ (found.get(k)));
  return Array.from({ length: last - first + 1 }, (_, i) => found.get(first + i) ?? { year: first + i, up: [], down: [] });
}

// An open side tells nothing of how long it lasted: such an event counts where it is known.
const begin = (/** @type {Event} */ ev) => (Number.isFinite(ev.first) ? ev.first : ev.last);
const end = (/** @type {Event} */ ev) => (Number.isFinite(ev.last) ? ev.last : ev.first);

/** The longest stretches without an event, in order of time. @param {Event[]} events in order @param {number} most how many @param {number} least days that make a gap */
export function gaps(events, most = 3, least = 365) {
  /** @type {Gap[]} */
  const all = [];
  /** @type {Event|null} */
  let latest = null;
  for (const ev of events) {
    const days = latest ? begin(ev) - end(latest) : 0;
    if (latest && days >= least) all.push({ from: latest, to: ev, days });
    if (!latest || end(ev) > end(latest)) latest = ev;
  }
  return all.sort((a, b) => b.days - a.days).slice(0, most).sort((a, b) => end(a.from) - end(b.from));
}

/** Counts by year and month. @param {Event[]} events @returns {Map<number, number[]>} twelve counts, and at 12 those of which the month is not known */
export function months(events) {
  /** @type {Map<number, number[]>} */
  const out = new Map();
  for (const ev of events) {
    const [y, m] = civil(ev.at);
    const exact = ev.last - ev.first < 32;
    const row = out.get(y) ?? new Array(13).fill(0);
    row[exact ? m - 1 : 12]++;
    out.set(y, row);
  }
  return out;
}

/** First and last day of a month, or of the year for the column 12. @param {number} year @param {number} month from 0 */
export const monthDays = (year, month) => (month > 11 ? [dayOf(year, 1, 1), dayOf(year + 1, 1, 1) - 1] : [dayOf(year, month + 1, 1), dayOf(year, month + 2, 1) - 1]);
