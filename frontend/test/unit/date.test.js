import assert from 'node:assert/strict';
import { test } from 'node:test';
import { civil, dayOf, isoDay, parse, parseWindow, windowText } from '../../src/date.js';
import en from '../../src/i18n/en.js';
import ja from '../../src/i18n/ja.js';
import { dateWords, precisionWords } from '../../src/words.js';

const fill = (table) => (key, args = {}) => table[key].replace(/\{(\w+)\}/g, (_, k) => String(args[k]));
const EN = { lang: 'en', era: false, t: fill(en) };
const JA = { lang: 'ja', era: false, t: fill(ja) };

test('day numbers and civil dates are each other’s inverse', () => {
  assert.equal(dayOf(1970, 1, 1), 0);
  assert.equal(dayOf(2024, 2, 29) + 1, dayOf(2024, 3, 1));
  assert.equal(dayOf(2023, 13, 1), dayOf(2024, 1, 1));
  for (let day = -1e6; day < 1e6; day += 997) assert.equal(dayOf(...civil(day)), day);
});

test('parse knows first and last day', () => {
  const cases = {
    '2024-03-28': ['2024-03-28', '2024-03-28'],
    '2024-02': ['2024-02-01', '2024-02-29'],
    2024: ['2024-01-01', '2024-12-31'],
    '2024-24': ['2024-12-01', '2025-02-28'],
    '2024-25': ['2024-03-01', '2024-05-31'],
    '2024-29': ['2024-09-01', '2024-11-30'],
    '2024-30': ['2024-12-01', '2025-02-28'],
    '2024-31': ['2025-03-01', '2025-05-31'],
    '2024-41': ['2024-07-01', '2024-12-31'],
    '2024-34': ['2024-04-01', '2024-06-30'],
    '199X': ['1990-01-01', '1999-12-31'],
    '19XX': ['1900-01-01', '1999-12-31'],
    '-0043-03-15': ['-0043-03-15', '-0043-03-15'],
    'Y12345': ['Y12345-01-01', 'Y12345-12-31'],
    '2024-06-18/2024-06-19': ['2024-06-18', '2024-06-19'],
    '2024-XX-XX': ['2024-01-01', '2024-12-31'],
  };
  for (const [edtf, [first, last]] of Object.entries(cases)) {
    const d = parse(edtf);
    assert.ok(d, edtf);
    assert.deepEqual([isoDay(d.first), isoDay(d.last)], [first, last], edtf);
  }
});

test('parse keeps open and unknown ends and qualifiers', () => {
  assert.deepEqual([parse('2022-02-24/..').last, parse('2022-02-24/..').to], [Infinity, 'open']);
  assert.deepEqual([parse('../1991').first, parse('/1991').from], [-Infinity, 'unknown']);
  assert.equal(parse('2024-06~').approximate, true);
  assert.equal(parse('2024?').uncertain, true);
  assert.deepEqual([parse('2024%').uncertain, parse('2024%').approximate], [true, true]);
});

test('parse refuses what is no EDTF', () => {
  for (const s of ['', 'June 2024', '2024-13', '2024-02-30', '2024-6', '2025/2024', '../..', '1/2/3', '199X-03', '-0000', '24', '2024-21-01']) assert.equal(parse(s), null, s);
});

test('windows are read back as they were written', () => {
  assert.deepEqual(parseWindow(windowText(100, 200)), { a: 100, b: 200 });
  assert.equal(parseWindow('2024/..'), null);
});

test('dates in words are no more precise than they are', () => {
  const cases = [
    ['2024-06-18', '18 June 2024', '2024年6月18日'],
    ['2024-03', 'March 2024', '2024年3月'],
    ['2024', '2024', '2024年'],
    ['2024-21', 'spring 2024', '2024年春'],
    ['199X', '1990s', '1990年代'],
    ['19XX', '20th century', '20世紀'],
    ['2019~', 'about 2019', '2019年頃'],
    ['../2024-03', 'until March 2024', '2024年3月まで'],
    ['2024-03/..', 'from March 2024', '2024年3月以降'],
    ['-0043', '44 BCE', '紀元前44年'],
    ['', 'undated', '日付不明'],
  ];
  for (const [edtf, english, japanese] of cases) {
    assert.equal(dateWords(edtf, EN), english, edtf);
    assert.equal(dateWords(edtf, JA), japanese, edtf);
  }
  assert.match(dateWords('2024-06-18/2024-06-19', EN), /^18\s?–\s?19 June 2024$/);
  assert.equal(dateWords('2024-06-18', { ...JA, era: true }), '令和6年6月18日');
  assert.equal(precisionWords('2024-03', EN), 'known to the month');
});
