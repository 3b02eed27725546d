// The same made-up events for both: ten lanes over thirty years, one in four a month long.

/** @param {number} n */
export function makeEvents(n) {
  let seed = 11;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: n }, (_, i) => {
    const first = Math.floor(random() * 365 * 30);
    return { i, lane: Math.floor(random() ** 1.5 * 10), first, last: i % 4 ? first : first + 30 };
  }).sort((a, b) => a.first - b.first || a.i - b.i);
}

/** Days of the window that both show: a tenth of the time, and one fortieth further with each frame. */
export const windowAt = (frame) => {
  const span = 365 * 3;
  const a = 365 * 5 + (frame * span) / 40;
  return { a, b: a + span };
};

/**
 * Times the start, until two frames have been painted, and a pan of 60 frames.
 * @param {() => void} start @param {(frame: number) => void} pan
 */
export async function time(start, pan) {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  const begun = performance.now();
  start();
  await frame();
  await frame();
  const init = performance.now() - begun;
  await new Promise((r) => setTimeout(r, 500));
  const frames = [];
  let before = await frame();
  for (let i = 1; i <= 60; i++) {
    pan(i);
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  frames.sort((a, b) => a - b);
  return { init, median: frames[30], p95: frames[57] };
}
