// @ts-check
// Civil dates with precision (EDTF, ISO 8601-2) as ranges of whole days. A day is
// a signed number counted from 1970-01-01 on the proleptic Gregorian calendar.

/**
 * @typedef {'century'|'decade'|'year'|'season'|'month'|'day'} Precision
 * @typedef {{prec: Precision, year: number, month: number, day: number, uncertain: boolean, approximate: boolean}} Point
 *   One date without an interval; month is a season's code for the precision "season".
 * @typedef {{first: number, last: number, start: Point|null, end: Point|null, interval: boolean,
 *   uncertain: boolean, approximate: boolean, prec: Precision, from: 'date'|'open'|'unknown', to: 'date'|'open'|'unknown'}} Edtf
 *   first and last are the outermost days, infinite on an open or unknown side.
 */

/** Day number of a date; a month or day outside its range is carried. @param {number} y @param {number} m @param {number} d */
export function dayOf(y, m, d) {
  y += Math.floor((m - 1) / 12);
  m = ((((m - 1) % 12) + 12) % 12) + 1;
  if (m <= 2) y--;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146097 + doe - 719468;
}

/** Year, month and day of a day number. @param {number} day @returns {[number, number, number]} */
export function civil(day) {
  const z = Math.floor(day) + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const m = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - Math.floor((153 * mp + 2) / 5) + 1];
}

/** @param {number} y @param {number} m */
const daysIn = (y, m) => dayOf(y, m + 1, 1) - dayOf(y, m, 1);

/** A year as EDTF writes it. @param {number} y */
function yearText(y) {
  const abs = Math.abs(y);
  if (abs > 9999) return `Y${y}`;
  return (y < 0 ? '-' : '') + String(abs).padStart(4, '0');
}

/** A day number as an EDTF day. @param {number} day */
export function isoDay(day) {
  const [y, m, d] = civil(day);
  return `${yearText(y)}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

// Months of the codes 21-41 of ISO 8601-2: seasons as the northern half has them,
// quarters and halves; first month and how many.
/** @param {number} code @returns {[number, number]|null} */
function seasonMonths(code) {
  if (code >= 21 && code <= 28) return [(((code - 21) % 4) + 1) * 3, 3];
  if (code >= 29 && code <= 32) return [9 + (code - 29) * 3, 3]; // of the southern half: its autumn is next year's
  if (code >= 33 && code <= 36) return [(code - 33) * 3 + 1, 3];
  if (code >= 37 && code <= 39) return [(code - 37) * 4 + 1, 4];
  if (code >= 40 && code <= 41) return [(code - 40) * 6 + 1, 6];
  return null;
}

/** @param {string} s @returns {Point|null} */
function parsePoint(s) {
  const m = /^(?:Y(-?[1-9]\d{4,7})|(-?)(\d{2}(?:\d\d|\dX|XX)))([?~%]?)(?:-(\d\d|XX)([?~%]?)(?:-(\d\d|XX)([?~%]?))?)?$/.exec(s);
  if (!m) return null;
  const marks = (m[4] || '') + (m[6] || '') + (m[8] || '');
  /** @type {Point} */
  const p = {
    prec: 'year', year: 0, month: 0, day: 0,
    uncertain: /[?%]/.test(marks), approximate: /[~%]/.test(marks),
  };
  const digits = m[1] ?? m[3];
  if (m[1] === undefined && m[2] && m[3] === '0000') return null;
  if (digits.endsWith('XX')) p.prec = 'century';
  else if (digits.endsWith('X')) p.prec = 'decade';
  p.year = Number(digits.replaceAll('X', '0')) * (m[2] ? -1 : 1);
  if (m[5] === undefined) return p;
  if (p.prec !== 'year') return null;
  if (m[5] === 'XX') return m[7] === undefined || m[7] === 'XX' ? p : null;
  p.month = Number(m[5]);
  if (seasonMonths(p.month)) {
    p.prec = 'season';
    return m[7] === undefined ? p : null;
  }
  if (p.month < 1 || p.month > 12) return null;
  p.prec = 'month';
  if (m[7] === undefined || m[7] === 'XX') return p;
  p.day = Number(m[7]);
  if (p.day < 1 || p.day > daysIn(p.year, p.month)) return null;
  p.prec = 'day';
  return p;
}

/** First and last day of a point. @param {Point} p @returns {[number, number]} */
export function daysOf(p) {
  const span = { century: 100, decade: 10 }[/** @type {'century'} */ (p.prec)];
  if (span) {
    const lo = p.year < 0 ? p.year - span + 1 : p.year;
    return [dayOf(lo, 1, 1), dayOf(lo + span, 1, 1) - 1];
  }
  if (p.prec === 'year') return [dayOf(p.year, 1, 1), dayOf(p.year + 1, 1, 1) - 1];
  if (p.prec === 'season') {
    const [m, n] = /** @type {[number, number]} */ (seasonMonths(p.month));
    return [dayOf(p.year, m, 1), dayOf(p.year, m + n, 1) - 1];
  }
  if (p.prec === 'month') return [dayOf(p.year, p.month, 1), dayOf(p.year, p.month + 1, 1) - 1];
  const day = dayOf(p.year, p.month, p.day);
  return [day, day];
}

const RANK = ['century', 'decade', 'year', 'season', 'month', 'day'];

/** Reads an EDTF date or interval; null for the empty text and for what is not EDTF. @param {string|null|undefined} text @returns {Edtf|null} */
export function parse(text) {
  const s = (text ?? '').trim();
  if (!s) return null;
  const parts = s.split('/');
  if (parts.length > 2) return null;
  const interval = parts.length === 2;
  const edge = (/** @type {string} */ t) => (t === '..' ? 'open' : t === '' ? 'unknown' : 'date');
  const from = interval ? edge(parts[0]) : 'date';
  const to = interval ? edge(parts[1]) : 'date';
  const start = from === 'date' ? parsePoint(parts[0]) : null;
  const end = to === 'date' ? (interval ? parsePoint(parts[1]) : start) : null;
  if ((from === 'date' && !start) || (to === 'date' && !end) || (!start && !end)) return null;
  const first = start ? daysOf(start)[0] : -Infinity;
  const last = end ? daysOf(end)[1] : Infinity;
  if (first > last) return null;
  const known = /** @type {Point[]} */ ([start, end].filter(Boolean));
  return {
    first, last, start, end, interval, from, to,
    uncertain: known.some((p) => p.uncertain),
    approximate: known.some((p) => p.approximate),
    prec: known.map((p) => p.prec).sort((a, b) => RANK.indexOf(a) - RANK.indexOf(b))[0],
  };
}

/** Whole days of a window as an EDTF interval. @param {number} a @param {number} b */
export function windowText(a, b) {
  return `${isoDay(Math.round(a))}/${isoDay(Math.max(Math.round(a), Math.round(b) - 1))}`;
}

/** The window that an EDTF interval names, or null. @param {string|null|undefined} text */
export function parseWindow(text) {
  const d = parse(text);
  if (!d || !Number.isFinite(d.first) || !Number.isFinite(d.last)) return null;
  return { a: d.first, b: d.last + 1 };
}

/** The shortest EDTF date for a stretch of days, infinite on an open side. @param {number} first @param {number} last */
export function dateOfDays(first, last) {
  if (first === last) return isoDay(first);
  if (!Number.isFinite(first)) return `../${isoDay(last)}`;
  if (!Number.isFinite(last)) return `${isoDay(first)}/..`;
  const [from, after] = [isoDay(first), isoDay(last + 1)];
  const cut = from.lastIndexOf('-');
  if (from.endsWith('-01') && after.endsWith('-01')) {
    if (last - first < 31) return from.slice(0, cut);
    if (from.endsWith('-01-01') && after.endsWith('-01-01') && last - first < 366) return from.slice(0, cut - 3);
  }
  return `${from}/${isoDay(last)}`;
}
