// @ts-check
// Pan, wheel, pinch and throw on the picture, by pointer events. The window is
// what they change; they keep no transform of their own that could disagree.

import { clampWindow, dayAt, zoomAround } from './scale.js';

/** @typedef {import('./scale.js').Window} Window */

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const SLACK = 4; // pixels that a pointer may move and still be a click

/**
 * @param {HTMLElement} node
 * @param {{get: () => Window, set: (w: Window) => void, extent: () => Window, width: () => number}} model
 */
export function attachGestures(node, model) {
  /** @type {Map<number, number>} x of each pointer that is down */
  const down = new Map();
  /** @type {{w: Window, xs: number[], moved: boolean}|null} how it was when the last pointer came or went */
  let start = null;
  /** @type {{t: number, a: number}[]} */
  let trail = [];
  let frame = 0;

  const left = () => node.getBoundingClientRect().left;
  const begin = () => {
    start = { w: model.get(), xs: [...down.values()], moved: start?.moved ?? false };
    trail = [];
  };
  /** @param {PointerEvent} e */
  const onDown = (e) => {
    if (e.button) return;
    cancelAnimationFrame(frame);
    if (!down.size) start = null;
    down.set(e.pointerId, e.clientX - left());
    begin();
  };
  /** @param {PointerEvent} e */
  const onMove = (e) => {
    if (!down.has(e.pointerId) || !start) return;
    down.set(e.pointerId, e.clientX - left());
    const xs = [...down.values()];
    if (!start.moved && Math.abs(xs[0] - start.xs[0]) < SLACK && xs.length < 2) return;
    if (!start.moved) node.setPointerCapture(e.pointerId);
    start.moved = true;
    const width = model.width();
    const { w } = start;
    let to;
    if (xs.length > 1) {
      // The two days that were under the fingers stay under them.
      const [p, q] = start.xs.map((x) => dayAt(w, width, x));
      const k = (q - p) / (xs[1] - xs[0] || 1);
      const a = p - xs[0] * k;
      to = k > 0 ? { a, b: a + k * width } : w;
    } else {
      const d = ((xs[0] - start.xs[0]) / width) * (w.b - w.a);
      to = { a: w.a - d, b: w.b - d };
    }
    model.set(clampWindow(to, model.extent()));
    trail = [...trail.slice(-5), { t: e.timeStamp, a: model.get().a }];
  };
  /** @param {PointerEvent} e */
  const onUp = (e) => {
    if (!down.delete(e.pointerId)) return;
    if (down.size) return begin();
    if (start?.moved && e.type === 'pointerup') coast(e.timeStamp);
  };
  /** A drag is no click. @param {MouseEvent} e */
  const onClick = (e) => {
    if (start?.moved) e.stopImmediatePropagation();
    start = null;
  };
  /** @param {WheelEvent} e */
  const onWheel = (e) => {
    e.preventDefault();
    cancelAnimationFrame(frame);
    const w = model.get();
    const width = model.width();
    const unit = e.deltaMode === 1 ? 16 : e.deltaMode ? 400 : 1;
    if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
      const d = (((e.deltaX || e.deltaY) * unit) / width) * (w.b - w.a);
      model.set(clampWindow({ a: w.a + d, b: w.b + d }, model.extent()));
    } else {
      const factor = Math.exp(Math.max(-120, Math.min(120, e.deltaY * unit)) * (e.ctrlKey ? 0.01 : 0.0022));
      const to = zoomAround(w, dayAt(w, width, e.clientX - left()), factor);
      model.set(clampWindow(to, model.extent()));
    }
  };

  /** Moves on a little after a throw. @param {number} now */
  function coast(now) {
    const first = trail[0];
    const last = trail[trail.length - 1];
    if (calm.matches || !first || last.t - first.t < 8 || now - last.t > 60) return;
    let v = (last.a - first.a) / (last.t - first.t);
    let before = performance.now();
    const step = (/** @type {number} */ t) => {
      const w = model.get();
      const dt = Math.max(0, Math.min(32, t - before));
      before = t;
      v *= Math.exp(-dt / 180);
      const to = clampWindow({ a: w.a + v * dt, b: w.b + v * dt }, model.extent());
      model.set(to);
      if ((Math.abs(v) * model.width()) / (w.b - w.a) > 0.02) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  /** @type {[string, any][]} */
  const listeners = [['pointerdown', onDown], ['pointermove', onMove], ['pointerup', onUp], ['pointercancel', onUp]];
  for (const [name, f] of listeners) node.addEventListener(name, f);
  node.addEventListener('click', onClick, { capture: true });
  node.addEventListener('wheel', onWheel, { passive: false });

  return {
    /** Moves the window in a short, even motion. @param {Window} to */
    glide(to) {
      cancelAnimationFrame(frame);
      const from = model.get();
      const end = clampWindow(to, model.extent());
      if (calm.matches) return model.set(end);
      const begun = performance.now();
      const step = (/** @type {number} */ now) => {
        const u = Math.min(1, Math.max(0, now - begun) / 320);
        const e = 1 - (1 - u) ** 3;
        model.set(u === 1 ? end : { a: from.a + (end.a - from.a) * e, b: from.b + (end.b - from.b) * e });
        if (u < 1) frame = requestAnimationFrame(step);
      };
      frame = requestAnimationFrame(step);
    },
    detach() {
      cancelAnimationFrame(frame);
      for (const [name, f] of listeners) node.removeEventListener(name, f);
      node.removeEventListener('click', onClick, { capture: true });
      node.removeEventListener('wheel', onWheel);
    },
  };
}
