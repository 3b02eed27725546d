// @ts-check
// Colours of the picture, read from the style sheet, so that dark mode and forced
// colours hold there too.

import { FAMILIES } from './glyph.js';

/** @returns {import('./draw.js').Colors & {font: string}} */
export function readColors() {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (/** @type {string} */ name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  /** @type {Record<string, string>} */
  const colors = { font: getComputedStyle(document.body).fontFamily };
  for (const name of ['ink', 'soft', 'label', 'line', 'edge', 'grid', 'paper', 'accent', 'conflict', 'peace']) colors[name] = read(name);
  for (const name of FAMILIES) colors[name] = read(`f-${name}`);
  probe.remove();
  return /** @type {any} */ (colors);
}
