// @ts-check
// The keyboard: one key, one thing; never while something is being typed.

import { shown } from './data.js';
import { lane, lanes, panBy, reveal, showAll, zoomBy } from './stage.js';
import { by, dialog, filters, selected, setFilters, view } from './state.js';
import { keysOf } from './lanes.js';
import { toggle } from './query.js';
import { feed } from './views/List.jsx';

/** Goes to the next event, or the one before. @param {number} step */
function move(step) {
  const list = shown.value;
  if (!list.length) return;
  const focused = /** @type {HTMLElement|null} */ (document.activeElement?.closest?.('[data-id]'))?.dataset.id;
  const i = list.findIndex((e) => e.id === (selected.value || focused));
  const to = list[i < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(i + step, 0), list.length - 1)];
  if (focused && !selected.value) feed.focus(to.id);
  else selected.value = to.id;
  reveal(to);
  feed.focus(to.id);
}

/** Changes the lane; with an event chosen, goes to the nearest event of that lane. @param {number} step */
function moveLane(step) {
  const list = lanes.value;
  if (!list.length) return;
  lane.value = Math.min(Math.max(lane.value + step, 0), list.length - 1);
  const now = shown.value.find((e) => e.id === selected.value);
  const own = list[lane.value];
  if (!now || keysOf(now, by.value).includes(own.key)) return;
  let best = null;
  for (const ev of own.events) if (!best || Math.abs(ev.at - now.at) < Math.abs(best.at - now.at)) best = ev;
  if (best) {
    selected.value = best.id;
    reveal(best);
  }
}

/** @type {Record<string, (e: KeyboardEvent) => void>} */
const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  ArrowLeft: () => panBy(-0.2),
  ArrowRight: () => panBy(0.2),
  ArrowUp: () => moveLane(-1),
  ArrowDown: () => moveLane(1),
  Enter: () => {
    const l = lanes.value[lane.value];
    if (document.activeElement?.tagName === 'CANVAS' && l?.key) setFilters(toggle(filters.value, by.value, l.key));
  },
  '+': () => zoomBy(0.6),
  '=': () => zoomBy(0.6),
  '-': () => zoomBy(1 / 0.6),
  '−': () => zoomBy(1 / 0.6),
  0: () => showAll(),
  '/': () => document.getElementById('search')?.focus(),
  g: () => (dialog.value = 'goto'),
  f: () => {
    const first = /** @type {HTMLElement|null} */ (document.querySelector('aside.side .filters input'));
    if (first && first.offsetParent) first.focus();
    else dialog.value = 'filters';
  },
  e: () => (dialog.value = 'export'),
  a: () => (dialog.value = 'add'),
  v: () => (view.value = view.value === 'timeline' ? 'sides' : view.value === 'sides' ? 'grid' : 'timeline'),
  '?': () => (dialog.value = 'help'),
  Escape: () => {
    const id = selected.value;
    if (!id) return;
    selected.value = '';
    feed.focus(id);
  },
};

export function followKeys() {
  addEventListener('keydown', (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || dialog.value) return;
    const at = /** @type {HTMLElement} */ (e.target);
    const typing = at.closest?.('input:not([type=checkbox]), textarea, select, [role=slider], [role=dialog]');
    if (typing) {
      if (e.key === 'Escape' && at.tagName === 'INPUT') at.blur();
      return;
    }
    // Inside a part that scrolls or a control that the key works, the key is theirs.
    if (e.key.startsWith('Arrow') && at !== document.body && !at.closest?.('canvas, [role=feed]')) return;
    const act = KEYS[e.key];
    if (!act || (e.key === 'Enter' && at.tagName !== 'CANVAS')) return;
    if (e.key !== 'Enter') e.preventDefault();
    act(e);
  });
}
