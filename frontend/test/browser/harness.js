// Starts Chromium for the browser tests and watches what a page must never do.
// The tests run on the server at DEMARCHE_URL and are skipped without it. Nothing here or in the
// tests waits for a length of time: what is awaited is a condition, however slow the machine.

import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';

export const BASE = process.env.DEMARCHE_URL ?? '';
export const skip = BASE ? false : 'DEMARCHE_URL is not set';

const PATIENCE_MS = 60_000; // how long a condition may take before it counts as never

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Opens a browser for one test file. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ARGS, timeout: PATIENCE_MS });
}

/**
 * A page in a context of its own; `faults` collects errors, broken policies and
 * requests that leave the origin. Motion is reduced unless a test asks for it, so
 * that what a key does is done when the page has drawn.
 */
export async function open(browser, path = '/', options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', acceptDownloads: true, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (e) => faults.push(`error: ${e.message}`));
  page.on('console', (m) => m.type() === 'error' && faults.push(`console: ${m.text()}`));
  page.on('request', (r) => !r.url().startsWith(BASE) && !/^(data|blob):/.test(r.url()) && faults.push(`request to ${r.url()}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
  });
  await page.goto(BASE + path);
  await ready(page);
  return { context, page, faults };
}

/** Waits until what the filters ask for is there: the count is told, and drawn. */
export async function ready(page) {
  await page.waitForFunction(() => /\d/.test(document.querySelector('.count')?.textContent ?? ''));
  await page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))));
}

/** Repeats a check until it holds, and gives what it gives; at last its own failure. */
export async function soon(check) {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(40)) {
    try {
      return await check();
    } catch (e) {
      if (Date.now() > end) throw e;
    }
  }
}

/** Waits until the address matches. */
export const address = (page, pattern) => page.waitForFunction((p) => new RegExp(p).test(location.search), pattern.source);

/** JSON of the API. */
export async function api(path) {
  const res = await fetch(`${BASE}/api/v1${path}`);
  if (!res.ok) throw new Error(`${path}: ${res.status} ${await res.text()}`);
  return res.json();
}

/** The number that the count line tells, once it does. */
export async function told(page) {
  await ready(page);
  return Number((await page.textContent('.count')).replace(/[^\d]/g, ''));
}

/** The window as the sliders tell it. */
export async function windowOf(page) {
  return page.$$eval('[role=slider]', (list) => list.map((n) => Number(n.getAttribute('aria-valuenow'))));
}

/** The text of what is downloaded when something is done. */
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const chunks = [];
  for await (const c of await download.createReadStream()) chunks.push(c);
  return Buffer.concat(chunks);
}
