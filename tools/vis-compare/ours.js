// The picture of the page alone: its lanes, layout and drawing, on a canvas.

import { draw } from '/frontend/src/draw.js';
import { lanesOf } from '/frontend/src/lanes.js';
import { canvasPen } from '/frontend/src/pen.js';
import { AXIS, boxes, Layouts } from '/frontend/src/scene.js';
import { readColors } from '/frontend/src/theme.js';
import { makeEvents, time, windowAt } from './events.js';

const FAMILIES = ['consult', 'un', 'security', 'coerce', 'statement'];

globalThis.measure = (n) => {
  const canvas = document.querySelector('canvas');
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = width;
  canvas.height = height;
  const colors = readColors();
  const pen = canvasPen(canvas.getContext('2d'));
  const layouts = new Layouts();
  const rows = makeEvents(n);
  let lanes;
  const paint = (frame) => {
    const win = windowAt(frame);
    const k = width / (win.b - win.a);
    const at = boxes(lanes.length, height, 0);
    const { layouts: found, peak } = layouts.of(lanes, 0, k, at.map((b) => b.rows));
    draw(pen, { width, height, axisHeight: AXIS, win, base: 0, k, cube: null, peak, colors, font: colors.font, selected: null, hover: null, lanes: at.map((b, i) => ({ ...b, layout: found[i], cubeLane: -1 })), labels: (ev) => [`Event ${ev.id}`, ev.id], tickLabel: (day) => String(1990 + Math.floor(day / 365.2425)) });
  };
  return time(() => {
    const events = rows.map((r) => ({ id: String(r.i), family: FAMILIES[r.i % 5], type: 'x', first: r.first, last: r.last, at: (r.first + r.last) / 2, vague: false, modality: 'occurred', sources: 1, status: 'extracted', score: 0.8, countries: [String(r.lane)], actors: [], parties: [] }));
    lanes = lanesOf(events, 'country', 10);
    paint(0);
  }, paint);
};
