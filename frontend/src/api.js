// @ts-check
// The only module that fetches. Everything is under /api/v1 of the page's own origin.

const BASE = '/api/v1';
const JSON_BODY = { 'Content-Type': 'application/json' };

/** @typedef {{value: string, count: number, name?: string}} FacetValue */
/** @typedef {{total: number, undated: number, values: Record<string, FacetValue[]>}} Facets */
/** @typedef {{first: number, days: number, bins: number, lanes: {key: string, total: number, counts: number[]}[]}} Density first is a day number; the bins are equal parts of the days */

/** An answer that is not a success, after RFC 9457. */
export class Problem extends Error {
  /** @param {number} status @param {any} body */
  constructor(status, body) {
    super(body?.detail || body?.title || `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    /** @type {string} */
    this.type = body?.type ?? '';
    /** @type {string} the parameter or field at fault */
    this.field = body?.field ?? body?.errors?.[0]?.field ?? '';
    /** @type {string} */
    this.requestId = body?.request_id ?? '';
  }
}

/** @param {string} path @param {RequestInit} [init] @returns {Promise<Response>} */
async function request(path, init = {}) {
  const res = await fetch(BASE + path, init);
  if (res.ok) return res;
  let body = null;
  try {
    body = await res.json();
  } catch {
    // Not a problem document: the status says enough.
  }
  throw new Problem(res.status, body);
}

/** Answers that were asked for ahead; each is given out once. @type {Map<string, Promise<any>>} */
const ahead = new Map();

/** @param {string} path @param {URLSearchParams|null} [query] @param {AbortSignal} [signal] */
async function get(path, query, signal) {
  const q = query ? String(query) : '';
  const address = q ? `${path}?${q}` : path;
  const asked = ahead.get(address);
  ahead.delete(address);
  return asked ?? (await request(address, { signal })).json();
}

/** @param {URLSearchParams} query @param {Record<string, string|number|undefined>} more */
function withParams(query, more) {
  const q = new URLSearchParams(query);
  for (const [k, v] of Object.entries(more)) if (v !== undefined && v !== '') q.set(k, String(v));
  return q;
}

/** One page of events. @param {URLSearchParams} query @param {{limit: number, cursor?: string, sort?: string}} page @param {AbortSignal} [signal] */
export async function events(query, page, signal) {
  const body = await get('/events', withParams(query, page), signal);
  return { events: /** @type {any[]} */ (body.events ?? body.items ?? []), next: /** @type {string} */ (body.next ?? body.next_cursor ?? body.cursor ?? '') };
}

/** Whether an id is the place of a row of the index. @param {string} id */
export const isRow = (id) => /^-?\d+\.\d+$/.test(id);

/** The events of rows of the index. @param {string[]} places @returns {Promise<{events: any[]}>} */
export const rows = (places) => get('/rows', new URLSearchParams(places.map((p) => ['at', p])));

/** Columns of the index of what a query shows. @param {URLSearchParams} query @param {string} columns */
export const index = async (query, columns) => (await request(`/index.bin?${withParams(query, { columns })}`)).arrayBuffer();

/** @param {string} id of an event or of its row @param {AbortSignal} [signal] */
export async function event(id, signal) {
  const known = isRow(id) ? (await rows([id])).events[0]?.id : id;
  return get(`/events/${encodeURIComponent(known ?? id)}`, null, signal);
}

/** @param {string} id @param {AbortSignal} [signal] */
export const article = (id, signal) => get(`/articles/${encodeURIComponent(id)}`, null, signal);

/** Counts of what matches, by the name of each filter. @param {URLSearchParams} query @param {AbortSignal} [signal] @returns {Promise<Facets>} */
export async function facets(query, signal) {
  const body = await get('/facets', query, signal);
  /** @type {Record<string, string>} */
  const lists = { country: 'countries', actor: 'actors', type: 'types', family: 'families', modality: 'modalities', status: 'statuses', lang: 'langs', outlet: 'outlets' };
  /** @type {Record<string, FacetValue[]>} */
  const values = {};
  for (const [name, list] of Object.entries(lists)) {
    values[name] = (body[list] ?? []).map((/** @type {any} */ v) => ({ value: v.key, count: v.events, name: v.name }));
  }
  return { total: body.total, undated: body.undated, values };
}

/** Counts over time, asked for before whoever needs them later is there. @param {URLSearchParams} query @param {{bins: number, by: string}} how @returns {Promise<Density>} */
export function densityAhead(query, how) {
  const answer = density(query, how);
  ahead.set(`/density?${withParams(query, how)}`, answer);
  return answer;
}

/** Counts over time. @param {URLSearchParams} query @param {{bins: number, by: string}} how @param {AbortSignal} [signal] @returns {Promise<Density>} */
export const density = (query, how, signal) => get('/density', withParams(query, how), signal);

/** Event types. */
export const types = () => get('/types');

/** All countries, named in a language. @param {string} lang */
export const countries = (lang) => get('/countries', new URLSearchParams({ lang, limit: '1000' }));

/** The most frequent actors, named in a language. @param {string} lang */
export const actors = (lang) => get('/actors', new URLSearchParams({ lang, limit: '1000' }));

/** Completes an actor by any name in any script. @param {string} q @param {string} lang of the answer @param {AbortSignal} [signal] */
export const completeActors = (q, lang, signal) => get('/actors', new URLSearchParams({ q, lang, limit: '10' }), signal);

/** Completes a country by any name in any script. @param {string} q @param {string} lang of the answer @param {AbortSignal} [signal] */
export const completeCountries = (q, lang, signal) => get('/countries', new URLSearchParams({ q, lang, limit: '5' }), signal);

/** Reads an article and stores nothing. @param {any} input @param {AbortSignal} [signal] */
export async function extract(input, signal) {
  const res = await request('/extract', { method: 'POST', signal, body: JSON.stringify(input), headers: JSON_BODY });
  return res.json();
}

/** Stores an article; gives its job. @param {any} input @param {string} key makes sending twice the same as once */
export async function addArticle(input, key) {
  const res = await request('/articles', { method: 'POST', body: JSON.stringify(input), headers: { ...JSON_BODY, 'Idempotency-Key': key } });
  return res.json();
}

/** Views that are saved on the server. @returns {Promise<{saved: {id: string, name: string, query: string}[]}>} */
export const savedViews = () => get('/saved');

/** Saves a view. @param {string} name @param {string} query @returns {Promise<{id: string}>} */
export const saveView = async (name, query) => (await request('/saved', { method: 'POST', body: JSON.stringify({ name, query }), headers: JSON_BODY })).json();

/** Deletes a saved view. @param {string} id */
export const dropView = (id) => request(`/saved/${encodeURIComponent(id)}`, { method: 'DELETE' });

/** @param {string} id */
export const job = (id) => get(`/jobs/${encodeURIComponent(id)}`);

/** Address of an export of what a query shows. @param {string} format @param {URLSearchParams} query */
export const exportHref = (format, query) => `${BASE}/events.${format}${String(query) ? '?' : ''}${query}`;
