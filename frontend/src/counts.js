// @ts-check
// Counts by lane, as the server or the index gives them, and the lanes that they fill. Pure.

import { cubeOfCounts } from './cube.js';
import { FAMILIES } from './glyph.js';

/** @typedef {{by: import('./lanes.js').LaneKind, keys: string[], cube: import('./cube.js').Cube}} Counts */
/** @typedef {{key: string, i: number, n: number}} CountLane i is the lane of the cube, -1 for all others, which are not counted */

/** What the server counts by where lanes of a kind are wanted. @param {import('./lanes.js').LaneKind} kind */
export const countedBy = (kind) => (kind === 'type' || kind === 'family' ? kind : 'country');

/** How the counts of lanes are asked for. @param {import('./lanes.js').LaneKind} kind */
export const laneCounts = (kind) => ({ bins: 640, by: countedBy(kind) });

/** @param {import('./api.js').Density} d @param {import('./lanes.js').LaneKind} by @returns {Counts} */
export const countsOf = (d, by) => ({ by, keys: d.lanes.map((l) => l.key), cube: cubeOfCounts(d.lanes.map((l) => l.counts), d.first, d.days / Math.max(1, d.bins)) });

/** The window around days that has some air. @param {number} first @param {number} last @returns {import('./scale.js').Window} */
export function reach(first, last) {
  const pad = Math.max(20, (last - first) * 0.03);
  return { a: Math.floor(first - pad), b: Math.ceil(last + pad + 1) };
}

/** All the time that counts take. @param {import('./api.js').Density} d */
export const reachOfCounts = (d) => (d.days ? reach(d.first, d.first + d.days - 1) : null);

/**
 * The lanes that there is room for, in the order that the lanes of events have.
 * @param {Counts} c @param {number} room @param {string[]} wanted keys that are filtered for @returns {CountLane[]}
 */
export function topLanes(c, room, wanted) {
  const row = c.cube.bins + 1;
  const rank = (/** @type {string} */ key) => (c.by === 'family' ? FAMILIES.indexOf(key) : (wanted.indexOf(key) + wanted.length + 1) % (wanted.length + 1));
  const all = c.keys.map((key, i) => ({ key, i, n: c.cube.sums[i * row + row - 1] }));
  const named = all.filter((l) => l.key).sort((a, b) => rank(a.key) - rank(b.key) || b.n - a.n || (a.key < b.key ? -1 : 1));
  const rest = all.filter((l) => !l.key);
  if (named.length + rest.length <= room) return [...named, ...rest];
  return [...named.slice(0, Math.max(1, room - 1)), rest[0] ?? { key: '', i: -1, n: 0 }];
}
