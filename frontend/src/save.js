// @ts-check
// Saves the picture as PNG or SVG, with the names of its lanes and its heading.

import { draw } from './draw.js';
import { t, voice } from './i18n.js';
import { total } from './data.js';
import { canvasPen, svgPen } from './pen.js';
import { countLanes, lanes } from './stage.js';
import { by } from './state.js';
import { laneLabel } from './labels.js';
import { lastScene } from './views/Picture.jsx';
import { valueLabel } from './labels.js';
import { filters } from './state.js';
import { LISTS } from './query.js';
import { dateWords } from './words.js';

const GUTTER = 150;
const HEAD = 36;

/** What the picture shows, in a line. */
export function heading() {
  const f = filters.value;
  const parts = LISTS.flatMap((name) => f[name].map((v) => valueLabel(name, v)));
  if (f.q) parts.push(t('chip.q', { q: f.q }));
  if (f.from) parts.push(t('date.since', { date: dateWords(f.from, voice()) }));
  if (f.to) parts.push(t('date.until', { date: dateWords(f.to, voice()) }));
  return [parts.join(t('list.comma')) || t('heading.all'), t('events', { n: total.value })].join(' · ');
}

/** Draws the whole sheet. @param {import('./pen.js').Pen} pen @param {import('./draw.js').Scene} s @param {(dx: number, dy: number, inside: () => void) => void} moved */
function sheet(pen, s, moved) {
  const names = countLanes.value?.lanes ?? lanes.value;
  pen.rect(0, 0, s.width + GUTTER, s.height + HEAD, { fill: s.colors.paper });
  pen.text(heading(), 12, 20, s.colors.ink, `600 14px ${s.font}`);
  s.lanes.forEach((l, i) => pen.text(laneLabel(countLanes.value?.by ?? by.value, names[i]?.key ?? ''), 12, HEAD + l.y + l.h / 2, s.colors.ink, `13px ${s.font}`));
  moved(GUTTER, HEAD, () => draw(pen, { ...s, selected: null, hover: null }));
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10000);
}

export function savePng() {
  const s = lastScene.value;
  if (!s) return;
  const canvas = document.createElement('canvas');
  const scale = 2;
  canvas.width = (s.width + GUTTER) * scale;
  canvas.height = (s.height + HEAD) * scale;
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  ctx.scale(scale, scale);
  sheet(canvasPen(ctx, scale), s, (dx, dy, inside) => {
    ctx.translate(dx, dy);
    inside();
    ctx.translate(-dx, -dy);
  });
  canvas.toBlob((blob) => blob && download(blob, 'timeline.png'));
}

/** The picture as SVG text. */
export function svgText() {
  const s = lastScene.value;
  if (!s) return '';
  const ctx = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  const inner = svgPen(s.width, s.height, canvasPen(ctx).measure);
  const outer = svgPen(s.width + GUTTER, s.height + HEAD, canvasPen(ctx).measure);
  let body = '';
  sheet(outer, s, (dx, dy) => {
    draw(inner, { ...s, selected: null, hover: null });
    body = inner.svg('').replace('<svg ', `<svg x="${dx}" y="${dy}" `).replace('<title></title>', '');
  });
  return outer.svg(heading()).replace(/<\/svg>$/, `${body}</svg>`);
}

export function saveSvg() {
  const text = svgText();
  if (text) download(new Blob([text], { type: 'image/svg+xml' }), 'timeline.svg');
}
