import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lanesOf } from '../../src/lanes.js';
import { CELL, layoutLane } from '../../src/layout.js';
import { byDate, toEvent } from '../../src/model.js';

const types = new Map();
let serial = 0;
const event = (date, more = {}) => toEvent({ id: `e${serial++}`, type: 'x', family: 'consult', date, ...more }, types);

/** A fixed stream of numbers in [0, 1). */
function stream(seed) {
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
}

test('nothing overlaps: marks of a row, and marks and clusters', () => {
  const random = stream(42);
  const events = Array.from({ length: 900 }, () => event(`20${String(Math.floor(random() * 24)).padStart(2, '0')}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}${random() < 0.7 ? '-11' : ''}`));
  for (const k of [0.05, 0.2, 1, 6]) {
    const { marks, clusters } = layoutLane(events, 10957, k, 3);
    const seen = marks.length + clusters.reduce((n, c) => n + c.events.length, 0);
    assert.equal(seen, events.length, 'every event is drawn once');
    for (let row = 0; row < 3; row++) {
      const list = marks.filter((m) => m.row === row).sort((a, b) => a.x0 - b.x0);
      for (let i = 1; i < list.length; i++) assert.ok(list[i].x0 >= list[i - 1].x1 - 1e-6, `row ${row} at ${k}`);
    }
    for (const m of marks.filter((x) => x.kind === 'point')) {
      for (const c of clusters) assert.ok(m.x1 <= c.x0 + 1e-6 || m.x0 >= c.x1 - 1e-6, `a mark in a cluster at ${k}`);
    }
  }
});

test('a mark stands at its day, whatever is beside it', () => {
  const { marks } = layoutLane([event('2024-03-10'), event('2024-03-11')], 19700, 4, 4);
  for (const m of marks) assert.ok(Math.abs(m.cx - (m.ev.first + 0.5 - 19700) * 4) < 1e-9);
});

test('a vague date is a bar as wide as it is vague; an open end is not', () => {
  const { marks } = layoutLane([event('2024-03'), event('2024-05-01/..'), event('../2024-01-01'), event('2024-07-04')], 19700, 3, 4);
  const kinds = Object.fromEntries(marks.map((m) => [m.ev.date, m]));
  assert.equal(kinds['2024-03'].kind, 'bar');
  assert.equal(kinds['2024-03'].x1 - kinds['2024-03'].x0, 31 * 3);
  assert.equal(kinds['2024-05-01/..'].kind, 'since');
  assert.equal(kinds['../2024-01-01'].kind, 'until');
  assert.equal(kinds['2024-07-04'].kind, 'point');
});

test('many on one day become one cluster', () => {
  const { marks, clusters } = layoutLane(Array.from({ length: 30 }, () => event('2024-03-10')), 19700, 2, 2);
  assert.equal(marks.length, 0);
  assert.equal(clusters.length, 1);
  assert.equal(clusters[0].events.length, 30);
  assert.equal(clusters[0].x1 - clusters[0].x0, CELL);
});

test('labels stop before the next mark and before clusters', () => {
  const { marks } = layoutLane([event('2024-03-01'), event('2024-06-01')], 19700, 2, 1);
  assert.equal(marks[0].next, marks[1].x0);
  assert.equal(marks[1].next, Infinity);
});

test('an event stands in every lane that it belongs to, and the rest in one', () => {
  const events = [event('2024', { countries: ['RUS', 'PRK'] }), event('2023', { countries: ['RUS'] }), event('2022', { countries: ['JPN'] }), event('2021', { countries: [] })];
  const lanes = lanesOf(events, 'country', 3);
  assert.deepEqual(lanes.map((l) => [l.key, l.events.length]), [['RUS', 2], ['JPN', 1], ['', 1]]);
  assert.deepEqual(lanesOf(events, 'dyad', 5).map((l) => l.key), ['PRK-RUS', '']);
  assert.equal(lanesOf(events, 'country', 3, ['JPN'])[0].key, 'JPN', 'what is filtered for comes first');
});

test('the order of time: open ends by the end they have, the undated last', () => {
  const list = [event(null), event('../2020-05-01'), event('2020'), event('2020-06-01'), event('2019-12-31')].sort(byDate);
  assert.deepEqual(list.map((e) => e.date), ['2019-12-31', '2020', '../2020-05-01', '2020-06-01', '']);
  assert.ok(Number.isNaN(list[4].at), 'never at 1970');
});
