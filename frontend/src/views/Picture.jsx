// @ts-check
// The picture: one canvas with its lanes' names beside it, as an image whose equal is the list.

import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { actors, countries, extent, shown, total, types } from '../data.js';
import { draw, hit } from '../draw.js';
import { number, t, voice } from '../i18n.js';
import { laneLabel, markLabels } from '../labels.js';
import { paper } from '../paper.js';
import { canvasPen } from '../pen.js';
import { AXIS, boxes, countScene, HEAD, Layouts, NARROW, roomFor } from '../scene.js';
import { countLanes, lane, lanes, motion, setWindow, showRange } from '../stage.js';
import { by, era, filters, hovered, lang, room, selected, setFilters, theme, win } from '../state.js';
import { readColors } from '../theme.js';
import { toggle } from '../query.js';
import { tickWords } from '../words.js';
import { attachGestures } from '../gesture.js';
import { Cluster, Tip } from './Tip.jsx';

/** @typedef {import('../draw.js').Scene} Scene */

/** The scene as last drawn, for the export of the picture. @type {{value: Scene|null}} */
export const lastScene = { value: null };

export function Picture() {
  const frame = useRef(/** @type {HTMLDivElement|null} */ (null));
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const size = useSignal({ width: 0, height: 0 });
  const narrow = useSignal(false);
  const colors = useSignal(/** @type {ReturnType<typeof readColors>|null} */ (null));
  const tip = useSignal(/** @type {{x: number, y: number, ev: import('../model.js').Event}|null} */ (null));
  const open = useSignal(/** @type {{x: number, y: number, events: import('../model.js').Event[]}|null} */ (null));

  useEffect(() => {
    const node = /** @type {HTMLCanvasElement} */ (canvas.current);
    const box = /** @type {HTMLDivElement} */ (frame.current);
    const pen = canvasPen(/** @type {CanvasRenderingContext2D} */ (node.getContext('2d')));
    const layouts = new Layouts();
    const gestures = attachGestures(node, { get: () => win.peek() ?? extent.peek(), set: setWindow, extent: () => extent.peek(), width: () => Math.max(1, size.peek().width) });
    motion.glide = gestures.glide;
    let pending = 0;
    let onPaper = false;

    const measure = () => {
      narrow.value = matchMedia(NARROW).matches;
      size.value = { width: box.clientWidth, height: box.clientHeight };
      room.value = roomFor(box.clientHeight, narrow.value ? HEAD : 0);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    measure();

    const recolor = () => (colors.value = readColors());
    const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((q) => matchMedia(q));
    media.forEach((m) => m.addEventListener('change', recolor));
    const stopColors = effect(() => {
      theme.value;
      requestAnimationFrame(recolor);
    });

    const paint = () => {
      pending = 0;
      const s = makeScene(layouts, size.peek(), narrow.peek(), colors.peek());
      if (!s) return;
      lastScene.value = s;
      const dpr = devicePixelRatio || 1;
      const [w, h] = [Math.round(s.width * dpr), Math.round(s.height * dpr)];
      if (node.width !== w || node.height !== h) {
        [node.width, node.height] = [w, h];
        // The box may end between two pixels; the picture must not be stretched over it.
        node.style.width = `${s.width}px`;
        node.style.height = `${s.height}px`;
      }
      const ctx = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d'));
      ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
      pen.scale = dpr;
      draw(pen, s);
    };
    const stopDraw = effect(() => {
      // Read all that the picture depends on, then draw once in the next frame.
      [win.value, extent.value, lanes.value, countLanes.value, size.value, narrow.value, colors.value, selected.value, hovered.value, by.value, lang.value, era.value, types.value, countries.value, actors.value];
      if (!pending) pending = requestAnimationFrame(paint);
    });
    // Paper does not wait for a frame.
    const stopPaper = effect(() => {
      if (paper.value === onPaper) return;
      onPaper = paper.value;
      measure();
      recolor();
      paint();
    });
    return () => {
      stopPaper();
      stopDraw();
      stopColors();
      watch.disconnect();
      media.forEach((m) => m.removeEventListener('change', recolor));
      gestures.detach();
      cancelAnimationFrame(pending);
    };
  }, []);

  /** @param {any} e */
  const at = (e) => {
    const r = e.currentTarget.getBoundingClientRect();
    const x = e.clientX - r.left;
    const y = e.clientY - r.top;
    return { x, y, found: lastScene.value && hit(lastScene.value, x, y, e.pointerType === 'touch' ? 18 : 11) };
  };
  const onMove = (/** @type {PointerEvent} */ e) => {
    const { x, y, found } = at(e);
    const ev = found?.mark?.ev ?? null;
    hovered.value = ev?.id ?? '';
    /** @type {HTMLElement} */ (e.currentTarget).style.cursor = found ? 'pointer' : '';
    tip.value = ev && e.pointerType !== 'touch' && !e.buttons ? { x, y, ev } : null;
  };
  const onClick = (/** @type {MouseEvent} */ e) => {
    const { x, y, found } = at(e);
    tip.value = null;
    open.value = null;
    if (found?.mark) selected.value = found.mark.ev.id;
    else if (found?.cluster) open.value = { x, y, events: found.cluster.events };
    else if (selected.value) selected.value = '';
  };
  const onDouble = (/** @type {MouseEvent} */ e) => {
    const { x } = at(e);
    const w = win.value;
    if (!w) return;
    const day = w.a + (x / size.value.width) * (w.b - w.a);
    motion.glide({ a: day - (day - w.a) * 0.4, b: day + (w.b - day) * 0.4 });
  };
  const label = t('picture.label', { n: shown.value.length, total: total.value, by: t(`by.${by.value}`) });
  return (
    <div class="picture">
      <LaneNames height={size.value.height} />
      <div class="stage" ref={frame}>
        <canvas ref={canvas} role="img" aria-label={label} tabIndex={0} onPointerMove={onMove} onPointerLeave={() => ((hovered.value = ''), (tip.value = null))} onClick={onClick} onDblClick={onDouble} />
        {tip.value && <Tip {...tip.value} width={size.value.width} height={size.value.height} />}
        {open.value && (
          <Cluster
            {...open.value}
            width={size.value.width}
            height={size.value.height}
            close={() => (open.value = null)}
            zoom={(/** @type {number} */ a, /** @type {number} */ b) => showRange(a, b)}
          />
        )}
      </div>
    </div>
  );
}

/** @param {{height: number}} props */
function LaneNames({ height }) {
  const counted = countLanes.value;
  const list = counted ? counted.lanes.map((l) => ({ key: l.key, n: l.n })) : lanes.value.map((l) => ({ key: l.key, n: l.events.length }));
  const kind = counted?.by ?? by.value;
  const at = boxes(list.length, height, 0);
  return (
    <ul class="lanes" aria-label={t(`by.${kind}`)}>
      {list.map((l, i) => {
        const name = laneLabel(kind, l.key);
        const on = l.key !== '' && /** @type {string[]} */ (filters.value[kind]).includes(l.key);
        return (
          <li key={l.key} style={{ top: `${at[i].y}px`, height: `${at[i].h}px` }} class={i === lane.value ? 'at' : ''}>
            {l.key ? (
              <button type="button" aria-pressed={on} title={t(on ? 'lane.release' : 'lane.only', { name })} onClick={() => setFilters(toggle(filters.value, kind, l.key))}>
                <span dir="auto">{name}</span> <small>{number(l.n)}</small>
              </button>
            ) : (
              <span class="rest">
                {name} <small>{l.n > 0 && number(l.n)}</small>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/**
 * @param {Layouts} layouts @param {{width: number, height: number}} size @param {boolean} narrow
 * @param {ReturnType<typeof readColors>|null} colors @returns {Scene|null}
 */
function makeScene(layouts, size, narrow, colors) {
  const w = win.peek() ?? extent.peek();
  if (!colors || size.width < 2 || size.height < AXIS + 10) return null;
  const base = extent.peek().a;
  const head = narrow ? HEAD : 0;
  const counted = countLanes.peek();
  if (counted) return countScene({ size, win: w, base, cube: counted.cube, lanes: counted.lanes, head, colors, tickLabel });
  const k = size.width / (w.b - w.a);
  const list = lanes.peek();
  const at = boxes(list.length, size.height, head);
  const found = layouts.of(list, base, k, at.map((b) => b.rows));
  return {
    ...size,
    axisHeight: AXIS,
    win: w,
    base,
    k,
    lanes: at.map((b, i) => ({ y: b.y, h: b.h, top: b.top, layout: found.layouts[i], cubeLane: -1 })),
    cube: null,
    peak: found.peak,
    colors,
    font: colors.font,
    selected: selected.peek(),
    hover: hovered.peek(),
    labels: markLabels,
    tickLabel,
  };
}

/** @type {Scene['tickLabel']} */
const tickLabel = (day, unit, coarse) => tickWords(day, unit, coarse, voice());
