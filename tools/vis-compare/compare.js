// Times the picture of the page beside vis-timeline: the same events, the same browser, one
// after the other. From this folder: npm ci && npm start [events]

import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MEDIA = { '.js': 'text/javascript', '.html': 'text/html', '.css': 'text/css' };
const n = Number(process.argv[2] ?? 10_000);
const FRAME_LIMIT_MS = 300_000; // vis-timeline takes seconds for a frame

const server = http.createServer(async (req, res) => {
  const path = normalize(join(ROOT, decodeURIComponent(new URL(req.url ?? '/', 'http://x').pathname)));
  try {
    if (!path.startsWith(ROOT + (ROOT.endsWith(sep) ? '' : sep))) throw new Error('outside');
    const data = await readFile(path);
    res.setHeader('Content-Type', MEDIA[extname(path)] ?? 'text/plain');
    res.end(data);
  } catch {
    res.statusCode = 404;
    res.end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
const base = `http://127.0.0.1:${server.address().port}/tools/vis-compare`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

/** @param {string} name @param {boolean} stacked */
async function run(name, stacked) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.setDefaultTimeout(FRAME_LIMIT_MS);
  await page.goto(`${base}/${name}.html`);
  await page.waitForFunction(() => globalThis.measure);
  await page.evaluate((s) => (globalThis.stacked = s), stacked);
  const out = await page.evaluate((count) => globalThis.measure(count), n);
  await page.close();
  return out;
}

console.log(`${n.toLocaleString('en')} events in 10 lanes, a pan of 60 frames, in ${browser.version()}\n`);
console.log('| | init ms | frame ms, median | frame ms, p95 |\n|---|---:|---:|---:|');
for (const [title, name, stacked] of [['Demarche', 'ours', true], ['vis-timeline 8, stacked (its default)', 'vis', true], ['vis-timeline 8, not stacked', 'vis', false]]) {
  const r = await run(name, stacked);
  console.log(`| ${title} | ${r.init.toFixed(0)} | ${r.median.toFixed(1)} | ${r.p95.toFixed(1)} |`);
}
await browser.close();
server.close();
