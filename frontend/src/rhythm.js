// @ts-check
// How events lie in time: years with what speaks for conflict and what for cooperation,
// months, and the gaps between. Pure.

import { civil, dateOfDays, dayOf } from './date.js';
import { FAMILIES } from './glyph.js';

/** @typedef {import('./model.js').Event} Event */
/**
 * @typedef {{year: number, up: number[], down: number[]}} Year events of conflict and of cooperation by family, in the order of FAMILIES
 * @typedef {[number, number[], number[]]} Month a year; twelve counts, and at 12 the events of which the month is not known; for each month the days that have an event, as bits
 * @typedef {{from: string, to: string, days: number}} Gap between two EDTF dates
 * @typedef {{years: Year[], months: Month[], gaps: Gap[]}} Rhythm
 *   years from the first to the last, and for each of them its months
 * @typedef {(first: number, last: number, at: number, family: number, conflict: boolean) => void} Give an event: its days, the day that stands for it, its family's place in FAMILIES
 */

const MOST_GAPS = 3;
const LEAST_GAP = 365; // days
const MOST_YEARS = 500; // beyond that the empty ones are left out

/** @param {(give: Give) => void} each gives every event, in the order of time @returns {Rhythm} */
export function rhythm(each) {
  /** @type {Map<number, Year>} */
  const years = new Map();
  /** @type {Map<number, Month>} */
  const months = new Map();
  /** @type {(Gap & {after: number})[]} */
  const gaps = [];
  /** @type {[number, number]|null} */
  let latest = null;
  // An open side tells nothing of how long an event lasted: it counts where it is known.
  const end = (/** @type {[number, number]} */ e) => (Number.isFinite(e[1]) ? e[1] : e[0]);
  each((first, last, at, family, conflict) => {
    const [year, month, day] = civil(at);
    const y = years.get(year) ?? emptyYear(year);
    y[conflict ? 'up' : 'down'][Math.max(0, family)]++;
    years.set(year, y);
    const row = months.get(year) ?? emptyMonths(year);
    row[1][last - first < 32 ? month - 1 : 12]++;
    if (first === last) row[2][month - 1] |= 1 << (day - 1);
    months.set(year, row);
    const days = latest ? (Number.isFinite(first) ? first : last) - end(latest) : 0;
    if (latest && days >= LEAST_GAP) gaps.push({ from: dateOfDays(...latest), to: dateOfDays(first, last), days, after: end(latest) });
    if (!latest || end([first, last]) > end(latest)) latest = [first, last];
  });
  return {
    years: withEmpty(years, emptyYear),
    months: withEmpty(months, emptyMonths),
    gaps: gaps.sort((a, b) => b.days - a.days).slice(0, MOST_GAPS).sort((a, b) => a.after - b.after).map(({ from, to, days }) => ({ from, to, days })),
  };
}

/** @param {number} year @returns {Year} */
const emptyYear = (year) => ({ year, up: FAMILIES.map(() => 0), down: FAMILIES.map(() => 0) });

/** @param {number} year @returns {Month} */
const emptyMonths = (year) => [year, new Array(13).fill(0), new Array(12).fill(0)];

/** All years from the first to the last. @template T @param {Map<number, T>} found @param {(year: number) => T} empty @returns {T[]} */
function withEmpty(found, empty) {
  const keys = [...found.keys()].sort((a, b) => a - b);
  if (!keys.length) return [];
  const first = keys[0];
  const last = keys[keys.length - 1];
  const all = last - first > MOST_YEARS ? keys : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return all.map((year) => found.get(year) ?? empty(year));
}

/** The rhythm of events at hand. @param {Event[]} events dated, in order */
export const rhythmOf = (events) => rhythm((give) => events.forEach((ev) => give(ev.first, ev.last, ev.at, FAMILIES.indexOf(ev.family), ev.weight < 0)));

/** @param {number[]} counts */
export const sum = (counts) => counts.reduce((n, c) => n + c, 0);

/** First and last day of a month, or of the year for the column 12. @param {number} year @param {number} month from 0 */
export const monthDays = (year, month) => (month > 11 ? [dayOf(year, 1, 1), dayOf(year + 1, 1, 1) - 1] : [dayOf(year, month + 1, 1), dayOf(year, month + 2, 1) - 1]);
