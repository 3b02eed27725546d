// Starts Chromium for the browser tests and watches what a page must never do.
// The tests run on the server at DEMARCHE_URL and are skipped without it.

import { chromium } from 'playwright-core';

export const BASE = process.env.DEMARCHE_URL ?? '';
export const skip = BASE ? false : 'DEMARCHE_URL is not set';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Opens a browser for one test file. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ARGS });
}

/**
 * A page in a context of its own; `faults` collects errors, broken policies and
 * requests that leave the origin.
 */
export async function open(browser, path = '/', options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', acceptDownloads: true, ...options });
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

/** Waits until the count is told. */
export async function ready(page) {
  await page.waitForFunction(() => /\d/.test(document.querySelector('.count')?.textContent ?? ''));
  await page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))));
}

/** JSON of the API. */
export async function api(path) {
  const res = await fetch(`${BASE}/api/v1${path}`);
  if (!res.ok) throw new Error(`${path}: ${res.status} ${await res.text()}`);
  return res.json();
}

/** The number that the count line tells. */
export async function told(page) {
  return Number((await page.textContent('.count')).replace(/[^\d]/g, ''));
}

/** The window as the sliders tell it. */
export async function windowOf(page) {
  return page.$$eval('[role=slider]', (list) => list.map((n) => Number(n.getAttribute('aria-valuenow'))));
}
