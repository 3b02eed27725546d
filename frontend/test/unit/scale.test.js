import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, isoDay } from '../../src/date.js';
import { axis, clampWindow, dayAt, stepDays, stepFor, xOf, zoomAround } from '../../src/scale.js';

const w = (a, b) => ({ a: dayOf(...a), b: dayOf(...b) });

test('pixels and days are each other’s inverse', () => {
  const win = { a: 100, b: 300 };
  for (const day of [100, 150.5, 299]) assert.ok(Math.abs(dayAt(win, 800, xOf(win, 800, day)) - day) < 1e-9);
});

test('a window never leaves the extent and keeps its width where it can', () => {
  assert.deepEqual(clampWindow({ a: -50, b: 50 }, { a: 0, b: 1000 }), { a: 0, b: 100 });
  assert.deepEqual(clampWindow({ a: 950, b: 1050 }, { a: 0, b: 1000 }), { a: 900, b: 1000 });
  assert.deepEqual(clampWindow({ a: -50, b: 5000 }, { a: 0, b: 1000 }), { a: 0, b: 1000 });
  assert.equal(clampWindow({ a: 10, b: 10.1 }, { a: 0, b: 1000 }).b - clampWindow({ a: 10, b: 10.1 }, { a: 0, b: 1000 }).a, 5);
});

test('zooming leaves the day under the pointer where it is', () => {
  const win = { a: 0, b: 100 };
  const to = zoomAround(win, 30, 0.5);
  assert.equal(xOf(to, 800, 30), xOf(win, 800, 30));
});

test('steps begin on civil dates, in any era', () => {
  const days = (a, b, unit, n) => stepDays(w(a, b), { unit, n }).map(isoDay);
  assert.deepEqual(days([2024, 1, 15], [2024, 4, 2], 'month', 1), ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01']);
  assert.deepEqual(days([2024, 2, 1], [2024, 12, 1], 'month', 3), ['2024-01-01', '2024-04-01', '2024-07-01', '2024-10-01']);
  assert.deepEqual(days([1993, 5, 1], [2011, 1, 1], 'year', 5), ['1990-01-01', '1995-01-01', '2000-01-01', '2005-01-01', '2010-01-01']);
  assert.deepEqual(days([2024, 6, 19], [2024, 7, 2], 'week', 1), ['2024-06-17', '2024-06-24', '2024-07-01']);
  assert.deepEqual(days([-50, 6, 1], [-29, 1, 1], 'year', 10), ['-0050-01-01', '-0040-01-01', '-0030-01-01']);
});

test('labels keep their distance at every zoom', () => {
  const end = dayOf(2024, 6, 1);
  for (let span = 5; span < 4e5; span *= 1.7) {
    const win = { a: end - span, b: end };
    const { ticks } = axis(win, 900, 78);
    for (let i = 2; i < ticks.length; i++) assert.ok(ticks[i].x - ticks[i - 1].x > 38, `${span} days: ${ticks[i].x - ticks[i - 1].x}`);
    assert.ok(ticks.length >= 2 || stepFor(win, 900, 78).unit === 'year');
  }
});
