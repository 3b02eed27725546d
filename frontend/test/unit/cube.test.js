import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, cubeOfCounts, cubeOfDays, peak } from '../../src/cube.js';

test('counts are those of a plain count', () => {
  const lanes = [[0, 1, 1, 5, 9], [3, 3, 3]];
  const cube = cubeOfDays(lanes, 0, 9);
  for (let lane = 0; lane < 2; lane++)
    for (let a = 0; a <= 10; a++)
      for (let b = a; b <= 10; b++) assert.equal(count(cube, lane, a, b), lanes[lane].filter((d) => d >= a && d < b).length, `${lane} ${a} ${b}`);
});

test('what lies outside of the cube counts for nothing', () => {
  const cube = cubeOfDays([[-5, 0, 3, 99]], 0, 9);
  assert.equal(count(cube, 0, -1000, 1000), 2);
});

test('ready counts with a fraction of a day in a bin', () => {
  const cube = cubeOfCounts([[1, 2, 3, 4]], 100, 2.5);
  assert.equal(count(cube, 0, 100, 110), 10);
  assert.equal(count(cube, 0, 102.5, 107.5), 5);
});

test('the peak is the fullest step of any lane', () => {
  assert.equal(peak(cubeOfDays([[0, 1, 1, 5], [3, 3, 3]], 0, 9), 1), 3);
  assert.equal(peak(cubeOfDays([[0, 1, 1, 5], [3, 3, 3]], 0, 9), 2), 3);
});

test('a long extent takes coarser bins and still counts all', () => {
  const cube = cubeOfDays([[0, 4e6], [1]], 0, 9e6);
  assert.ok(cube.step > 1);
  assert.equal(count(cube, 0, 0, 9e6 + 1), 2);
});
