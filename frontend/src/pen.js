// @ts-check
// Two pens with the same strokes: one draws on a canvas, the other writes SVG.

/**
 * @typedef {{fill?: string, stroke?: string, alpha?: number, width?: number, dash?: number[]|null}} Ink
 * @typedef {Object} Pen
 * @property {(x: number, y: number, w: number, h: number, ink: Ink, radius?: number) => void} rect
 * @property {(x: number, y: number, w: number, h: number, stops: [number, number][], fill: string, radius?: number) => void} fade a box whose opacity runs through stops [offset, opacity]
 * @property {(path: string, x: number, y: number, ink: Ink, scale?: number) => void} shape
 * @property {(key: string, x: number, y: number, paint: (pen: Pen) => void) => void} stamp something small, 32 by 32 pixels around a point, that is painted once and used again under its key
 * @property {(boxes: number[], ink: Ink) => void} boxes many boxes at once, four numbers each
 * @property {(x0: number, y0: number, x1: number, y1: number, ink: Ink) => void} line
 * @property {(text: string, x: number, y: number, fill: string, font: string, align?: CanvasTextAlign) => void} text
 * @property {(text: string, font: string) => number} measure
 * @property {(x: number, y: number, w: number, h: number, inside: () => void) => void} clip
 */

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {string} d */
function path2d(d) {
  let p = paths.get(d);
  if (!p) paths.set(d, (p = new Path2D(d)));
  return p;
}

/** @type {Map<string, number>} */
const widths = new Map();

const STAMP = 32; // pixels of a stamp's side

/** @type {Map<string, HTMLCanvasElement>} */
const stamps = new Map();

/** @param {string} key @param {number} scale @param {(pen: Pen) => void} paint */
function stampOf(key, scale, paint) {
  let c = stamps.get(key);
  if (c) return c;
  if (stamps.size > 500) stamps.clear(); // other colours or another screen
  c = document.createElement('canvas');
  c.width = c.height = STAMP * scale;
  const ctx = /** @type {CanvasRenderingContext2D} */ (c.getContext('2d'));
  ctx.setTransform(scale, 0, 0, scale, c.width / 2, c.height / 2);
  paint(canvasPen(ctx, scale));
  stamps.set(key, c);
  return c;
}

/** @param {CanvasRenderingContext2D} ctx @param {number} [scale] pixels of the screen in one of the picture @returns {Pen & {scale: number}} */
export function canvasPen(ctx, scale = 1) {
  /** @param {Ink} ink @param {(path?: any) => void} fill @param {() => void} stroke */
  const paint = (ink, fill, stroke) => {
    if (ink.fill && ink.alpha !== 0) {
      ctx.globalAlpha = ink.alpha ?? 1;
      ctx.fillStyle = ink.fill;
      fill();
      ctx.globalAlpha = 1;
    }
    if (ink.stroke) {
      ctx.strokeStyle = ink.stroke;
      ctx.lineWidth = ink.width ?? 1;
      ctx.setLineDash(ink.dash ?? []);
      stroke();
    }
  };
  const box = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h, /** @type {number} */ r) => {
    ctx.beginPath();
    if (r) ctx.roundRect(x, y, w, h, Math.min(r, w / 2, h / 2));
    else ctx.rect(x, y, w, h);
  };
  return {
    scale,
    stamp(key, x, y, paint) {
      const c = stampOf(`${key} ${this.scale}`, this.scale, paint);
      // On whole pixels of the screen it stays crisp.
      const snap = (/** @type {number} */ v) => Math.round((v - STAMP / 2) * this.scale) / this.scale;
      ctx.drawImage(c, snap(x), snap(y), STAMP, STAMP);
    },
    rect(x, y, w, h, ink, r = 0) {
      box(x, y, w, h, r);
      paint(ink, () => ctx.fill(), () => ctx.stroke());
    },
    fade(x, y, w, h, stops, fill, r = 0) {
      const g = ctx.createLinearGradient(x, 0, x + w, 0);
      for (const [at, alpha] of stops) g.addColorStop(at, withAlpha(fill, alpha));
      ctx.fillStyle = g;
      box(x, y, w, h, r);
      ctx.fill();
    },
    shape(path, x, y, ink, scale = 1) {
      const p = path2d(path);
      ctx.translate(x, y);
      if (scale !== 1) ctx.scale(scale, scale);
      paint(ink, () => ctx.fill(p), () => ctx.stroke(p));
      if (scale !== 1) ctx.scale(1 / scale, 1 / scale);
      ctx.translate(-x, -y);
    },
    boxes(list, ink) {
      ctx.beginPath();
      for (let i = 0; i < list.length; i += 4) ctx.rect(list[i], list[i + 1], list[i + 2], list[i + 3]);
      paint(ink, () => ctx.fill(), () => ctx.stroke());
    },
    line(x0, y0, x1, y1, ink) {
      ctx.beginPath();
      ctx.moveTo(x0, y0);
      ctx.lineTo(x1, y1);
      paint({ ...ink, fill: undefined }, () => {}, () => ctx.stroke());
    },
    text(text, x, y, fill, font, align = 'left') {
      ctx.font = font;
      ctx.textAlign = align;
      ctx.textBaseline = 'middle';
      ctx.fillStyle = fill;
      ctx.fillText(text, x, y);
    },
    measure(text, font) {
      const key = font + text;
      let w = widths.get(key);
      if (w === undefined) {
        if (widths.size > 5000) widths.clear();
        ctx.font = font;
        widths.set(key, (w = ctx.measureText(text).width));
      }
      return w;
    },
    clip(x, y, w, h, inside) {
      ctx.save();
      ctx.beginPath();
      ctx.rect(x, y, w, h);
      ctx.clip();
      inside();
      ctx.restore();
    },
  };
}

/** A CSS colour "rgb(r, g, b)" with an opacity; other colours stay as they are. @param {string} color @param {number} alpha */
export function withAlpha(color, alpha) {
  const m = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
  return m ? `rgba(${m[1]}, ${m[2]}, ${m[3]}, ${alpha})` : color;
}

/**
 * A pen that writes SVG.
 * @param {number} width @param {number} height @param {(text: string, font: string) => number} measure
 * @returns {Pen & {svg: (title: string) => string}}
 */
export function svgPen(width, height, measure) {
  /** @type {string[]} */
  const out = [];
  let serial = 0;
  const n = (/** @type {number} */ v) => String(Math.round(v * 100) / 100);
  const ink = (/** @type {Ink} */ i) =>
    ` fill="${i.fill && i.alpha !== 0 ? esc(i.fill) : 'none'}"` + (i.alpha !== undefined && i.alpha !== 1 ? ` fill-opacity="${n(i.alpha)}"` : '') +
    (i.stroke ? ` stroke="${esc(i.stroke)}" stroke-width="${n(i.width ?? 1)}"${i.dash?.length ? ` stroke-dasharray="${i.dash.join(' ')}"` : ''}` : '');
  const rect = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h, /** @type {string} */ rest, r = 0) =>
    out.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, w))}" height="${n(Math.max(0, h))}"${r ? ` rx="${n(r)}"` : ''}${rest}/>`);
  return {
    rect: (x, y, w, h, i, r) => void rect(x, y, w, h, ink(i), r),
    fade(x, y, w, h, stops, fill, r) {
      const id = `g${serial++}`;
      out.push(`<linearGradient id="${id}">${stops.map(([at, a]) => `<stop offset="${n(at)}" stop-color="${esc(fill)}" stop-opacity="${n(a)}"/>`).join('')}</linearGradient>`);
      rect(x, y, w, h, ` fill="url(#${id})"`, r);
    },
    shape: (path, x, y, i, scale = 1) => void out.push(`<path d="${path}" transform="translate(${n(x)} ${n(y)})${scale === 1 ? '' : ` scale(${n(scale)})`}"${ink(i)}/>`),
    stamp(_, x, y, paint) {
      out.push(`<g transform="translate(${n(x)} ${n(y)})">`);
      paint(/** @type {Pen} */ (this));
      out.push('</g>');
    },
    boxes(list, i) {
      let d = '';
      for (let j = 0; j < list.length; j += 4) d += `M${n(list[j])} ${n(list[j + 1])}h${n(list[j + 2])}v${n(list[j + 3])}h${n(-list[j + 2])}Z`;
      if (d) out.push(`<path d="${d}"${ink(i)}/>`);
    },
    line: (x0, y0, x1, y1, i) => void out.push(`<path d="M${n(x0)} ${n(y0)}L${n(x1)} ${n(y1)}"${ink({ ...i, fill: undefined })}/>`),
    text(text, x, y, fill, font, align = 'left') {
      const [, weight, size, family] = /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(font) ?? ['', '', '12', 'sans-serif'];
      out.push(`<text x="${n(x)}" y="${n(y)}" dominant-baseline="central" fill="${esc(fill)}" font-size="${size}" font-family="${esc(family)}"${weight ? ` font-weight="${weight}"` : ''}` +
        `${align === 'center' ? ' text-anchor="middle"' : align === 'right' ? ' text-anchor="end"' : ''}>${esc(text)}</text>`);
    },
    measure,
    clip(x, y, w, h, inside) {
      const id = `c${serial++}`;
      out.push(`<clipPath id="${id}"><rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"/></clipPath><g clip-path="url(#${id})">`);
      inside();
      out.push('</g>');
    },
    svg: (title) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" role="img"><title>${esc(title)}</title>${out.join('')}</svg>`,
  };
}

/** @param {string} s */
function esc(s) {
  return s.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}
