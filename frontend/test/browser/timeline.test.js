import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { address, api, downloaded, launch, open, ready, skip, soon, told, windowOf } from './harness.js';

let browser;
before(async () => {
  if (!skip) browser = await launch();
});
after(() => browser?.close());

/** Days that the window takes. */
const span = ([a, b]) => b - a;

/** Filters for the first country of the list, and gives its code. */
async function firstCountry(page) {
  const code = (await api('/facets')).countries[0].key;
  await page.click('.facet >> nth=0 >> input >> nth=0');
  await page.waitForSelector('.chip');
  await ready(page);
  return code;
}

test('the page opens on a timeline: picture, list and counts agree', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  const facets = await api('/facets');
  assert.ok(facets.total > 0);
  assert.equal(await told(page), facets.total);
  const shown = await soon(async () => {
    const label = await page.getAttribute('.stage canvas', 'aria-label');
    const n = Number(/(\d[\d,]*) events/.exec(label)[1].replace(',', ''));
    assert.equal(n, Number(await page.getAttribute('[role=feed] article', 'aria-setsize')), 'the picture and the list tell the same number');
    return n;
  });
  assert.equal(shown + facets.undated, facets.total, 'the undated stand apart');
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  const heap = await page.evaluate(() => performance.memory?.usedJSHeapSize);
  console.log(`first contentful paint ${Math.round(paint)} ms, heap ${(heap / 1e6).toFixed(1)} MB, ${facets.total} events`);
  assert.deepEqual(faults, []);
  await context.close();
});

test('an event is found, opened and read by keyboard alone', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  const all = await told(page);
  await page.keyboard.press('/');
  await page.keyboard.type('veto');
  await page.waitForSelector('#search-list [role=option]:has-text("say “veto”")'); // the options are those of the whole word
  for (let i = 0; i < 20 && !(await page.$('#search-list [aria-selected=true]:has-text("type of event")')); i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.chip:has-text("Veto")');
  assert.ok((await told(page)) < all);
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement?.blur());

  await page.keyboard.press('j');
  await soon(async () => assert.match(await page.textContent('.evidence h2'), /Veto/));
  const first = await page.getAttribute('.row.on', 'data-id');
  await page.keyboard.press('j');
  await page.waitForFunction((id) => document.querySelector('.row.on').dataset.id !== id, first);
  await page.keyboard.press('k');
  await page.waitForFunction((id) => document.querySelector('.row.on').dataset.id === id, first);
  await page.waitForFunction((id) => document.activeElement?.dataset?.id === id, first); // the focus follows, two frames behind

  const before = await windowOf(page);
  await page.keyboard.press('+');
  await soon(async () => assert.ok(span(await windowOf(page)) < span(before), 'plus comes closer'));
  const zoomed = await windowOf(page);
  await page.keyboard.press('ArrowRight');
  await soon(async () => assert.ok((await windowOf(page))[0] > zoomed[0], 'the arrow pans'));
  await page.keyboard.press('0');
  await soon(async () => assert.ok(span(await windowOf(page)) > span(zoomed), 'nought shows all'));

  await page.keyboard.press('Escape');
  await page.waitForSelector('.evidence', { state: 'detached' });
  for (const [key, title] of [['?', 'Help'], ['e', 'Export'], ['g', 'Go to a date'], ['a', 'Add an article']]) {
    await page.keyboard.press(key);
    await page.waitForSelector(`dialog[open] h2:has-text("${title}")`);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
  }
  await page.keyboard.press('f');
  await page.waitForFunction(() => !!document.activeElement?.closest('.filters'));
  assert.deepEqual(faults, []);
  await context.close();
});

test('the evidence lights the sentence in its article', { skip }, async () => {
  const { events } = await api('/events?limit=200&modality=occurred');
  let found;
  for (const e of events) {
    const full = await api(`/events/${e.id}`);
    if (full.reports?.[0]?.article && full.reports[0].trigger) {
      found = full;
      break;
    }
  }
  assert.ok(found, 'an event with an article');
  const [report] = found.reports;
  const { text } = await api(`/articles/${encodeURIComponent(report.article)}`);
  const { page, faults, context } = await open(browser, `/?event=${found.id}`);
  await page.waitForSelector('.evidence mark.k-sentence');
  const lit = async (kind) => (await page.$$eval(`.evidence .text mark.k-${kind}`, (list) => list.map((n) => n.textContent).join(''))).replace(/\s+/g, '');
  assert.equal(await lit('sentence'), report.quote.replace(/\s+/g, ''));
  assert.equal(await lit('trigger'), [...text].slice(report.trigger.start, report.trigger.end).join('').replace(/\s+/g, ''));
  assert.ok(await page.isVisible('.evidence mark.k-sentence'));
  assert.deepEqual(faults, []);
  await context.close();
});

test('zoom, brush and wheel change the window; panning does not move marks in time', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  const whole = await windowOf(page);
  await page.focus('[role=slider] >> nth=0');
  for (let i = 0; i < 10; i++) await page.keyboard.press('PageUp');
  const brushed = await soon(async () => {
    const w = await windowOf(page);
    assert.ok(span(w) < span(whole) * 0.15 && w[1] === whole[1], `ten steps move one end: ${w} of ${whole}`);
    return w;
  });
  assert.match(await page.getAttribute('[role=slider] >> nth=0', 'aria-valuetext'), /\d{4}/);
  const box = await (await page.$('.stage canvas')).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await page.mouse.wheel(0, -400);
  const wheeled = await soon(async () => {
    const w = await windowOf(page);
    assert.ok(span(w) < span(brushed), 'the wheel comes closer');
    return w;
  });
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 120, box.y + 100, { steps: 5 });
  await page.mouse.up();
  await soon(async () => {
    const dragged = await windowOf(page);
    assert.ok(dragged[0] < wheeled[0], 'dragging to the right shows earlier days');
    assert.ok(Math.abs(span(dragged) - span(wheeled)) <= 2, 'and keeps the zoom');
  });
  assert.deepEqual(faults, []);
  await context.close();
});

test('in motion, a zoom glides to where it leads and a throw comes to rest', { skip }, async () => {
  const { page, faults, context } = await open(browser, '/', { reducedMotion: 'no-preference' });
  const whole = await windowOf(page);
  await page.keyboard.press('+');
  await soon(async () => assert.ok(Math.abs(span(await windowOf(page)) - span(whole) * 0.6) <= 2, 'the glide ends'));
  await address(page, /w=/);
  const before = await windowOf(page);
  const box = await (await page.$('.stage canvas')).boundingBox();
  await page.mouse.move(box.x + 300, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 340, box.y + 100, { steps: 8 });
  await page.mouse.up();
  const rest = () => page.evaluate(() => new Promise((done) => {
    const now = () => document.querySelector('[role=slider]').getAttribute('aria-valuetext');
    let was = '';
    let same = 0;
    const look = () => {
      same = now() === was ? same + 1 : 0;
      was = now();
      if (same > 20) done(was);
      else requestAnimationFrame(look);
    };
    look();
  }));
  await rest();
  assert.ok((await windowOf(page))[0] < before[0]);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a link opens the same view for someone else', { skip }, async () => {
  const { page, context } = await open(browser);
  const whole = await windowOf(page);
  const code = await firstCountry(page);
  await page.selectOption('#by', 'type');
  await page.click('button[aria-label="Zoom in"]');
  await soon(async () => assert.ok(span(await windowOf(page)) < span(whole)));
  const id = await page.getAttribute('[role=feed] article >> nth=1', 'data-id');
  await page.click(`[role=feed] [data-id="${id}"]`);
  await page.waitForSelector('.evidence h2');
  await page.waitForSelector(`.row.on[data-id="${id}"]`);
  for (const part of [new RegExp(`country=${code}`), /by=type/, /w=/, new RegExp(`event=${id}`)]) await address(page, part);
  const link = page.url().replace(/^https?:\/\/[^/]+/, '');
  const state = () => [document.querySelector('.count').textContent, document.querySelector('#by').value, document.querySelector('.row.on')?.dataset.id, ...[...document.querySelectorAll('[role=slider]')].map((n) => n.getAttribute('aria-valuetext')), ...[...document.querySelectorAll('.lanes li')].map((n) => n.textContent)];
  const mine = await page.evaluate(state);
  assert.equal(mine[2], id);
  await context.close();
  const other = await open(browser, link);
  await soon(async () => assert.deepEqual(await other.page.evaluate(state), mine));
  assert.deepEqual(other.faults, []);
  await other.context.close();
});

test('a link to an event that its window leaves out says so, and leads there', { skip }, async () => {
  const { events } = await api('/events?limit=200&modality=occurred');
  const old = events.find((e) => e.date);
  const { page, faults, context } = await open(browser, `/?event=${old.id}&w=2019-01-01/2019-12-31`);
  await page.click('.evidence .away button');
  await page.waitForSelector(`.row.on[data-id="${old.id}"]`);
  await page.waitForSelector('.evidence .away', { state: 'detached' });
  assert.deepEqual(faults, []);
  await context.close();
});

test('a chip of a link says the name of its actor, once that is known', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  const chip = (text) => page.waitForFunction((t) => document.querySelector('.chip')?.textContent.includes(t), text);
  let release;
  const held = new Promise((r) => (release = r));
  await page.route('**/facets?*', (route) => held.then(() => route.continue()));
  await page.goto(new URL('/?actor=person/kim-jong-un', page.url()).href);
  await chip('kim jong un'); // facets bring the names
  release();
  await chip('Kim Jong Un');
  assert.deepEqual(faults, []);
  await context.close();
});

test('the address is written at once, and back undoes a filter and a window', { skip }, async () => {
  const { page, context } = await open(browser);
  const all = await told(page);
  const whole = await windowOf(page);
  await page.click('.facet >> nth=0 >> input >> nth=0');
  assert.match(await page.evaluate(() => location.search), /country=/, 'whoever copies the address right after a click has the right one');
  await page.waitForSelector('.chip');
  await ready(page);
  await page.click('button[aria-label="Zoom in"]');
  await address(page, /w=/);
  await page.goBack();
  await page.waitForSelector('.chip', { state: 'detached' });
  assert.equal(await told(page), all);
  await soon(async () => assert.deepEqual(await windowOf(page), whole));
  assert.equal(await page.evaluate(() => location.search), '');
  await context.close();
});

test('an export holds exactly what the filters show', { skip }, async () => {
  const { page, context } = await open(browser);
  await firstCountry(page);
  await page.fill('#date-from', '1990');
  await page.press('#date-from', 'Enter');
  await page.waitForSelector('.chip >> nth=1');
  const n = await told(page);
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('e');
  await page.waitForSelector('dialog[open] .formats');
  assert.match(await page.textContent('dialog p'), new RegExp(`${n.toLocaleString('en-GB')} event`));
  const body = JSON.parse(await downloaded(page, () => page.click('.formats a[href*="events.json"]')));
  assert.equal(body.events.length, n);
  await address(page, /from=1990/);
  const q = new URL(page.url()).search;
  const first = await api(`/events${q.replace(/[?&](by|view|w|event|hl)=[^&]*/g, '').replace(/^&/, '?')}&limit=1000`);
  assert.deepEqual(body.events.slice(0, 1000).map((e) => e.id), first.events.map((e) => e.id));
  await context.close();
});

test('dates that are no EDTF are told so and not sent', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  await page.fill('#date-from', 'June 2024');
  await page.press('#date-from', 'Enter');
  await soon(async () => assert.match(await page.textContent('[role=alert]'), /2017/));
  assert.equal(await page.$('.chip'), null);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a search that finds nothing says what to relax', { skip }, async () => {
  const { page, context } = await open(browser, '/?q=zzqxj&from=1900&to=1901&certain=1');
  await page.waitForSelector('.empty');
  const all = (await api('/facets')).total;
  await page.click('.empty button:last-child');
  await soon(async () => assert.equal(await told(page), all));
  await context.close();
});

test('a column of many opens into its members', { skip }, async () => {
  const { page, faults, context } = await open(browser, '/', { viewport: { width: 900, height: 560 } });
  const box = await (await page.$('.stage canvas')).boundingBox();
  // Where the pointer finds something, in one go; then a real click on each until one is a column.
  const points = await page.evaluate(() => {
    const node = document.querySelector('.stage canvas');
    const r = node.getBoundingClientRect();
    const found = [];
    for (let y = r.height - 6; y > 50; y -= 12) {
      for (let x = 10; x < r.width; x += 10) {
        node.dispatchEvent(new PointerEvent('pointermove', { clientX: r.left + x, clientY: r.top + y }));
        if (node.style.cursor === 'pointer') found.push([x, y]);
      }
    }
    return found;
  });
  assert.ok(points.length > 0, 'something is drawn');
  let open_ = false;
  for (const [x, y] of points) {
    await page.mouse.click(box.x + x, box.y + y);
    await page.waitForFunction(() => document.querySelector('.cluster') || document.querySelector('main.open'));
    if ((open_ = !!(await page.$('.cluster')))) break;
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('main.open'));
  }
  assert.ok(open_, 'in so small a picture some stand in columns');
  const n = Number((await page.textContent('.cluster header b')).replace(/\D/g, ''));
  assert.ok(n > 1);
  assert.equal((await page.$$('.cluster li')).length, Math.min(n, 200));
  await page.click('.cluster li button');
  await page.waitForSelector('.evidence h2');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a saved view is there for others, until it is dropped', { skip }, async () => {
  const { page, faults, context } = await open(browser, '/?type=veto&from=2017&to=2017');
  await page.click('.chips button:has-text("Save this view")');
  await page.waitForSelector('.chips button:has-text("Save this view")', { state: 'detached' });
  await context.close();
  const other = await open(browser);
  await other.page.click('.menu summary');
  await other.page.click('.menu li a:has-text("Veto")');
  await other.page.waitForSelector('.chip:has-text("Veto")');
  assert.equal(await told(other.page), (await api('/facets?type=veto&from=2017&to=2017')).total);
  await other.page.click('.menu summary');
  await other.page.click('.menu li button');
  await other.page.waitForSelector('.menu li', { state: 'detached' });
  assert.deepEqual((await api('/saved')).saved, []);
  assert.deepEqual([...faults, ...other.faults], []);
  await other.context.close();
});
