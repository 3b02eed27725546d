// @ts-check
// What the page shows, as signals. What is worth sharing is written to the URL.

import { computed, effect, signal, untracked } from '@preact/signals';
import { parseWindow, windowText } from './date.js';
import { kept, langOf } from './prefs.js';
import { fromParams, lookOf, noFilters, toLink, toParams } from './query.js';

const here = new URLSearchParams(location.search);
const start = lookOf(here);

/** @type {import('@preact/signals').Signal<import('./query.js').Filters>} */
export const filters = signal(fromParams(here));
/** @type {import('@preact/signals').Signal<import('./lanes.js').LaneKind>} */
export const by = signal(start.by);
/** @type {import('@preact/signals').Signal<'timeline'|'sides'|'grid'>} */
export const view = signal(start.view);
/** The window; null until the events say how far they reach. @type {import('@preact/signals').Signal<import('./scale.js').Window|null>} */
export const win = signal(parseWindow(start.w));
/** Id of the event whose evidence is open. */
export const selected = signal(start.event);
/** Id of the event under the pointer or the focus of the list. */
export const hovered = signal('');
/** How many lanes there is room for. */
export const room = signal(6);
/** What is open over the page: '' or the name of a dialog. */
export const dialog = signal('');
/** Whether the page stands in a frame of another page. */
export const embedded = location.pathname === '/embed';

/** @param {string} key @param {string} value */
export function keep(key, value) {
  try {
    localStorage.setItem(`demarche.${key}`, value);
  } catch {
    // Not kept: the choice holds for this visit.
  }
}

/** @type {import('@preact/signals').Signal<string>} '' follows the system */
export const theme = signal(kept('theme', ''));
/** Language of the page. */
export const lang = signal(langOf(start.hl || kept('lang', '') || navigator.language));
/** Whether Japanese dates are told by era. */
export const era = signal(kept('era', '') === '1');
/** @typedef {{name: string, link: string, id?: string}} View id where the server has it */
/** Saved views. @type {import('@preact/signals').Signal<View[]>} */
export const views = signal(readViews());

function readViews() {
  try {
    const list = JSON.parse(kept('views', '[]'));
    return Array.isArray(list) ? list.filter((v) => typeof v?.name === 'string' && typeof v?.link === 'string' && v.link.startsWith('?')) : [];
  } catch {
    return [];
  }
}

/** The query of the filters as the API takes it; changes only when it says something else. */
export const query = computed(() => String(toParams(filters.value)));

/** The link to what is shown. */
export const link = computed(() =>
  toLink(filters.value, {
    by: by.value,
    view: view.value,
    w: win.value && !full.value ? windowText(win.value.a, win.value.b) : '',
    event: selected.value,
    hl: explicitLang.value ? lang.value : '',
  }),
);

/** Whether the window shows all there is: then a link need not say so. */
export const full = signal(start.w === '');
/** Whether the reader chose the language. */
export const explicitLang = signal(start.hl !== '');

/** Replaces the filters; a step in the history. @param {import('./query.js').Filters} f */
export function setFilters(f) {
  filters.value = f;
}

/** Takes all filters away. */
export function clearFilters() {
  filters.value = noFilters();
}

/** @param {string} value */
export function setLang(value) {
  explicitLang.value = true;
  lang.value = value;
  keep('lang', value);
}

/** @param {string} value */
export function setTheme(value) {
  theme.value = value;
  keep('theme', value);
}

/** @param {boolean} value */
export function setEra(value) {
  era.value = value;
  keep('era', value ? '1' : '');
}

/** @param {View[]} list */
export function setViews(list) {
  views.value = list;
  keep('views', JSON.stringify(list.filter((v) => !v.id)));
}

/** Keeps the address bar in step; panning replaces, everything else is a step back. */
export function followHistory() {
  let last = '';
  let timer = 0;
  const steps = () => JSON.stringify([query.value, by.value, view.value, selected.value]);
  let lastSteps = untracked(steps);
  effect(() => {
    const to = link.value;
    const now = steps();
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (to === last || to === location.search) return;
      last = to;
      history[now === lastSteps ? 'replaceState' : 'pushState'](null, '', to || location.pathname);
      lastSteps = now;
    }, 250);
  });
  addEventListener('popstate', () => {
    const p = new URLSearchParams(location.search);
    const look = lookOf(p);
    filters.value = fromParams(p);
    by.value = look.by;
    view.value = look.view;
    selected.value = look.event;
    const w = parseWindow(look.w);
    if (w) win.value = w;
    last = location.search;
    lastSteps = untracked(steps);
  });
}
