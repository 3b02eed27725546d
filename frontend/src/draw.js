// @ts-check
// Paints the timeline with a pen. It draws what it is given and keeps nothing;
// its cost depends on the size of the picture, not on the number of events.

import { count } from './cube.js';
import { FAMILIES, glyphPath, glyphStyle } from './glyph.js';
import { CELL, ROW } from './layout.js';
import { axis, xOf } from './scale.js';

/**
 * @typedef {Record<string, string>} Colors ink, soft, line, stripe, paper, accent and one for each family
 * @typedef {{y: number, h: number, top: number, layout: import('./layout.js').Layout|null, cubeLane: number}} LaneBox
 *   top is where the first row begins inside the lane
 * @typedef {Object} Scene
 * @property {number} width @property {number} height @property {number} axisHeight
 * @property {import('./scale.js').Window} win
 * @property {number} base @property {number} k pixels per day, both as the layout had them
 * @property {LaneBox[]} lanes
 * @property {import('./cube.js').Cube|null} cube counts, drawn for the lanes without a layout
 * @property {number} peak the count that fills a lane
 * @property {Colors} colors
 * @property {string} font family
 * @property {string|null} selected @property {string|null} hover ids of events
 * @property {(ev: import('./model.js').Event) => string[]} labels of a mark, longest first
 * @property {(day: number, unit: import('./scale.js').Unit, coarse: boolean) => string} tickLabel
 */

const BAR = 3; // pixels of a density bar with its gap

/** @param {import('./pen.js').Pen} pen @param {Scene} s */
export function draw(pen, s) {
  pen.rect(0, 0, s.width, s.height, { fill: s.colors.paper });
  drawAxis(pen, s);
  const top = s.axisHeight;
  pen.clip(0, top, s.width, s.height - top, () => {
    for (const lane of s.lanes) pen.line(0, Math.round(lane.y + lane.h) - 0.5, s.width, Math.round(lane.y + lane.h) - 0.5, { stroke: s.colors.line });
    for (const lane of s.lanes) {
      if (lane.layout) drawLane(pen, s, lane, lane.layout);
      else if (s.cube && lane.cubeLane >= 0) drawDensity(pen, s, lane, s.cube);
    }
  });
}

/** @param {import('./pen.js').Pen} pen @param {Scene} s */
function drawAxis(pen, s) {
  const { fine, coarse, ticks, context } = axis(s.win, s.width, 78);
  const font = `12px ${s.font}`;
  const bold = `600 12px ${s.font}`;
  const y = s.axisHeight - (coarse ? 12 : 15);
  for (const t of ticks) {
    if (t.x >= 0) pen.line(Math.round(t.x) + 0.5, s.axisHeight - 3, Math.round(t.x) + 0.5, s.height, { stroke: s.colors.grid });
  }
  let free = -Infinity;
  ticks.forEach((t, i) => {
    const text = s.tickLabel(t.day, fine.unit, false);
    const x = Math.max(t.x, 0) + 5;
    const room = Math.min(ticks[i + 1]?.x ?? Infinity, s.width) - x;
    if (x < free || room < pen.measure(text, font) + 2) return;
    pen.text(text, x, y, s.colors.soft, font);
    free = x + pen.measure(text, font) + 8;
  });
  if (!coarse) return;
  context.forEach((t, i) => {
    const text = s.tickLabel(t.day, coarse.unit, true);
    const x = Math.max(t.x, 0) + 5;
    const end = Math.min(context[i + 1]?.x ?? Infinity, s.width);
    if (end - x < pen.measure(text, bold) + 6) return;
    pen.text(text, x, y - 16, s.colors.ink, bold);
    if (t.x > 0) pen.line(Math.round(t.x) + 0.5, 4, Math.round(t.x) + 0.5, s.height, { stroke: s.colors.line });
  });
}

/** @param {import('./pen.js').Pen} pen @param {Scene} s @param {LaneBox} lane @param {import('./cube.js').Cube} cube */
function drawDensity(pen, s, lane, cube) {
  const perDay = s.width / (s.win.b - s.win.a);
  // Bars begin on multiples of their width in time, so that they stay while the picture moves.
  const days = Math.max(cube.step, Math.ceil(BAR / perDay / cube.step) * cube.step);
  const wide = days * perDay;
  const h = lane.h - 6;
  const list = [];
  for (let day = cube.first + Math.floor((s.win.a - cube.first) / days) * days; day < s.win.b; day += days) {
    const n = count(cube, lane.cubeLane, day, day + days);
    if (!n) continue;
    const tall = Math.max(2, Math.sqrt(n / s.peak) * h);
    list.push(xOf(s.win, s.width, day), lane.y + lane.h - 1 - Math.min(h, tall), Math.max(1, wide - (wide > 2 ? 1 : 0)), Math.min(h, tall));
  }
  pen.boxes(list, { fill: s.colors.accent, alpha: 0.62 });
}

/** @param {import('./pen.js').Pen} pen @param {Scene} s @param {LaneBox} lane @param {import('./layout.js').Layout} layout */
function drawLane(pen, s, lane, layout) {
  const off = (s.base - s.win.a) * s.k;
  const left = -off - 56;
  const right = s.width - off + 56;
  drawClusters(pen, s, lane, layout.clusters, off);
  for (const m of layout.marks) {
    if (m.x1 < left || m.x0 > right) continue;
    drawMark(pen, s, lane, m, off);
  }
}

/** @param {import('./pen.js').Pen} pen @param {Scene} s @param {LaneBox} lane @param {import('./layout.js').Cluster[]} clusters @param {number} off */
function drawClusters(pen, s, lane, clusters, off) {
  const head = Math.max(0, lane.top - 4);
  const bottom = lane.y + lane.h - 4;
  const room = lane.h - head - 20;
  const font = `11px ${s.font}`;
  for (const c of clusters) {
    const x = c.x0 + off;
    if (x > s.width + CELL || x < -CELL * 2) continue;
    const n = c.events.length;
    const tall = Math.max(5, (0.25 + 0.75 * Math.sqrt(n / s.peak)) * room);
    const y = bottom - tall;
    // One family's colour where it prevails, else none: many stripes tell nothing.
    const main = c.families.findIndex((k) => k >= n * 0.6);
    pen.rect(x + 2, y, CELL - 4, tall, { fill: main < 0 ? s.colors.edge : s.colors[FAMILIES[main]], alpha: 0.62 }, 2);
    if (c.events.some((ev) => ev.id === s.selected)) pen.rect(x + 0.5, y - 1.5, CELL - 1, tall + 2.5, { stroke: s.colors.ink, width: 2 }, 3);
    else if (c.events.some((ev) => ev.id === s.hover)) pen.rect(x + 0.5, y - 1.5, CELL - 1, tall + 2.5, { stroke: s.colors.soft }, 3);
    pen.text(String(n), x + CELL / 2, y - 7, s.colors.soft, font, 'center');
  }
}

/** @param {import('./pen.js').Pen} pen @param {Scene} s @param {LaneBox} lane @param {import('./layout.js').Mark} m @param {number} off */
function drawMark(pen, s, lane, m, off) {
  const { ev } = m;
  const color = s.colors[ev.family] ?? s.colors.ink;
  const y = lane.y + lane.top + m.row * ROW + ROW / 2;
  const x0 = m.x0 + off;
  const x1 = m.x1 + off;
  // The shape of a long bar stays in sight while any of the bar is.
  const x = m.kind === 'bar' ? Math.min(Math.max(m.cx + off, Math.min(12, x1 - 8)), Math.max(s.width - 12, x0 + 8)) : m.cx + off;
  const strong = ev.id === s.selected ? 0.42 : 0.24;
  const from = Math.max(x0, -60);
  const wide = Math.min(x1, s.width + 60) - from;
  if (m.kind === 'bar') {
    if (ev.vague) pen.fade(from, y - 5, wide, 10, [[0, 0], [0.2, strong], [0.8, strong], [1, 0]], color, 5);
    else pen.rect(from, y - 5, wide, 10, { fill: color, alpha: strong }, 5);
  } else if (m.kind === 'since') pen.fade(x0, y - 5, x1 - x0, 10, [[0, 0.5], [1, 0]], color, 5);
  else if (m.kind === 'until') pen.fade(x0, y - 5, x1 - x0, 10, [[0, 0], [1, 0.5]], color, 5);
  else if (ev.vague) pen.stamp(`halo ${color}`, x, y, (p) => p.fade(-14, -5, 28, 10, [[0, 0], [0.5, 0.4], [1, 0]], color, 5));
  drawGlyph(pen, s, ev, x, y, color);
  drawLabel(pen, s, m, x, y, off);
}

/** @param {import('./pen.js').Pen} pen @param {Scene} s @param {import('./model.js').Event} ev @param {number} x @param {number} y @param {string} color */
function drawGlyph(pen, s, ev, x, y, color) {
  const path = glyphPath(ev.family);
  const style = glyphStyle(ev);
  if (ev.id === s.selected) pen.shape(path, x, y, { fill: s.colors.paper, stroke: s.colors.ink, width: 3.2 }, 1.34);
  else if (ev.id === s.hover) pen.shape(path, x, y, { fill: s.colors.paper, stroke: s.colors.soft, width: 2 }, 1.25);
  pen.stamp(`${ev.family} ${style.fill} ${style.dash ?? ''} ${style.strike} ${color} ${s.colors.paper}`, x, y, (p) => {
    p.shape(path, 0, 0, { fill: s.colors.paper });
    p.shape(path, 0, 0, { fill: color, alpha: style.fill, stroke: color, width: style.fill === 1 ? 1 : 1.4, dash: style.dash });
    if (style.strike) p.line(-7, 7, 7, -7, { stroke: color, width: 1.6 });
  });
}

/** @param {import('./pen.js').Pen} pen @param {Scene} s @param {import('./layout.js').Mark} m @param {number} x @param {number} y @param {number} off */
function drawLabel(pen, s, m, x, y, off) {
  // The chosen mark is larger, and its label stands farther off.
  const air = m.ev.id === s.selected ? 15 : 11;
  const room = Math.min(m.next + off, s.width - 4) - x - air - 5;
  if (room < 30 || x < -20) return;
  const font = `12px ${s.font}`;
  const text = s.labels(m.ev).find((t) => pen.measure(t, font) <= room);
  if (text) pen.text(text, x + air, y + 0.5, m.ev.id === s.selected ? s.colors.ink : s.colors.label, font);
}

/**
 * What stands under a point: a mark, a cluster or nothing.
 * @param {Scene} s @param {number} x @param {number} y @param {number} [reach] pixels
 */
export function hit(s, x, y, reach = 11) {
  const at = s.lanes.findIndex((l) => y >= l.y && y < l.y + l.h);
  const lane = s.lanes[at];
  if (!lane?.layout) return null;
  const off = (s.base - s.win.a) * s.k;
  let best = null;
  let near = reach * reach;
  for (const m of lane.layout.marks) {
    const x0 = m.x0 + off;
    const x1 = m.x1 + off;
    if (x1 < x - reach || x0 > x + reach) continue;
    const dx = m.kind === 'bar' ? Math.max(0, x0 - x, x - x1) : m.cx + off - x;
    const dy = lane.y + lane.top + m.row * ROW + ROW / 2 - y;
    const d = dx * dx + dy * dy;
    if (d < near) [best, near] = [m, d];
  }
  if (best) return { lane: at, mark: best, cluster: null };
  const cluster = lane.layout.clusters.find((c) => x >= c.x0 + off && x < c.x1 + off);
  return cluster ? { lane: at, mark: null, cluster } : null;
}
