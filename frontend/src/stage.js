// @ts-check
// State of the picture that several views share: its lanes, the scene as last
// drawn, and how to move about in it.

import { computed, signal } from '@preact/signals';
import { topLanes } from './counts.js';
import { complete, counts, dated, extent, single } from './data.js';
import { lanesOf } from './lanes.js';
import { clampWindow, zoomAround } from './scale.js';
import { by, filters, full, room, win } from './state.js';

/** The lane that the keyboard is on. */
export const lane = signal(0);
/** Lanes of events. */
export const lanes = computed(() => {
  const kind = by.value;
  // Where the window holds a few of very many events, the lanes stay those of all of them.
  const all = complete.value || counts.value?.by !== kind ? null : topLanes(counts.value, room.value, filters.value[kind]);
  return lanesOf(dated.value, kind, room.value, filters.value[kind], all?.map((l) => l.key));
});

/** Lanes of counts, where the events are too many: the fullest that fit. */
export const countLanes = computed(() => {
  const c = counts.value;
  if (!c || complete.value || single.value) return null;
  return { by: c.by, cube: c.cube, lanes: topLanes(c, room.value, filters.value[c.by]) };
});

/** Moves the window in a glide; the picture sets it. @type {{glide: (w: import('./scale.js').Window) => void}} */
export const motion = {
  glide(w) {
    win.value = w;
  },
};

/** Sets the window, within what there is. @param {import('./scale.js').Window} w */
export function setWindow(w) {
  const x = extent.value;
  const to = clampWindow(w, x);
  const was = win.value;
  if (was && was.a === to.a && was.b === to.b) return;
  full.value = to.b - to.a >= (x.b - x.a) * 0.9999;
  win.value = to;
}

/** @param {number} factor less than 1 comes closer */
export function zoomBy(factor) {
  const w = win.value;
  if (w) motion.glide(zoomAround(w, (w.a + w.b) / 2, factor));
}

/** @param {number} part of the window's width */
export function panBy(part) {
  const w = win.value;
  if (!w) return;
  const d = (w.b - w.a) * part;
  motion.glide({ a: w.a + d, b: w.b + d });
}

/** Shows all there is. */
export function showAll() {
  motion.glide(extent.value);
}

/** Brings a day into sight, without moving when it is. @param {import('./model.js').Event} ev */
export function reveal(ev) {
  const w = win.value;
  if (!w || Number.isNaN(ev.at)) return;
  const pad = (w.b - w.a) * 0.04;
  if (ev.at >= w.a + pad && ev.at < w.b - pad) return;
  const half = (w.b - w.a) / 2;
  motion.glide({ a: ev.at - half, b: ev.at + half });
}

/** Shows a stretch of days with some air around it. @param {number} first @param {number} last */
export function showRange(first, last) {
  const pad = Math.max(3, (last - first) * 0.12);
  motion.glide({ a: first - pad, b: last + 1 + pad });
}
