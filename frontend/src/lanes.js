// @ts-check
// Which lanes the picture has and which events stand in each. An event stands in
// every lane that it belongs to. Pure.

import { FAMILIES } from './glyph.js';

/** @typedef {import('./model.js').Event} Event */
/** @typedef {'country'|'actor'|'family'|'type'|'dyad'} LaneKind */
/** @typedef {{key: string, events: Event[]}} Lane The key '' is the lane of all others. */

/** The lanes of one event. @param {Event} ev @param {LaneKind} kind @returns {string[]} */
export function keysOf(ev, kind) {
  switch (kind) {
    case 'country':
      return ev.countries;
    case 'actor':
      return ev.actors;
    case 'family':
      return [ev.family];
    case 'type':
      return [ev.type];
  }
  const c = [...new Set(ev.countries)].sort();
  return c.flatMap((a, i) => c.slice(i + 1).map((b) => `${a}-${b}`));
}

/**
 * The lanes of events: first those that were asked for, then the fullest, at the
 * end one for all the others.
 * @param {Event[]} events dated, in order @param {LaneKind} kind @param {number} most @param {string[]} [wanted] keys that are filtered for @param {string[]} [fixed] keys of the lanes, where these are given: they stay though they be empty
 * @returns {Lane[]}
 */
export function lanesOf(events, kind, most, wanted = [], fixed) {
  /** @type {Map<string, Event[]>} */
  const all = new Map();
  /** @type {Event[]} */
  const none = [];
  for (const ev of events) {
    const keys = keysOf(ev, kind);
    if (!keys.length) none.push(ev);
    for (const key of keys) {
      const list = all.get(key);
      if (list) list.push(ev);
      else all.set(key, [ev]);
    }
  }
  const rank = (/** @type {string} */ key) => {
    const i = wanted.indexOf(key);
    return i < 0 ? wanted.length : i;
  };
  const keys = [...all.keys()];
  if (kind === 'family') keys.sort((a, b) => FAMILIES.indexOf(a) - FAMILIES.indexOf(b));
  else keys.sort((a, b) => rank(a) - rank(b) || sizeOf(all, b) - sizeOf(all, a) || (a < b ? -1 : 1));
  const fits = !fixed && keys.length + (none.length ? 1 : 0) <= most;
  const shown = fixed?.filter(Boolean) ?? (fits ? keys : keys.slice(0, Math.max(1, most - 1)));
  const lanes = shown.map((key) => ({ key, events: all.get(key) ?? [] }));
  if (!fits || none.length) {
    const taken = new Set(shown);
    const rest = events.filter((ev) => !keysOf(ev, kind).some((k) => taken.has(k)));
    if (rest.length || fixed?.includes('')) lanes.push({ key: '', events: rest });
  }
  return lanes;
}

/** @param {Map<string, Event[]>} all @param {string} key */
const sizeOf = (all, key) => all.get(key)?.length ?? 0;
