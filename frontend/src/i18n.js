// @ts-check
// Texts of the page in the reader's language.

import { signal } from '@preact/signals';
import en from './i18n/en.js';
import { era, lang } from './state.js';

/** @type {import('@preact/signals').Signal<Record<string, string>>} */
const texts = signal(en);

/** Loads the texts of the language that is chosen; English is always there. */
export async function loadTexts() {
  const now = lang.value;
  const table = now === 'ja' ? (await import('./i18n/ja.js')).default : en;
  if (now === lang.peek()) texts.value = table;
}

/**
 * A text with its arguments put in. "{n|event|events}" chooses by number.
 * @param {string} key @param {Record<string, string|number>} [args]
 */
export function t(key, args = {}) {
  const text = texts.value[key] ?? en[/** @type {keyof typeof en} */ (key)] ?? key;
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    const v = args[name];
    if (one !== undefined) return Number(v) === 1 ? one : many;
    return typeof v === 'number' ? number(v) : String(v ?? '');
  });
}

/** A number as the language writes it. @param {number} n */
export const number = (n) => new Intl.NumberFormat(lang.value === 'en' ? 'en-GB' : lang.value).format(n);

/** What dates in words need. @returns {import('./words.js').Voice} */
export const voice = () => ({ lang: lang.value, era: era.value, t });

/** @type {Map<string, Intl.DisplayNames>} */
const names = new Map();

/** A language's name. @param {string} tag */
export function languageName(tag) {
  let n = names.get(lang.value);
  if (!n) names.set(lang.value, (n = new Intl.DisplayNames(lang.value, { type: 'language' })));
  try {
    return n.of(tag) ?? tag;
  } catch {
    return tag; // not a language tag
  }
}
