// @ts-check
// The page beyond its first picture: views, lists, keys.

import { effect } from '@preact/signals';
import { render } from 'preact';
import { error, extent, followFilters, followNames, loadLists } from './data.js';
import { loadTexts, t } from './i18n.js';
import { followKeys } from './keys.js';
import { followPrint } from './paper.js';
import { loadViews } from './saved.js';
import { followHistory, lang, theme, win } from './state.js';
import { App } from './views/App.jsx';

effect(() => {
  const root = document.documentElement;
  root.lang = lang.value;
  root.dir = 'ltr';
  if (theme.value) root.dataset.theme = theme.value;
  else delete root.dataset.theme;
  document.title = t('title');
});

// Events bring their families along: nothing waits for the lists.
followNames();
followFilters();
loadLists().catch((e) => (error.value = e));
loadTexts().finally(() => {
  effect(() => void loadTexts());
  render(<App />, /** @type {HTMLElement} */ (document.getElementById('app')));
  followHistory(() => (win.value = extent.value));
  followKeys();
  followPrint();
  loadViews();
});
