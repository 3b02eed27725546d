// @ts-check
// Printing: the page takes the width of the sheet before it is printed, so that the
// picture is drawn for it, in light colours and with the whole list.

import { signal } from '@preact/signals';

/** Whether the page is laid out for paper. */
export const paper = signal(false);

export function followPrint() {
  const root = document.documentElement;
  /** @type {string|undefined} */
  let theme;
  addEventListener('beforeprint', () => {
    theme = root.dataset.theme;
    root.classList.add('paper');
    root.dataset.theme = 'light';
    paper.value = true;
  });
  addEventListener('afterprint', () => {
    root.classList.remove('paper');
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    paper.value = false;
  });
}
