import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countLanesIn, readTable, rhythmIn, rowsIn } from '../../src/columns.js';
import { topLanes } from '../../src/counts.js';
import { count } from '../../src/cube.js';
import { dateOfDays, dayOf } from '../../src/date.js';

const families = { veto: 'un', summit: 'consult' };

/** Four rows: one open at its start, two on days, one over a month, and one without a date. */
function sample() {
  const columns = [
    ['day', 'i32', [-2147483648, 100, 100, 200, 0], true], ['length', 'u32', [2147483648 + 150, 0, 0, 29, 0]], ['seq', 'u32', [0, 0, 1, 0, 7], true], ['type', 'u8', [0, 0, 1, 1, 0]], ['modality', 'u8', [0, 0, 0, 0, 0]], ['status', 'u8', [0, 0, 0, 0, 0]],
    ['sources', 'u8', [1, 1, 2, 1, 1]], ['score', 'u8', [90, 80, 70, 60, 50]], ['country_count', 'u8', [1, 2, 2, 0, 1]], ['country', 'u8', [0, 0, 1, 1, 2, 0]],
  ];
  const arrays = { u8: Uint8Array, u32: Uint32Array, i32: Int32Array };
  const delta = (list) => list.map((v, i) => (i ? (v - list[i - 1]) | 0 : v));
  const head = { version: 1, data_version: 3, events: 5, dated: 4, columns: columns.map(([name, type, list, d], i) => ({ name, type, ...(d && { delta: true }), offset: 2048 + i * 64, length: list.length })), dictionaries: { type: ['veto', 'summit'], modality: ['occurred'], status: ['extracted'], country: ['RUS', 'USA', 'PRK'] } };
  const out = new Uint8Array(4096);
  out.set(new TextEncoder().encode('DMIX'));
  new DataView(out.buffer).setUint32(4, 2040, true);
  out.set(new TextEncoder().encode(JSON.stringify(head).padEnd(2040)), 8);
  columns.forEach(([, type, list, d], i) => new arrays[type](out.buffer, 2048 + i * 64, list.length).set(d ? delta(list) : list));
  return out.buffer;
}

test('an index is read in place, with days summed up and open ends kept', () => {
  const t = readTable(sample());
  assert.deepEqual([...t.day.subarray(0, 4)], [-2147483648, 100, 100, 200]);
  const rows = rowsIn(t, { a: 0, b: 1000 }, 10);
  assert.deepEqual(rows.map((r) => [r.first, r.last, r.type, r.countries.join()]), [[-Infinity, 150, 'veto', 'RUS'], [100, 100, 'veto', 'RUS,USA'], [100, 100, 'summit', 'USA,PRK'], [200, 229, 'summit', '']]);
  assert.deepEqual(rows.map((r) => `${r.day}.${r.seq}`).slice(1), ['100.0', '100.1', '200.0']);
});

test('a window takes the rows that touch it, and gives up where they are too many', () => {
  const t = readTable(sample());
  assert.equal(rowsIn(t, { a: 120, b: 210 }, 10).length, 2, 'the open one and the month');
  assert.equal(rowsIn(t, { a: 230, b: 300 }, 10).length, 0);
  assert.equal(rowsIn(t, { a: 0, b: 1000 }, 3), null);
});

test('lanes of an index: the wanted, the fullest, and all others', () => {
  const t = readTable(sample());
  const total = (c, lane) => count(c.cube, lane, -1e6, 1e6);
  const byCountry = countLanesIn(t, 'country', 3, [], families);
  assert.deepEqual(byCountry.keys, ['RUS', 'USA', '']);
  assert.deepEqual(byCountry.keys.map((_, i) => total(byCountry, i)), [2, 2, 1]);
  assert.deepEqual(topLanes(byCountry, 3, []).map((l) => l.key), ['RUS', 'USA', '']);
  assert.equal(countLanesIn(t, 'country', 3, ['PRK'], families).keys[0], 'PRK');
  assert.deepEqual(countLanesIn(t, 'dyad', 9, [], families).keys, ['RUS-USA', 'PRK-USA', '']);
  assert.deepEqual(countLanesIn(t, 'family', 9, [], families).keys, ['un', 'consult']);
  assert.deepEqual(countLanesIn(t, 'type', 9, [], families).keys, ['veto', 'summit']);
});

test('years and gaps of an index are those of its events', () => {
  const r = rhythmIn(readTable(sample()), families, { veto: -5, summit: 6 });
  assert.deepEqual(r.years.map((y) => [y.year, y.up.reduce((a, b) => a + b), y.down.reduce((a, b) => a + b)]), [[1970, 2, 2]]);
  assert.deepEqual(r.months.map(([year, counts]) => [year, counts]), [[1970, [0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 1]]]);
  assert.deepEqual(r.gaps, []);
});

test('another layout is refused', () => {
  const bytes = new Uint8Array(sample());
  assert.throws(() => readTable(bytes.slice(0, 6).buffer));
  bytes[0] = 0;
  assert.throws(() => readTable(bytes.buffer), /not an index/);
});

test('days are written as the shortest date that says them', () => {
  const cases = [[dayOf(2024, 6, 19), dayOf(2024, 6, 19), '2024-06-19'], [dayOf(2024, 2, 1), dayOf(2024, 2, 29), '2024-02'], [dayOf(2023, 1, 1), dayOf(2023, 12, 31), '2023'], [dayOf(2024, 6, 18), dayOf(2024, 6, 19), '2024-06-18/2024-06-19'],
    [-Infinity, dayOf(2024, 6, 19), '../2024-06-19'], [dayOf(2024, 6, 1), Infinity, '2024-06-01/..'], [dayOf(2024, 6, 1), dayOf(2024, 7, 31), '2024-06-01/2024-07-31'], [dayOf(2024, 12, 1), dayOf(2024, 12, 31), '2024-12']];
  for (const [first, last, want] of cases) assert.equal(dateOfDays(first, last), want);
});
