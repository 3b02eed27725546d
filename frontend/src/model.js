// @ts-check
// The page's view of an event, made from what the API sends.

import { parse } from './date.js';

/**
 * @typedef {{actor: string, name: string, country: string, role: string}} Party
 * @typedef {Object} Event
 * @property {string} id
 * @property {string} type
 * @property {string} family
 * @property {number} weight from -10, conflict, to 10, cooperation
 * @property {string} date EDTF, '' when not known
 * @property {number} first first day, -Infinity when open
 * @property {number} last last day, Infinity when open
 * @property {number} at the day that stands for the event where one is needed; NaN when undated
 * @property {boolean} vague the date is about or perhaps
 * @property {string} modality
 * @property {Party[]} parties
 * @property {string[]} countries
 * @property {string[]} actors people and organisations; countries stand in countries
 * @property {string} summary
 * @property {string} lang of the summary
 * @property {number} score
 * @property {number} sources
 * @property {string} status
 * @property {any} raw what the API sent
 */

/** @typedef {Map<string, {slug: string, family: string, weight: number, labels: Record<string, string>, plover: string, cameo: string}>} Types */

/** @param {any} raw @param {Types} types @returns {Event} */
export function toEvent(raw, types) {
  const date = raw.date ?? raw.edtf ?? '';
  const d = parse(date);
  const type = types.get(raw.type);
  const parties = raw.parties ?? [];
  const first = d ? d.first : NaN;
  const last = d ? d.last : NaN;
  return {
    id: raw.id,
    type: raw.type,
    family: raw.family ?? type?.family ?? 'consult',
    weight: raw.weight ?? type?.weight ?? 0,
    date,
    first,
    last,
    at: !d ? NaN : Number.isFinite(first) ? (Number.isFinite(last) ? Math.floor((first + last) / 2) : first) : last,
    vague: !!d && (d.approximate || d.uncertain),
    modality: raw.modality ?? 'occurred',
    parties,
    countries: raw.countries ?? [...new Set(parties.map((/** @type {Party} */ p) => p.country).filter(Boolean))],
    actors: [...new Set(/** @type {string[]} */ (parties.map((/** @type {Party} */ p) => p.actor).filter((/** @type {string} */ a) => a && !a.startsWith('country/'))))],
    summary: raw.summary ?? raw.quote ?? '',
    lang: raw.lang ?? '',
    score: raw.score ?? 1,
    sources: raw.sources ?? 1,
    status: raw.status ?? 'extracted',
    raw,
  };
}

/** The day that an event is sorted by: its first, or the end that an open one has. @param {Event} e */
const dayFor = (e) => (Number.isFinite(e.first) ? e.first : e.last);

/** Chronological order: first day, last day, id; the undated last. @param {Event} a @param {Event} b */
export function byDate(a, b) {
  const na = Number.isNaN(a.at);
  const nb = Number.isNaN(b.at);
  if (na || nb) return na && nb ? cmp(a.id, b.id) : na ? 1 : -1;
  return cmp(dayFor(a), dayFor(b)) || cmp(a.last, b.last) || cmp(a.id, b.id);
}

/** @param {number|string} a @param {number|string} b */
const cmp = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether an event may touch a window. @param {Event} ev @param {import('./scale.js').Window} w */
export const inWindow = (ev, w) => ev.first < w.b && ev.last >= w.a;
