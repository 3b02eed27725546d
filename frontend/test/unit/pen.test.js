import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw, hit } from '../../src/draw.js';
import { FAMILIES, glyphPath, glyphStyle } from '../../src/glyph.js';
import { layoutLane } from '../../src/layout.js';
import { toEvent } from '../../src/model.js';
import { svgPen, withAlpha } from '../../src/pen.js';

const colors = Object.fromEntries([...FAMILIES, 'ink', 'soft', 'label', 'line', 'edge', 'grid', 'paper', 'accent'].map((n) => [n, 'rgb(1, 2, 3)']));

function scene(events) {
  const win = { a: 19700, b: 20000 };
  const k = 800 / 300;
  return {
    width: 800, height: 120, axisHeight: 40, win, base: win.a, k, cube: null, peak: 1, colors, font: 'sans-serif', selected: null, hover: null,
    lanes: [{ y: 40, h: 80, top: 4, layout: layoutLane(events, win.a, k, 4), cubeLane: 0 }],
    labels: (ev) => [`<${ev.id}>`],
    tickLabel: String,
  };
}

test('the picture as SVG is well formed and escapes text', () => {
  const pen = svgPen(800, 120, (t) => t.length * 7);
  draw(pen, scene([toEvent({ id: 'a&b', type: 'veto', family: 'un', date: '2024-03-28' }, new Map()), toEvent({ id: 'c', type: 'x', family: 'consult', date: '2024-05~' }, new Map())]));
  const svg = pen.svg('A "title"');
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="800"/);
  assert.ok(svg.includes('&lt;a&amp;b&gt;') && svg.includes('A &quot;title&quot;'));
  assert.ok(!/NaN|undefined|Infinity/.test(svg));
  const opened = [...svg.matchAll(/<(\w+)[^>]*[^/]>/g)].length;
  assert.equal(opened, [...svg.matchAll(/<\/\w+>/g)].length);
});

test('what is under the pointer is what was drawn there', () => {
  const s = scene([toEvent({ id: 'a', type: 'veto', family: 'un', date: '2024-03-28' }, new Map())]);
  const m = s.lanes[0].layout.marks[0];
  assert.equal(hit(s, m.cx, 40 + 4 + 9)?.mark?.ev.id, 'a');
  assert.equal(hit(s, m.cx + 60, 53), null);
});

test('every family has its own shape, and modality its own outline', () => {
  assert.equal(new Set(FAMILIES.map(glyphPath)).size, FAMILIES.length);
  const style = (modality) => JSON.stringify(glyphStyle({ sources: 1, status: 'extracted', score: 0.8, modality }));
  assert.equal(new Set(['occurred', 'planned', 'hypothetical', 'negated', 'alleged'].map(style)).size, 5);
});

test('colours take an opacity', () => {
  assert.equal(withAlpha('rgb(1, 2, 3)', 0.5), 'rgba(1, 2, 3, 0.5)');
  assert.equal(withAlpha('CanvasText', 0.5), 'CanvasText');
});
