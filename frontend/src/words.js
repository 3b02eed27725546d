// @ts-check
// Dates in words, in the reader's language, never more precise than the date is.

import { civil, parse } from './date.js';

/** @typedef {{lang: string, era: boolean, t: (key: string, args?: Record<string, string|number>) => string}} Voice */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Voice} voice @param {Intl.DateTimeFormatOptions} options */
function format(voice, options) {
  const locale = voice.era && voice.lang === 'ja' ? 'ja-u-ca-japanese' : voice.lang === 'en' ? 'en-GB' : voice.lang;
  const key = locale + JSON.stringify(options);
  let f = formats.get(key);
  if (!f) formats.set(key, (f = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })));
  return f;
}

const DAY_MS = 864e5;

/** Year in words; before year 1 with its era. @param {number} year @param {Voice} voice */
function yearWords(year, voice) {
  if (year < 1) return voice.t('date.bce', { year: 1 - year });
  if (voice.lang === 'ja') return pointFormat(year, 6, 15, { year: 'numeric' }, voice);
  return String(year);
}

/** @param {number} y @param {number} m @param {number} d @param {Intl.DateTimeFormatOptions} options @param {Voice} voice */
function pointFormat(y, m, d, options, voice) {
  const date = new Date(0);
  date.setUTCFullYear(y, m - 1, d);
  return format(voice, y < 1 ? { ...options, era: 'short' } : options).format(date);
}

/** @param {import('./date.js').Point} p @param {Voice} voice */
function pointWords(p, voice) {
  const { t } = voice;
  switch (p.prec) {
    case 'century': {
      const n = p.year < 0 ? Math.floor(-p.year / 100) + 1 : Math.floor(p.year / 100) + 1;
      return t(p.year < 0 ? 'date.centuryBce' : 'date.century', { n, ordinal: ordinal(n) });
    }
    case 'decade':
      return t('date.decade', { year: yearWords(p.year, { ...voice, era: false }).replace(/年$/, '') });
    case 'year':
      return yearWords(p.year, voice);
    case 'season':
      return t(`date.season.${p.month}`, { year: yearWords(p.year, voice) });
    case 'month':
      return pointFormat(p.year, p.month, 15, { year: 'numeric', month: 'long' }, voice);
  }
  return pointFormat(p.year, p.month, p.day, { year: 'numeric', month: 'long', day: 'numeric' }, voice);
}

/** English ordinal. @param {number} n */
function ordinal(n) {
  const suffix = { one: 'st', two: 'nd', few: 'rd' }[/** @type {'one'} */ (new Intl.PluralRules('en', { type: 'ordinal' }).select(n))];
  return n + (suffix ?? 'th');
}

/** An EDTF date in words; "undated" for none. @param {string|null|undefined} edtf @param {Voice} voice */
export function dateWords(edtf, voice) {
  const d = parse(edtf);
  if (!d) return voice.t('date.none');
  const { t } = voice;
  let words;
  if (!d.interval && d.start) words = pointWords(d.start, voice);
  else if (d.start && d.end) {
    const same = d.start.prec === 'day' && d.end.prec === 'day' && d.first > -719162;
    words = same
      ? format(voice, { year: 'numeric', month: 'long', day: 'numeric' }).formatRange(d.first * DAY_MS, d.last * DAY_MS)
      : t('date.range', { from: pointWords(d.start, voice), to: pointWords(d.end, voice) });
  } else if (d.end) words = t(d.from === 'open' ? 'date.until' : 'date.untilUnknown', { date: pointWords(d.end, voice) });
  else words = t(d.to === 'open' ? 'date.since' : 'date.sinceUnknown', { date: pointWords(/** @type {import('./date.js').Point} */ (d.start), voice) });
  if (d.approximate && d.uncertain) return t('date.aboutPerhaps', { date: words });
  if (d.approximate) return t('date.about', { date: words });
  if (d.uncertain) return t('date.perhaps', { date: words });
  return words;
}

/** How precise an EDTF date is, in words. @param {string|null|undefined} edtf @param {Voice} voice */
export function precisionWords(edtf, voice) {
  const d = parse(edtf);
  if (!d) return '';
  if (d.from !== 'date' || d.to !== 'date') return voice.t('precision.open');
  if (d.interval) return voice.t('precision.interval');
  return voice.t(`precision.${d.prec}`);
}

/** A day for an axis or a tool tip. @param {number} day @param {Intl.DateTimeFormatOptions} options @param {Voice} voice */
export function dayWords(day, options, voice) {
  const [y, m, d] = civil(day);
  if (options.year && !options.month) return yearWords(y, voice);
  return pointFormat(y, m, d, options, voice);
}

/** A tick of the time axis. @param {number} day @param {import('./scale.js').Unit} unit @param {boolean} coarse @param {Voice} voice */
export function tickWords(day, unit, coarse, voice) {
  if (unit === 'year') return dayWords(day, { year: 'numeric' }, voice);
  if (coarse) return dayWords(day, { year: 'numeric', month: 'long' }, voice);
  return dayWords(day, unit === 'month' ? { month: 'short' } : { day: 'numeric' }, voice);
}
