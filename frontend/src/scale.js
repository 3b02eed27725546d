// @ts-check
// Time to pixels and back, and the ticks of the time axis. Pure.

import { civil, dayOf } from './date.js';

/** @typedef {{a: number, b: number}} Window From day a to before day b; fractions are allowed. */
/** @typedef {'day'|'week'|'month'|'year'} Unit */
/** @typedef {{day: number, x: number}} Tick */

/** @param {Window} w @param {number} width @param {number} day */
export const xOf = (w, width, day) => ((day - w.a) / (w.b - w.a)) * width;

/** @param {Window} w @param {number} width @param {number} x */
export const dayAt = (w, width, x) => w.a + (x / width) * (w.b - w.a);

/** Days that one window can hold at the least and at the most. */
export const MIN_DAYS = 5;

/** @param {Window} w @param {Window} extent */
export function clampWindow(w, extent) {
  const full = extent.b - extent.a;
  const span = Math.min(Math.max(w.b - w.a, Math.min(MIN_DAYS, full)), full);
  const mid = (w.a + w.b) / 2;
  const a = Math.min(Math.max(mid - span / 2, extent.a), extent.b - span);
  return { a, b: a + span };
}

/** Zooms around a day. @param {Window} w @param {number} day @param {number} factor less than 1 comes closer */
export function zoomAround(w, day, factor) {
  return { a: day - (day - w.a) * factor, b: day + (w.b - day) * factor };
}

// Steps of the axis, finest first: unit, how many, days it takes about.
/** @type {[Unit, number, number][]} */
const STEPS = [
  ['day', 1, 1], ['day', 2, 2], ['week', 1, 7], ['month', 1, 30.4], ['month', 3, 91.3], ['month', 6, 182.6],
  .../** @type {[Unit, number, number][]} */ ([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].map((n) => ['year', n, 365.2425 * n])),
];

/** The finest step whose labels keep their distance. @param {Window} w @param {number} width @param {number} gap pixels between two ticks at least */
export function stepFor(w, width, gap) {
  const perDay = width / (w.b - w.a);
  const labelled = (/** @type {Unit} */ unit) => (unit === 'year' ? gap * 0.72 : unit === 'month' ? gap * 0.8 : gap * 0.6);
  const found = STEPS.find(([unit, , days]) => days * perDay >= labelled(unit)) ?? STEPS[STEPS.length - 1];
  return { unit: found[0], n: found[1] };
}

/** Days on which the steps of a window begin, the one before the window first. @param {Window} w @param {{unit: Unit, n: number}} step */
export function stepDays(w, step) {
  /** @type {(i: number) => number} day on which step i begins */
  let at;
  let i;
  const [y, m] = civil(w.a);
  if (step.unit === 'year') {
    at = (n) => dayOf(n * step.n, 1, 1);
    i = Math.floor(y / step.n);
  } else if (step.unit === 'month') {
    at = (n) => dayOf(0, n * step.n + 1, 1);
    i = Math.floor((y * 12 + m - 1) / step.n);
  } else {
    // Day 4 of the count was a Monday.
    const days = step.unit === 'week' ? 7 * step.n : step.n;
    const zero = step.unit === 'week' ? 4 : 0;
    at = (n) => zero + n * days;
    i = Math.floor((w.a - zero) / days);
  }
  const out = [];
  for (let day = at(i); day < w.b; day = at(++i)) out.push(day);
  return out;
}

/**
 * The axis of a window: fine ticks, and above them the coarser unit that gives them their context.
 * @param {Window} w @param {number} width @param {number} gap
 */
export function axis(w, width, gap) {
  const fine = stepFor(w, width, gap);
  /** @type {{unit: Unit, n: number}|null} */
  const coarse = fine.unit === 'year' ? null : fine.unit === 'month' ? { unit: 'year', n: 1 } : { unit: 'month', n: 1 };
  const ticks = (/** @type {{unit: Unit, n: number}} */ step) => stepDays(w, step).map((day) => ({ day, x: xOf(w, width, day) }));
  return { fine, coarse, ticks: ticks(fine), context: coarse ? ticks(coarse) : [] };
}
