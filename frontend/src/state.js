// @ts-check
// What the page shows, as signals. What is worth sharing is written to the URL.

import { batch, computed, effect, signal, untracked } from '@preact/signals';
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

const QUIET = 320; // milliseconds between two writes of the address: browsers stop a page that writes it more often

/**
 * Keeps the address bar in step: what a reader chooses is there at once, a window that
 * moves when it rests. Panning, and going from one open event to the next, replace;
 * everything else is a step that Back undoes.
 * @param {() => void} showAll called when the reader goes back to all the time there is
 */
export function followHistory(showAll) {
  let last = '';
  let timer = 0;
  let free = 0;
  const steps = () => JSON.stringify([query.value, by.value, view.value, selected.value !== '']);
  const choices = () => JSON.stringify([query.value, by.value, view.value, selected.value, explicitLang.value && lang.value]);
  let lastSteps = untracked(steps);
  let lastChoices = untracked(choices);
  const write = () => {
    const to = link.peek();
    lastChoices = untracked(choices);
    if (to === last || to === location.search) return;
    const now = untracked(steps);
    last = to;
    free = performance.now() + QUIET;
    history[now === lastSteps ? 'replaceState' : 'pushState'](null, '', to || location.pathname);
    lastSteps = now;
  };
  effect(() => {
    link.value;
    const wait = choices() === lastChoices ? QUIET : free - performance.now();
    clearTimeout(timer);
    if (wait > 0) timer = window.setTimeout(write, wait);
    else queueMicrotask(write); // after the other values of the same choice
  });
  addEventListener('popstate', () => {
    const p = new URLSearchParams(location.search);
    const look = lookOf(p);
    const w = parseWindow(look.w);
    last = location.search;
    batch(() => {
      filters.value = fromParams(p);
      by.value = look.by;
      view.value = look.view;
      selected.value = look.event;
      full.value = !w;
      if (w) win.value = w;
      else showAll();
      lastSteps = untracked(steps);
      lastChoices = untracked(choices);
    });
  });
}
