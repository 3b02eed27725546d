// @ts-check
// Where the marks of a lane stand. Positions are "world" pixels: (day - base) x
// pixels per day. They do not depend on where the window is, so nothing jumps
// while the picture is panned.

import { FAMILIES } from './glyph.js';

/** @typedef {import('./model.js').Event} Event */
/**
 * @typedef {Object} Mark
 * @property {Event} ev
 * @property {number} x0 @property {number} x1 what it occupies
 * @property {number} cx where its shape stands
 * @property {number} row
 * @property {'point'|'bar'|'since'|'until'} kind
 * @property {number} next where the next thing of its row begins
 *
 * @typedef {Object} Cluster
 * @property {number} x0 @property {number} x1
 * @property {Event[]} events
 * @property {number[]} families members by family, in the order of FAMILIES
 *
 * @typedef {{marks: Mark[], clusters: Cluster[]}} Layout
 */

/** Pixels that a shape occupies, height of a row, and width of a cluster. */
export const MARK = 15;
export const ROW = 18;
export const CELL = 20;

const OPEN = 56; // pixels over which an open end fades

/** @param {Event} ev @param {number} base @param {number} k @returns {Mark} */
function place(ev, base, k) {
  const half = MARK / 2;
  const mark = { ev, row: -1, next: Infinity };
  if (!Number.isFinite(ev.first)) {
    const x = (ev.last + 1 - base) * k;
    return { ...mark, kind: 'until', x0: x - OPEN, x1: x + 1, cx: x - half };
  }
  const left = (ev.first - base) * k;
  if (!Number.isFinite(ev.last)) return { ...mark, kind: 'since', x0: left - 1, x1: left + OPEN, cx: left + half };
  const right = (ev.last + 1 - base) * k;
  const cx = (left + right) / 2;
  // A known day keeps its point however near the picture comes; a vague one is a bar.
  if (right - left <= MARK + 2 || ev.last === ev.first) return { ...mark, kind: 'point', x0: cx - half, x1: cx + half, cx };
  return { ...mark, kind: 'bar', x0: left, x1: right, cx };
}

/**
 * Puts the events of a lane into rows; where the rows are full, neighbours join in a cluster.
 * @param {Event[]} events dated ones @param {number} base @param {number} k pixels per day @param {number} rows
 * @returns {Layout}
 */
export function layoutLane(events, base, k, rows) {
  const items = events.map((ev) => place(ev, base, k)).sort((a, b) => a.x0 - b.x0 || (a.ev.id < b.ev.id ? -1 : 1));
  const ends = new Float64Array(rows).fill(-Infinity);
  /** @type {Map<number, Mark[]>} */
  const cells = new Map();
  const cellOf = (/** @type {Mark} */ m) => Math.floor(m.cx / CELL);
  for (const m of items) {
    m.row = ends.findIndex((end) => end <= m.x0);
    if (m.row >= 0) ends[m.row] = m.x1;
    else cells.set(cellOf(m), []);
  }
  if (cells.size) gather(items, cells, cellOf);
  for (const [cell, members] of cells) if (members.length < 2 && settle(cell, members, items, rows)) cells.delete(cell);
  const marks = items.filter((m) => m.row >= 0).sort((a, b) => a.x0 - b.x0);
  const clusters = [...cells].sort((a, b) => a[0] - b[0]).map(([cell, members]) => toCluster(cell, members));
  findNext(marks, clusters, rows);
  return { marks, clusters };
}

/**
 * Moves marks into the clusters whose cell they stand in or touch, so that nothing overlaps.
 * @param {Mark[]} items @param {Map<number, Mark[]>} cells @param {(m: Mark) => number} cellOf
 */
function gather(items, cells, cellOf) {
  for (const m of items) {
    const cell = cellOf(m);
    const long = m.kind !== 'point' && m.x1 - m.x0 > CELL * 2;
    const into = [cell, Math.floor(m.x0 / CELL), Math.floor((m.x1 - 0.01) / CELL)].find((c, i) => cells.has(c) && (i === 0 || !long));
    if (into === undefined) continue;
    m.row = -1;
    cells.get(into)?.push(m);
  }
}

/**
 * A cluster of one is a mark again, in the middle of its cell, where a row is free.
 * @param {number} cell @param {Mark[]} members @param {Mark[]} items @param {number} rows
 */
function settle(cell, members, items, rows) {
  const cx = (cell + 0.5) * CELL;
  const [x0, x1] = [cx - MARK / 2, cx + MARK / 2];
  const near = items.filter((m) => m.row >= 0 && m.x0 < x1 && m.x1 > x0);
  for (let row = 0; row < rows; row++) {
    if (near.some((m) => m.row === row)) continue;
    for (const m of members) Object.assign(m, { kind: 'point', cx, x0, x1, row });
    return true;
  }
  return false;
}

/** @param {number} cell @param {Mark[]} members @returns {Cluster} */
function toCluster(cell, members) {
  const families = FAMILIES.map(() => 0);
  for (const m of members) families[Math.max(0, FAMILIES.indexOf(m.ev.family))]++;
  return { x0: cell * CELL, x1: (cell + 1) * CELL, events: members.map((m) => m.ev), families };
}

/** Finds how far a label may run. @param {Mark[]} marks in order of x0 @param {Cluster[]} clusters @param {number} rows */
function findNext(marks, clusters, rows) {
  const next = new Float64Array(rows).fill(Infinity);
  let c = clusters.length - 1;
  let wall = Infinity;
  for (let i = marks.length - 1; i >= 0; i--) {
    const m = marks[i];
    while (c >= 0 && clusters[c].x0 >= m.cx) wall = clusters[c--].x0;
    m.next = Math.min(next[m.row], wall);
    next[m.row] = m.x0;
  }
}
