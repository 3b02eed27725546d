// @ts-check
// The shape of an event or a family in running text, the same as in the picture.

import { glyphPath, glyphStyle } from '../glyph.js';

/** @param {{family?: string, ev?: import('../model.js').Event}} props */
export function Glyph({ family, ev }) {
  const name = family ?? ev?.family ?? 'consult';
  const style = ev ? glyphStyle(ev) : { fill: 1, dash: null, strike: false };
  return (
    <svg class={`glyph f-${name}`} width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
      <path d={glyphPath(name)} fill="currentColor" fill-opacity={style.fill} stroke="currentColor" stroke-width="1.3" stroke-dasharray={style.dash?.join(' ')} />
      {style.strike && <path d="M-7 7L7-7" stroke="currentColor" stroke-width="1.6" />}
    </svg>
  );
}
