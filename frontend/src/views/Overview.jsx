// @ts-check
// All the time there is, in small, with the window as a brush: two sliders.

import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { count, peak } from '../cube.js';
import { extent, overview } from '../data.js';
import { t, voice } from '../i18n.js';
import { canvasPen } from '../pen.js';
import { MIN_DAYS, stepDays, stepFor, xOf } from '../scale.js';
import { setWindow } from '../stage.js';
import { era, lang, theme, win } from '../state.js';
import { readColors } from '../theme.js';
import { dayWords } from '../words.js';

const HEIGHT = 44;

export function Overview() {
  const box = useRef(/** @type {HTMLDivElement|null} */ (null));
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const width = useSignal(0);
  useEffect(() => {
    const node = /** @type {HTMLCanvasElement} */ (canvas.current);
    const watch = new ResizeObserver(() => (width.value = box.current?.clientWidth ?? 0));
    watch.observe(/** @type {HTMLDivElement} */ (box.current));
    const ctx = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d'));
    const pen = canvasPen(ctx);
    const stop = effect(() => {
      [theme.value, lang.value, era.value, width.value, extent.value, overview.value];
      requestAnimationFrame(() => paint(node, ctx, pen, width.peek()));
    });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const again = () => requestAnimationFrame(() => paint(node, ctx, pen, width.peek()));
    dark.addEventListener('change', again);
    return () => (stop(), watch.disconnect(), dark.removeEventListener('change', again));
  }, []);

  const w = win.value ?? extent.value;
  const x = extent.value;
  const left = ((w.a - x.a) / (x.b - x.a)) * 100;
  const right = ((x.b - w.b) / (x.b - x.a)) * 100;
  const days = (/** @type {number} */ px) => (px / Math.max(1, width.value)) * (x.b - x.a);

  /** @param {PointerEvent} e @param {'a'|'b'|'both'} which */
  const drag = (e, which) => {
    e.preventDefault();
    e.stopPropagation();
    const target = /** @type {HTMLElement} */ (e.currentTarget);
    if (which !== 'both') target.focus();
    const from = { ...w };
    const move = (/** @type {PointerEvent} */ m) => {
      const d = days(m.clientX - e.clientX);
      if (which === 'both') setWindow({ a: from.a + d, b: from.b + d });
      else if (which === 'a') setWindow({ a: Math.min(Math.max(from.a + d, x.a), from.b - MIN_DAYS), b: from.b });
      else setWindow({ a: from.a, b: Math.max(Math.min(from.b + d, x.b), from.a + MIN_DAYS) });
    };
    target.setPointerCapture(e.pointerId);
    target.addEventListener('pointermove', move);
    target.addEventListener('lostpointercapture', () => target.removeEventListener('pointermove', move), { once: true });
  };
  const jump = (/** @type {PointerEvent} */ e) => {
    const r = /** @type {HTMLElement} */ (e.currentTarget).getBoundingClientRect();
    const day = x.a + days(e.clientX - r.left);
    const half = (w.b - w.a) / 2;
    setWindow({ a: day - half, b: day + half });
  };
  /** @param {KeyboardEvent} e @param {'a'|'b'} which */
  const onKey = (e, which) => {
    const w = win.peek() ?? extent.peek(); // a key that is held is faster than the page
    const span = w.b - w.a;
    const step = { ArrowLeft: -0.02, ArrowDown: -0.02, ArrowRight: 0.02, ArrowUp: 0.02, PageDown: -0.2, PageUp: 0.2 }[/** @type {'ArrowLeft'} */ (e.key)];
    let day = step === undefined ? (e.key === 'Home' ? x.a : e.key === 'End' ? x.b : NaN) : w[which] + span * step;
    if (Number.isNaN(day)) return;
    e.preventDefault();
    e.stopPropagation();
    day = Math.min(Math.max(day, x.a), x.b);
    setWindow(which === 'a' ? { a: Math.min(day, w.b - MIN_DAYS), b: w.b } : { a: w.a, b: Math.max(day, w.a + MIN_DAYS) });
  };
  const words = (/** @type {number} */ day) => dayWords(day, { year: 'numeric', month: 'long', day: 'numeric' }, voice());
  /** @param {'a'|'b'} which */
  const handle = (which) => (
    <span
      class={`handle ${which}`}
      role="slider"
      tabIndex={0}
      aria-label={t(which === 'a' ? 'overview.from' : 'overview.to')}
      aria-valuemin={Math.round(x.a)}
      aria-valuemax={Math.round(x.b)}
      aria-valuenow={Math.round(w[which])}
      aria-valuetext={words(Math.round(w[which]) - (which === 'a' ? 0 : 1))}
      onPointerDown={(e) => drag(e, which)}
      onKeyDown={(e) => onKey(e, which)}
    />
  );
  return (
    <div class="overview" ref={box} onPointerDown={jump}>
      <canvas ref={canvas} aria-hidden="true" />
      <div class="brush" style={{ left: `${left}%`, right: `${right}%` }} onPointerDown={(e) => drag(e, 'both')}>
        {handle('a')}
        {handle('b')}
      </div>
    </div>
  );
}

/** @param {HTMLCanvasElement} node @param {CanvasRenderingContext2D} ctx @param {import('../pen.js').Pen} pen @param {number} width */
function paint(node, ctx, pen, width) {
  if (!width) return;
  const dpr = devicePixelRatio || 1;
  node.width = Math.round(width * dpr);
  node.height = Math.round(HEIGHT * dpr);
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
  const colors = readColors();
  const x = extent.peek();
  const cube = overview.peek();
  const font = `11px ${colors.font}`;
  const step = stepFor(x, width, 110);
  let free = 0;
  for (const day of stepDays(x, step)) {
    const at = Math.round(xOf(x, width, day)) + 0.5;
    const text = dayWords(day, step.unit === 'year' ? { year: 'numeric' } : { year: 'numeric', month: 'short' }, voice());
    pen.line(at, 0, at, HEIGHT, { stroke: colors.line });
    if (at < free || at + 4 + pen.measure(text, font) > width) continue;
    pen.text(text, at + 4, 9, colors.soft, font);
    free = at + pen.measure(text, font) + 10;
  }
  if (!cube) return;
  const bar = Math.max(cube.step, ((x.b - x.a) / width) * 3);
  const most = peak(cube, bar) || 1;
  const list = [];
  for (let i = 0; x.a + i * bar < x.b; i++) {
    const n = count(cube, 0, x.a + i * bar, x.a + (i + 1) * bar);
    const h = n && Math.max(2, Math.sqrt(n / most) * (HEIGHT - 17));
    if (n) list.push(xOf(x, width, x.a + i * bar), HEIGHT - h, Math.max(1, (bar / (x.b - x.a)) * width - 1), h);
  }
  pen.boxes(list, { fill: colors.accent, alpha: 0.7 });
}
