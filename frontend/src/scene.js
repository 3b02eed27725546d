// @ts-check
// Makes the scene that draw() paints: lanes with their boxes and layouts. Layouts
// are kept while the zoom stays, so that panning only moves them.

import { peak } from './cube.js';
import { layoutLane, ROW } from './layout.js';

/** @typedef {import('./layout.js').Layout} Layout */

export const AXIS = 40; // pixels of the time axis
export const HEAD = 22; // pixels of a lane's name, where it stands in the lane
/** Where lanes bear their names inside. */
export const NARROW = '(max-width: 700px)';
const LEAST = 46; // pixels of a lane at the least

/** How many lanes a height has room for. @param {number} height @param {number} head pixels at the top of a lane that its label takes */
export const roomFor = (height, head) => Math.max(1, Math.floor((height - AXIS) / (LEAST + head)));

/**
 * Boxes of n lanes that fill a height.
 * @param {number} n @param {number} height @param {number} head pixels at the top of a lane that its label takes
 */
export function boxes(n, height, head) {
  const h = (height - AXIS) / Math.max(1, n);
  return Array.from({ length: n }, (_, i) => {
    const y = AXIS + Math.round(i * h);
    const tall = AXIS + Math.round((i + 1) * h) - y;
    const rows = Math.max(1, Math.floor((tall - head - 4) / ROW));
    return { y, h: tall, top: head + Math.max(2, Math.floor((tall - head - rows * ROW) / 2)), rows };
  });
}

/** Keeps the layouts of lanes for one zoom. */
export class Layouts {
  #key = '';
  /** @type {unknown} */
  #lanes = null;
  /** @type {Layout[]} */
  #kept = [];
  #peak = 1;

  /**
   * @param {import('./lanes.js').Lane[]} lanes @param {number} base @param {number} k @param {number[]} rows
   * @returns {{layouts: Layout[], peak: number}}
   */
  of(lanes, base, k, rows) {
    const key = `${base} ${k.toPrecision(9)} ${rows.join()}`;
    if (key !== this.#key || lanes !== this.#lanes) {
      this.#kept = lanes.map((lane, i) => layoutLane(lane.events, base, k, rows[i]));
      this.#peak = Math.max(1, ...this.#kept.flatMap((l) => l.clusters.map((c) => c.events.length)));
      this.#key = key;
      this.#lanes = lanes;
    }
    return { layouts: this.#kept, peak: this.#peak };
  }
}

/**
 * A scene of counts, without events.
 * @param {{size: {width: number, height: number}, win: import('./scale.js').Window, base: number, cube: import('./cube.js').Cube, lanes: import('./counts.js').CountLane[], head: number,
 *   colors: ReturnType<typeof import('./theme.js').readColors>, tickLabel: import('./draw.js').Scene['tickLabel']}} of
 * @returns {import('./draw.js').Scene}
 */
export function countScene({ size, win, base, cube, lanes, head, colors, tickLabel }) {
  const k = size.width / (win.b - win.a);
  // The lane of all others may be a hundred times as full, and would press the rest flat.
  const named = lanes.filter((l) => l.key && l.i >= 0).map((l) => l.i);
  return {
    ...size,
    axisHeight: AXIS,
    win,
    base,
    k,
    lanes: boxes(lanes.length, size.height, head).map((b, i) => ({ y: b.y, h: b.h, top: b.top, layout: null, cubeLane: lanes[i].i })),
    cube,
    peak: Math.max(1, peak(cube, Math.max(cube.step, 3 / k), named.length ? named : undefined)),
    colors,
    font: colors.font,
    selected: null,
    hover: null,
    labels: () => [],
    tickLabel,
  };
}
