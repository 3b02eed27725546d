// @ts-check
// The first thing that runs: asks for the counts at once and paints them where the
// picture will be, then brings the rest of the page. So the first paint waits for
// neither events nor lists nor views.

import { densityAhead } from './api.js';
import { countedBy, countsOf, laneCounts, reachOfCounts, topLanes } from './counts.js';
import { cubeOfDays } from './cube.js';
import { parseWindow } from './date.js';
import { draw } from './draw.js';
import { layoutLane } from './layout.js';
import { canvasPen } from './pen.js';
import { kept, langOf } from './prefs.js';
import { fromParams, lookOf, toParams } from './query.js';
import { AXIS, countScene, HEAD, NARROW, roomFor } from './scene.js';
import { readColors } from './theme.js';
import { tickWords } from './words.js';

const here = new URLSearchParams(location.search);
const look = lookOf(here);
const filters = fromParams(here);
const theme = kept('theme', '');
if (theme) document.documentElement.dataset.theme = theme;
if (location.pathname === '/embed') {
  document.querySelector('main')?.classList.add('embedded');
  document.querySelectorAll('header.top, aside.side').forEach((n) => n.remove());
}

/** Paints the counts on the canvas of the empty page. @param {import('./api.js').Density} d */
function paint(d) {
  const canvas = /** @type {HTMLCanvasElement|null} */ (document.querySelector('.stage canvas'));
  const box = canvas?.parentElement;
  const ctx = canvas?.getContext('2d');
  if (!canvas || !box || !ctx || !d.days) return;
  const size = { width: box.clientWidth, height: box.clientHeight };
  const narrow = matchMedia(NARROW).matches;
  const dpr = devicePixelRatio || 1;
  canvas.width = Math.round(size.width * dpr);
  canvas.height = Math.round(size.height * dpr);
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
  const lang = langOf(look.hl || kept('lang', '') || navigator.language);
  const voice = { lang, era: kept('era', '') === '1', t: (/** @type {string} */ _, /** @type {any} */ args) => String(args?.year ?? '') };
  const all = reachOfCounts(d) ?? { a: 0, b: 1 };
  const counts = countsOf(d, countedBy(look.by));
  const head = narrow ? HEAD : 0;
  const lanes = topLanes(counts, roomFor(size.height, head), filters[counts.by]);
  if (size.height < AXIS + 10) return;
  draw(canvasPen(ctx, dpr), countScene({ size, win: parseWindow(look.w) ?? all, base: all.a, cube: counts.cube, lanes, head, colors: readColors(), tickLabel: (day, unit, coarse) => tickWords(day, unit, coarse, voice) }));
  performance.mark('density');
}

// Lanes of actors and of pairs are made of events alone.
const drawn = look.view === 'timeline' && (look.by === 'country' || countedBy(look.by) === look.by);
const shown = drawn ? densityAhead(toParams(filters), laneCounts(look.by)).then(paint) : Promise.resolve();
// Whatever became of the counts, the page tells of it.
shown.catch(() => {}).then(() => import('./page.jsx'));

// What the measurements of the picture use; see test/browser/draw.test.js.
export { boxes } from './scene.js';
export { canvasPen, cubeOfDays, draw, layoutLane, readColors };
