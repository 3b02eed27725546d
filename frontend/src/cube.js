// @ts-check
// Counts of events by lane and time, as prefix sums: a count of any stretch of
// any lane is two reads, whatever the number of events.

/**
 * @typedef {Object} Cube
 * @property {number} lanes
 * @property {number} bins
 * @property {number} first day on which the first bin begins
 * @property {number} step days in a bin
 * @property {Uint32Array} sums lanes x (bins + 1)
 */

const MOST_CELLS = 1 << 23; // 32 MB of sums at the most

/**
 * @param {number} lanes @param {number} first @param {number} last last day inside
 * @param {number} [step] days in a bin; without it the finest that memory allows
 * @returns {Cube}
 */
export function emptyCube(lanes, first, last, step) {
  const days = Math.max(1, last - first + 1);
  const s = step ?? Math.max(1, Math.ceil((days * Math.max(1, lanes)) / MOST_CELLS));
  const bins = Math.ceil(days / s);
  return { lanes, bins, first, step: s, sums: new Uint32Array(lanes * (bins + 1)) };
}

/** Adds counts that stand in sums[1..] into prefix sums. @param {Cube} cube */
function accumulate(cube) {
  const row = cube.bins + 1;
  for (let lane = 0; lane < cube.lanes; lane++) {
    for (let i = lane * row + 1, end = (lane + 1) * row; i < end; i++) cube.sums[i] += cube.sums[i - 1];
  }
  return cube;
}

/**
 * A cube of events given by lane: for each lane the days of its events.
 * @param {ArrayLike<number>[]} days @param {number} first @param {number} last @param {number} [step]
 */
export function cubeOfDays(days, first, last, step) {
  const cube = emptyCube(days.length, first, last, step);
  const row = cube.bins + 1;
  for (let lane = 0; lane < days.length; lane++) {
    const list = days[lane];
    for (let i = 0; i < list.length; i++) {
      const bin = Math.floor((list[i] - first) / cube.step);
      if (bin >= 0 && bin < cube.bins) cube.sums[lane * row + bin + 1]++;
    }
  }
  return accumulate(cube);
}

/**
 * A cube of counts that came ready, one row of bins for each lane.
 * @param {ArrayLike<number>[]} rows @param {number} first @param {number} step days in a bin, which may be a fraction
 * @returns {Cube}
 */
export function cubeOfCounts(rows, first, step) {
  const bins = rows.reduce((n, r) => Math.max(n, r.length), 0);
  const sums = new Uint32Array(rows.length * (bins + 1));
  rows.forEach((counts, lane) => {
    for (let i = 0; i < counts.length; i++) sums[lane * (bins + 1) + i + 1] = counts[i];
  });
  return accumulate({ lanes: rows.length, bins, first, step, sums });
}

/** Events of a lane from day a to before day b. @param {Cube} cube @param {number} lane @param {number} a @param {number} b */
export function count(cube, lane, a, b) {
  const clamp = (/** @type {number} */ day) => Math.min(Math.max(Math.round((day - cube.first) / cube.step), 0), cube.bins);
  const row = lane * (cube.bins + 1);
  return cube.sums[row + clamp(b)] - cube.sums[row + clamp(a)];
}

/** The highest count in steps of a number of days, of any lane or of those given. @param {Cube} cube @param {number} days @param {number[]} [lanes] */
export function peak(cube, days, lanes = Array.from({ length: cube.lanes }, (_, i) => i)) {
  const n = Math.max(1, Math.round(days / cube.step));
  const row = cube.bins + 1;
  let most = 0;
  for (const lane of lanes) {
    for (let i = lane * row; i < (lane + 1) * row - 1; i += n) {
      const c = cube.sums[Math.min(i + n, (lane + 1) * row - 1)] - cube.sums[i];
      if (c > most) most = c;
    }
  }
  return most;
}
