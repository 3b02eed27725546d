// @ts-check
// What the reader chose before, as far as the browser keeps it.

/** A choice that was kept. @param {string} key @param {string} fallback */
export function kept(key, fallback) {
  try {
    return localStorage.getItem(`demarche.${key}`) ?? fallback;
  } catch {
    return fallback; // storage may be forbidden
  }
}

/** The language of the page for a language tag. @param {string} tag */
export function langOf(tag) {
  return tag.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
