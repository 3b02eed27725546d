// @ts-check
// Names of codes in the reader's language.

import { signal } from '@preact/signals';
import { actors, countries, families, types } from './data.js';
import { languageName, t } from './i18n.js';
import { lang } from './state.js';

/** @param {string} slug */
export function typeLabel(slug) {
  const labels = types.value.get(slug)?.labels;
  return labels?.[lang.value] ?? labels?.en ?? slug;
}

/** @param {string} slug */
export function familyLabel(slug) {
  const labels = families.value.get(slug);
  return labels?.[lang.value] ?? labels?.en ?? slug;
}

/** @param {string} id ISO 3166 code */
export function countryName(id) {
  return countries.value.get(id) ?? id;
}

/** @type {Map<string, string>} English names of actors that have been seen */
const seen = new Map();

/** @type {Set<string>} Actors that were shown before their name was met */
const nameless = new Set();

/** Counts the names met of those: what shows them is drawn again. */
const named = signal(0);

/** Remembers an actor's name where it was met. @param {string} id @param {string} name */
export function meet(id, name) {
  if (!id || !name) return;
  seen.set(id, name);
  if (nameless.delete(id)) named.value++;
}

/** What an id says of the name, until that is met. @param {string} id */
function fromId(id) {
  nameless.add(id);
  void named.value;
  return id.replace(/^\w+\/(x-)?/, '').replaceAll('-', ' ');
}

/** @param {string} id @param {string} [name] */
export function actorName(id, name) {
  if (id.startsWith('country/')) return countryName(id.slice(8));
  return actors.value.get(id) ?? name ?? seen.get(id) ?? fromId(id);
}

/** @param {import('./model.js').Party} p */
export const partyName = (p) => (p.actor ? actorName(p.actor, p.name) : p.name || countryName(p.country));

/** A value of a filter in words. @param {string} name @param {string} value */
export function valueLabel(name, value) {
  switch (name) {
    case 'country':
      return countryName(value);
    case 'actor':
      return actorName(value);
    case 'type':
      return typeLabel(value);
    case 'family':
      return familyLabel(value);
    case 'modality':
      return t(`modality.${value}`);
    case 'status':
      return t(`status.${value}`);
    case 'lang':
      return languageName(value);
    case 'dyad': {
      const [a, b] = value.split(/[->]/);
      return t('dyad', { a: countryName(a), b: countryName(b) });
    }
  }
  return value;
}

/** Who does what to whom, short. @param {import('./model.js').Event} ev */
export function partiesLine(ev) {
  const names = [...new Set(ev.parties.map(partyName))];
  return names.slice(0, 4).join(' · ') + (names.length > 4 ? ` +${names.length - 4}` : '');
}

/** Labels of a mark, longest first. @param {import('./model.js').Event} ev */
export function markLabels(ev) {
  const type = typeLabel(ev.type);
  const names = [...new Set(ev.parties.map(partyName))];
  const labels = [2, 1].filter((n) => names.length >= n).map((n) => `${type} · ${names.slice(0, n).join(' · ')}`);
  return [...(names.length > 2 ? [`${type} · ${partiesLine(ev)}`] : []), ...labels, type];
}

/** A lane's label. @param {import('./lanes.js').LaneKind} kind @param {string} key */
export function laneLabel(kind, key) {
  if (!key) return t('lane.others');
  if (kind === 'actor') return actorName(key);
  return valueLabel(kind, key);
}
