import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isoDay, parse } from '../../src/date.js';
import { BASE, launch, open, ready, skip, soon, windowOf } from './harness.js';

const HEAP_BUDGET = 150e6; // bytes, of the page and its thread together
const EVENTS = 1_000_000;

let browser;
before(async () => {
  if (!skip) browser = await launch();
});
after(() => browser?.close());

const COUNTRIES = ['USA', 'RUS', 'CHN', 'JPN', 'PRK', 'UKR', 'KOR', 'IRN', 'FRA', 'GBR', 'SYR', 'ISR', 'DEU', 'IND'];
const TYPES = ['meeting', 'veto', 'condemnation', 'sanctions-imposed', 'treaty-signed'];
const FIRST = 9000; // day number of the first event
const DAYS = 365 * 30; // that they take

/** An index of n made-up events as docs/api.md lays it out: delta-coded days, three countries each. */
function makeIndex(n, columns) {
  const actors = columns.includes('actor');
  const day = new Int32Array(n);
  const seq = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    day[i] = dayOf(i, n);
    seq[i] = i && day[i] === day[i - 1] ? seq[i - 1] + 1 : 0;
  }
  const delta = (list) => list.map((v, i) => (i ? v - list[i - 1] : v));
  const each = (f, type = Uint8Array) => type.from({ length: n }, (_, i) => f(i));
  const three = (f, type) => type.from({ length: n * 3 }, (_, i) => f(Math.floor(i / 3), i % 3));
  const parts = actors
    ? [['day', delta(day), true], ['length', each(() => 0)], ['actor_count', each(() => 3)], ['actor', three((i, j) => (i * 7 + j * 13) % 20000, Uint16Array)]]
    : [['day', delta(day), true], ['length', each((i) => (i % 9 ? 0 : 29))], ['seq', delta(seq), true], ['type', each((i) => i % 5)], ['modality', each((i) => (i % 11 ? 0 : 1))], ['status', each(() => 0)], ['sources', each((i) => 1 + (i % 3))], ['score', each((i) => 50 + (i % 50))],
      ['country_count', each(() => 3)], ['country', three((i, j) => (Math.floor(Math.sqrt(i % 196)) + j * 3) % 14, Uint8Array)]];
  const kind = { Int32Array: 'i32', Uint32Array: 'u32', Uint16Array: 'u16', Uint8Array: 'u8' };
  const head = (at) => ({
    version: 1, data_version: 1, events: n, dated: n,
    columns: parts.map(([name, list, d], i) => ({ name, type: kind[list.constructor.name], ...(d ? { delta: true } : {}), offset: at[i], length: list.length })),
    dictionaries: actors ? { actor: Array.from({ length: 20000 }, (_, i) => `person/p-${i}`) } : { type: TYPES, modality: ['occurred', 'planned'], status: ['extracted'], country: COUNTRIES },
    names: {},
  });
  const aligned = (x) => Math.ceil(x / 8) * 8;
  const room = aligned(8 + JSON.stringify(head(parts.map(() => 1e9))).length);
  const at = [];
  let end = room;
  for (const [, list] of parts) {
    at.push(end);
    end = aligned(end + list.byteLength);
  }
  const out = Buffer.alloc(end, 0);
  out.write('DMIX');
  out.writeUInt32LE(room - 8, 4);
  out.write(JSON.stringify(head(at)).padEnd(room - 8), 8);
  parts.forEach(([, list], i) => Buffer.from(list.buffer, list.byteOffset, list.byteLength).copy(out, at[i]));
  return out;
}

/** The day of the i-th of n events. */
const dayOf = (i, n) => FIRST + Math.floor((i / n) * DAYS);

/** A page of events, the same that the index has, of the range that a query asks for. */
function pageOf(q) {
  const day = (name, otherwise) => parse(q.get(name))?.first ?? otherwise;
  const [a, b] = [day('from', FIRST), day('to', FIRST + DAYS)];
  const events = [];
  for (let i = Math.max(0, Math.floor(((a - FIRST) / DAYS) * EVENTS)); i < EVENTS && dayOf(i, EVENTS) <= b && events.length < 1000; i++) {
    if (dayOf(i, EVENTS) < a) continue;
    events.push({ id: `m${i}`, type: TYPES[i % 5], family: 'consult', date: isoDay(dayOf(i, EVENTS)), modality: 'occurred', parties: [], countries: ['USA'], score: 1, sources: 1, status: 'extracted', summary: 'One of very many.' });
  }
  return { events, next: events.length < 1000 ? '' : 'more' };
}

/** Answers for the API as if it held a million events; types and countries are the server's. */
async function million(page) {
  const lanes = COUNTRIES.map((key) => ({ key, total: EVENTS / 5, counts: new Array(640).fill(Math.round(EVENTS / 5 / 640)) }));
  const json = (body) => (route) => route.fulfill({ json: body });
  await page.route('**/api/v1/facets*', json({ total: EVENTS, undated: 0, countries: COUNTRIES.map((key) => ({ key, events: EVENTS / 5 })) }));
  await page.route('**/api/v1/density*', json({ first: FIRST, days: DAYS, bins: 640, total: EVENTS, undated: 0, lanes }));
  await page.route('**/api/v1/events?*', (route) => route.fulfill({ json: pageOf(new URL(route.request().url()).searchParams) }));
  await page.route('**/api/v1/index.bin*', (route) => route.fulfill({ body: makeIndex(EVENTS, new URL(route.request().url()).searchParams.get('columns')), contentType: 'application/vnd.demarche.index' }));
}

/** Bytes that the page and its threads hold, after collecting what nobody needs: objects and buffers. */
async function heap() {
  const cdp = await browser.newBrowserCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  let sum = 0;
  for (const target of targetInfos.filter((x) => (x.type === 'page' && x.url.startsWith(BASE)) || x.type === 'worker')) {
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
    const call = (id, method) =>
      new Promise((done) => {
        const got = (m) => {
          const answer = JSON.parse(m.message);
          if (m.sessionId !== sessionId || answer.id !== id) return;
          cdp.off('Target.receivedMessageFromTarget', got);
          done(answer.result);
        };
        cdp.on('Target.receivedMessageFromTarget', got);
        cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
      });
    await call(1, 'HeapProfiler.collectGarbage');
    const use = await call(2, 'Runtime.getHeapUsage');
    sum += use.usedSize + (use.backingStorageSize ?? 0);
  }
  return sum;
}

const laneNames = (page) => page.$$eval('.lanes li', (list) => list.map((n) => n.textContent));

test('a million events: lanes of any kind, marks in a narrow window, memory', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  await million(page);
  await page.goto(`${BASE}/`);
  await ready(page);
  await page.waitForFunction(() => /1,000,000/.test(document.querySelector('.count').textContent));
  await page.waitForFunction(() => [...document.querySelectorAll('.lanes li')].some((n) => /All others \d/.test(n.textContent.replaceAll(',', ''))));
  const countries = await laneNames(page);
  await page.selectOption('#by', 'dyad');
  await page.waitForFunction(() => [...document.querySelectorAll('.lanes li')].some((n) => / and /.test(n.textContent)));
  await page.selectOption('#by', 'actor');
  await page.waitForFunction(() => [...document.querySelectorAll('.lanes li')].some((n) => /^p \d/.test(n.textContent)));
  await page.selectOption('#by', 'country');
  await page.waitForFunction((n) => [...document.querySelectorAll('.lanes li')].length === n, countries.length);

  // Ten days hold about a thousand: they are drawn one by one, in the lanes of all.
  await page.keyboard.press('g');
  await page.fill('dialog[open] input', '2005-06-10');
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog', { state: 'detached' });
  for (let i = 0; i < 4; i++) {
    const [a, b] = await windowOf(page);
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('+');
    await soon(async () => assert.notDeepEqual(await windowOf(page), [a, b]));
  }
  await page.waitForFunction(() => !document.querySelector('.list .hint') && document.querySelectorAll('[role=feed] article').length > 3);
  await page.waitForFunction(() => document.querySelector('[role=feed] .quote').textContent === 'One of very many.'); // the whole event has come for its row
  const bare = (list) => list.map((n) => n.replace(/ [\d,]*$/, ''));
  await soon(async () => assert.deepEqual(bare(await laneNames(page)), bare(countries), 'the lanes stay'));
  const bytes = await heap();
  console.log(`heap at ${EVENTS.toLocaleString('en')} events: ${(bytes / 1e6).toFixed(1)} MB of ${HEAP_BUDGET / 1e6}, page and thread`);
  assert.ok(bytes < HEAP_BUDGET, `${bytes} bytes`);

  // The other views count all of it too, not the part that is at hand.
  await page.keyboard.press('v');
  await page.waitForSelector('.sides .years');
  await page.waitForFunction(() => [...document.querySelectorAll('.years button')].length > 25);
  await soon(async () => {
    const counted = await page.$$eval('.years .stack small', (list) => list.reduce((sum, n) => sum + Number(n.dataset.text.replace(/\D/g, '')), 0));
    assert.equal(counted, EVENTS);
  });
  await page.keyboard.press('v');
  await page.waitForFunction(() => document.querySelectorAll('.grid tbody tr').length > 25);
  await page.waitForSelector('.grid .part', { state: 'detached' });
  assert.deepEqual(faults, []);
  await context.close();
});
