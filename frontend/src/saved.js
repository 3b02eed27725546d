// @ts-check
// Saved views: on the server, where all who reach it share them, or in this browser
// where the server does not take them.

import * as api from './api.js';
import { setViews, views } from './state.js';

/** @typedef {import('./state.js').View} View */

const MOST_NAME = 200; // characters, as the server has it
const NAME_TAKEN = 409;

/** @returns {View[]} */
const own = () => views.peek().filter((v) => !v.id);

/** Puts the server's views before those of this browser. @param {View[]} shared */
const show = (shared) => setViews([...shared, ...own().filter((v) => !shared.some((s) => s.link === v.link))]);

/** Loads the views that the server has. */
export async function loadViews() {
  try {
    const { saved } = await api.savedViews();
    show(saved.map((s) => ({ id: s.id, name: s.name, link: `?${s.query}` })));
  } catch {
    // Those of this browser are left.
  }
}

/** Saves a view; a name that is taken gets a number. @param {string} name @param {string} link */
export async function saveView(name, link) {
  const base = name.slice(0, MOST_NAME - 5);
  for (let n = 1; n < 10; n++) {
    const title = n > 1 ? `${base} (${n})` : base;
    try {
      const { id } = await api.saveView(title, link.slice(1));
      return show([...views.peek().filter((v) => v.id), { id, name: title, link }]);
    } catch (e) {
      if (/** @type {import('./api.js').Problem} */ (e).status !== NAME_TAKEN) break;
    }
  }
  setViews([...views.peek(), { name, link }]);
}

/** Forgets a view. @param {View} view */
export async function dropView(view) {
  try {
    if (view.id) await api.dropView(view.id);
  } catch (e) {
    if (/** @type {import('./api.js').Problem} */ (e).status !== 404) return loadViews(); // it stays, as the server says
  }
  setViews(views.peek().filter((v) => v !== view));
}
