// @ts-check
// What is shared by a link: the filters, with the names that the API has for them,
// and how they are looked at. Pure: reads and writes query strings.

/** Filters that take many values. */
export const LISTS = /** @type {const} */ (['country', 'actor', 'type', 'family', 'modality', 'lang', 'outlet', 'status', 'dyad']);

/**
 * @typedef {typeof LISTS[number]} ListName
 * @typedef {Record<ListName, string[]> & {from: string, to: string, certain: boolean, q: string, all: boolean, together: boolean}} Filters
 *   all: events of all the countries instead of any; together: the same for actors
 * @typedef {{by: import('./lanes.js').LaneKind, view: 'timeline'|'sides'|'grid', w: string, event: string, hl: string}} Look
 *   w is the window as an EDTF interval, hl the language of the page
 */

export const BY = /** @type {const} */ (['country', 'actor', 'family', 'type', 'dyad']);
export const VIEWS = /** @type {const} */ (['timeline', 'sides', 'grid']);

/** @returns {Filters} */
export function noFilters() {
  const lists = /** @type {Record<ListName, string[]>} */ (Object.fromEntries(LISTS.map((n) => [n, /** @type {string[]} */ ([])])));
  return { ...lists, from: '', to: '', certain: false, q: '', all: false, together: false };
}

/** The filters as the API takes them. @param {Filters} f */
export function toParams(f) {
  const p = new URLSearchParams();
  for (const name of LISTS) for (const v of f[name]) p.append(name, v);
  if (f.all && f.country.length > 1) p.set('all_countries', '1');
  if (f.together && f.actor.length > 1) p.set('all_actors', '1');
  if (f.from) p.set('from', f.from);
  if (f.to) p.set('to', f.to);
  if (f.certain && (f.from || f.to)) p.set('certain', '1');
  if (f.q) p.set('q', f.q);
  return p;
}

/** @param {URLSearchParams} p @returns {Filters} */
export function fromParams(p) {
  const f = noFilters();
  for (const name of LISTS) f[name] = [...new Set(p.getAll(name).filter(Boolean))];
  f.from = p.get('from') ?? '';
  f.to = p.get('to') ?? '';
  f.certain = p.get('certain') === '1';
  f.q = p.get('q') ?? '';
  f.all = p.get('all_countries') === '1';
  f.together = p.get('all_actors') === '1';
  return f;
}

/** The whole view as the query of a link. @param {Filters} f @param {Look} look */
export function toLink(f, look) {
  const p = toParams(f);
  if (look.by !== 'country') p.set('by', look.by);
  if (look.view !== 'timeline') p.set('view', look.view);
  if (look.w) p.set('w', look.w);
  if (look.event) p.set('event', look.event);
  if (look.hl) p.set('hl', look.hl);
  // A slash and a colon may stand in a query as they are, and read better so.
  const s = String(p).replaceAll('%2F', '/').replaceAll('%3A', ':');
  return s ? `?${s}` : '';
}

/** @param {URLSearchParams} p @returns {Look} */
export function lookOf(p) {
  const by = BY.find((v) => v === p.get('by')) ?? 'country';
  const view = VIEWS.find((v) => v === p.get('view')) ?? 'timeline';
  return { by, view, w: p.get('w') ?? '', event: p.get('event') ?? '', hl: p.get('hl') ?? '' };
}

/** Whether nothing is filtered. @param {Filters} f */
export const isPlain = (f) => String(toParams(f)) === '';

/** The query of saved filters without one value. @param {Filters} f @param {keyof Filters} name @param {string} [value] @returns {Filters} */
export function without(f, name, value) {
  const old = f[name];
  if (Array.isArray(old)) return { ...f, [name]: old.filter((v) => v !== value) };
  return { ...f, [name]: typeof old === 'boolean' ? false : '' };
}

/** Adds a value to a list, or takes it out when it is there. @param {Filters} f @param {ListName} name @param {string} value @returns {Filters} */
export function toggle(f, name, value) {
  return f[name].includes(value) ? without(f, name, value) : { ...f, [name]: [...f[name], value] };
}
