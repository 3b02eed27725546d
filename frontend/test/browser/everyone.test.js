import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { api, BASE, launch, open, ready, skip, soon, windowOf } from './harness.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => {
  if (!skip) browser = await launch();
});
after(() => browser?.close());

async function violations(page) {
  await page.waitForFunction(() => document.getAnimations().length === 0); // colours that change have none of their contrast yet
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ['violations'] })).violations);
  return found.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(', ')}`);
}

for (const [name, options] of [['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true }]]) {
  test(`axe finds nothing in any view: ${name}`, { skip }, async () => {
    const first = async (filter) => (await api(`/events?limit=1&${filter}`)).events[0].id;
    const told = await first(`outlet=${encodeURIComponent((await api('/facets')).outlets[0].key)}`);
    const veto = await first('type=veto');
    const { page, faults, context } = await open(browser, '/', options);
    const seen = {};
    seen.timeline = await violations(page);
    for (const [path, part] of [[`?event=${told}`, '.evidence .article .text'], [`?event=${veto}`, '.evidence .vote'], ['?view=sides&dyad=RUS-PRK', '.sides .years'], ['?view=grid', '.grid td button'], ['?q=zzqxj', '.empty'], ['?hl=ja', '[lang=ja] [role=feed] article']]) {
      await page.goto(`${BASE}/${path}`);
      await ready(page);
      await page.waitForSelector(part);
      seen[path] = await violations(page);
    }
    await page.goto(`${BASE}/`);
    await ready(page);
    for (const key of ['?', 'e', 'g', 'a']) {
      await page.keyboard.press(key);
      await page.waitForSelector('dialog[open] h2');
      seen[`dialog ${key}`] = await violations(page);
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog', { state: 'detached' });
    }
    assert.deepEqual(Object.fromEntries(Object.entries(seen).filter(([, v]) => v.length)), {});
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('all is reached with Tab, and the focus is seen', { skip }, async () => {
  const { page, context } = await open(browser);
  const met = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const n = document.activeElement;
      const s = getComputedStyle(n);
      return { what: n.closest('.omnibox, .views, .tools, .filters, .bar, .overview, .lanes, .stage, [role=feed]')?.className || n.getAttribute('role') || n.tagName, seen: s.outlineStyle !== 'none' || s.boxShadow !== 'none' || n.tagName === 'BODY' };
    });
    met.add(at.what);
    assert.ok(at.seen, `no focus to be seen in ${at.what}`);
  }
  for (const part of ['omnibox', 'views', 'tools', 'filters']) assert.ok([...met].some((m) => m.includes(part)), `${part} is reached`);
  await page.focus('.overview [role=slider]');
  for (const part of ['lanes', 'stage']) {
    let found = false;
    for (let i = 0; i < 14 && !found; i++) {
      await page.keyboard.press('Tab');
      found = await page.evaluate((p) => !!document.activeElement.closest(`.${p}`), part);
    }
    assert.ok(found, `${part} is reached`);
  }
  await context.close();
});

test('Japanese: every text, dates and names; eras on demand', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  await page.click('.menu summary');
  await page.selectOption('.menu select >> nth=0', 'ja');
  await page.waitForFunction(() => document.documentElement.lang === 'ja' && /件/.test(document.querySelector('.count').textContent));
  assert.match(await page.evaluate(() => location.search), /hl=ja/, 'the address has the language at once');
  await soon(async () => {
    const text = await page.evaluate(() => document.querySelector('header.top').innerText + document.querySelector('.strip-top').innerText);
    assert.match(text, /年表/);
    assert.doesNotMatch(text, /Timeline|Export|Settings/);
  });
  assert.match(await page.textContent('[role=feed] time'), /^\d+年/);
  await page.check('.menu [type=checkbox]');
  await soon(async () => assert.match(await page.textContent('[role=feed] time'), /^(令和|平成|昭和|大正|明治)/));
  assert.deepEqual(faults, []);
  await context.close();
});

test('a phone: nothing wider than the screen, filters and evidence as sheets', { skip }, async () => {
  const { page, faults, context } = await open(browser, '/', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const fits = (where) => soon(async () => assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `no sideways scrolling: ${where}`));
  await fits('timeline');
  await page.tap('.narrow-only');
  await page.waitForSelector('dialog[open] .filters');
  await page.tap('dialog .facet input >> nth=0');
  await page.tap('dialog .close');
  await page.waitForSelector('.chip');
  await ready(page);
  await page.tap('[role=feed] article');
  await page.waitForSelector('.evidence h2');
  const box = await (await page.$('.evidence')).boundingBox();
  assert.ok(box.width >= 390 && box.y <= 0);
  await fits('evidence');
  await page.tap('.evidence > .close');
  await page.waitForSelector('.evidence', { state: 'detached' });
  for (const [view, part] of [['Two sides', '.sides .years'], ['By year', '.grid table']]) {
    await page.tap(`.views button:has-text("${view}")`);
    await page.waitForSelector(part);
    await fits(view);
  }
  const small = await page.$$eval('button, [role=slider], summary, select, input', (list) => list.filter((n) => n.offsetParent && (n.offsetHeight < 16 || n.offsetWidth < 16)).map((n) => n.outerHTML.slice(0, 80)));
  assert.deepEqual(small, []);
  assert.deepEqual(faults, []);
  await context.close();
});

test('paper: only the timeline and its list', { skip }, async () => {
  const { page, context } = await open(browser);
  const n = Number(await page.getAttribute('[role=feed] article', 'aria-setsize'));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await soon(async () => {
    assert.equal((await page.$$('[role=feed] article')).length, Math.min(n, 2000), 'the whole list');
    assert.ok((await (await page.$('.stage canvas')).boundingBox()).width < 600, 'the picture is drawn for the sheet');
  });
  assert.equal(await page.isVisible('.tools'), false);
  assert.equal(await page.isVisible('aside.side'), false);
  assert.equal(await page.isVisible('.picture'), true);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  await context.close();
});

test('forced colours and reduced motion', { skip }, async () => {
  const { page, faults, context } = await open(browser, '/', { forcedColors: 'active', reducedMotion: 'reduce' });
  const [a, b] = await windowOf(page);
  await page.keyboard.press('+');
  await page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))));
  const [c, d] = await windowOf(page);
  assert.ok(Math.abs(d - c - (b - a) * 0.6) <= 2, 'the window is where it leads in the next frame');
  const black = await page.evaluate(() => {
    const probe = document.createElement('i');
    probe.style.color = 'var(--f-consult)';
    document.body.append(probe);
    return [getComputedStyle(probe).color, getComputedStyle(document.body).color];
  });
  assert.equal(black[0], black[1], 'marks have the colour of text');
  assert.deepEqual(faults, []);
  await context.close();
});

test('from right to left: mirrored, nothing cut, time still runs to the right', { skip }, async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    const { page, faults, context } = await open(browser, '/', { viewport });
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const x = async (selector) => (await (await page.$(selector)).boundingBox()).x;
    await soon(async () => {
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'no sideways scrolling');
      assert.ok((await x('.lanes li button')) > (await x('.stage canvas')), 'the names of lanes stand on the right');
      assert.ok((await x('.handle.a')) < (await x('.handle.b')), 'the window begins on the left');
      assert.ok((await x('header.top h1')) > viewport.width / 2);
    });
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test('a frame for other pages has the timeline and a way to the whole', { skip }, async () => {
  const { page, faults, context } = await open(browser, '/embed?type=veto');
  assert.equal(await page.$('header.top'), null);
  assert.ok(await page.isVisible('.stage canvas'));
  await soon(async () => assert.match(await page.getAttribute('.bar a', 'href'), /^\/\?type=veto/));
  assert.deepEqual(faults, []);
  await context.close();
});

test('another site has the timeline by its element', { skip }, async () => {
  const site = createServer((_, res) => res.setHeader('Content-Type', 'text/html').end(`<!doctype html><script type="module" src="${BASE}/embed.js"></script><demarche-timeline src="${BASE}/?type=veto&from=2017" height="420"></demarche-timeline>`));
  await new Promise((done) => site.listen(0, '127.0.0.1', done));
  const context = await browser.newContext();
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  const frame = await (await page.waitForSelector('demarche-timeline iframe')).contentFrame();
  await ready(frame);
  assert.equal(Number((await frame.textContent('.count')).replace(/\D/g, '')), (await api('/facets?type=veto&from=2017')).total);
  await context.close();
  await new Promise((done) => site.close(done));
});

test('a saved web page gives its text, headline, day and address', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  await page.keyboard.press('a');
  await page.waitForSelector('dialog[open] textarea');
  const html = '<!doctype html><title>Site</title><link rel="canonical" href="https://harbour.example/a"><nav><p>Menu</p></nav><article><h1>Japan protests</h1><time datetime="2023-05-02T09:00">2 May</time><p>TOKYO, May 2 (Example) - Japan condemned the missile test by North Korea on May 1, 2023.</p></article>';
  await page.setInputFiles('dialog input[type=file]', { name: 'a.html', mimeType: 'text/html', buffer: Buffer.from(html) });
  await soon(async () => assert.deepEqual(await page.$$eval('dialog :is(textarea, input:not([type=file]))', (list) => list.map((n) => n.value)), ['TOKYO, May 2 (Example) - Japan condemned the missile test by North Korea on May 1, 2023.', '2023-05-02', 'https://harbour.example/a', 'Japan protests']));
  await page.waitForSelector('dialog .columns section mark.k-trigger');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a saved web page counts quoted paragraphs once, in the encoding that it names, without scripts', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  await page.keyboard.press('a');
  await page.waitForSelector('dialog[open] textarea');
  const value = () => page.inputValue('dialog textarea');
  const put = (buffer) => page.setInputFiles('dialog input[type=file]', { name: 'a.html', mimeType: 'text/html', buffer });
  await put(Buffer.from('<!doctype html><meta charset="utf-8"><main><p>One.</p><blockquote><p>Two.</p><p>Three.</p></blockquote><ul><li><p>Four.</p></li><li>Five<ul><li>Six</li></ul></li></ul><aside><p>More news</p></aside></main>'));
  await soon(async () => assert.equal(await value(), 'One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive\n\nSix'));
  const sjis = Buffer.from([0x93, 0xfa, 0x96, 0x7b]); // 日本 in Shift_JIS
  await put(Buffer.concat([Buffer.from('<html><head><meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><script>let x = 1;</script></head><body><script>let y = 2;</script><div>'), sjis, Buffer.from('</div></body>')]));
  await soon(async () => assert.equal(await value(), '日本'));
  assert.deepEqual(faults, []);
  await context.close();
});

test('a citation names the article, its day and its words', { skip }, async () => {
  const { outlets } = await api('/facets');
  const { page, faults, context } = await open(browser, `/?outlet=${encodeURIComponent(outlets[0].key)}`, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.keyboard.press('j');
  await page.waitForSelector('.evidence .article .text');
  const headline = await page.textContent('.evidence .article h3');
  for (const [i, pattern] of [[0, /“.+”, \d{4}-\d\d(-\d\d)?: “.+”/], [1, /^@online\{demarche-[\s\S]* date = \{\d{4}/]]) {
    await page.click(`.cite button >> nth=${i}`);
    await soon(async () => assert.match(await page.evaluate(() => navigator.clipboard.readText()), pattern));
    assert.ok((await page.evaluate(() => navigator.clipboard.readText())).includes(headline));
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test('an article is read while it is typed, then stored', { skip }, async () => {
  const { page, faults, context } = await open(browser);
  await page.keyboard.press('a');
  await page.waitForSelector('dialog[open] textarea');
  await page.fill('dialog textarea', 'MOSCOW, June 19 (Example) - Russian President Vladimir Putin met North Korean leader Kim Jong Un in Pyongyang on June 19, 2024. They signed a treaty.');
  await page.fill('dialog input[placeholder="2024-06-19"]', '2024-06-20');
  await page.waitForSelector('dialog .columns section .text');
  await soon(async () => assert.match(await page.textContent('dialog .columns section h3'), /[1-9]\d* events? found/));
  await page.click('dialog button[type=submit]');
  await page.waitForSelector('dialog p[role=status]:has-text("Stored")');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a first visit costs no more than its budget', { skip }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const bytes = { js: 0, css: 0 };
  const pending = [];
  page.on('response', (r) => {
    const kind = /\.(js|css)(\?|$)/.exec(r.url())?.[1];
    if (kind) pending.push(r.body().then((b) => (bytes[kind] += gzipSync(b, { level: 9 }).length)));
  });
  await page.goto(BASE);
  await ready(page);
  await Promise.all(pending);
  console.log(`first visit: ${bytes.js} bytes of script, ${bytes.css} of style (gzip)`);
  assert.ok(bytes.js <= 40 << 10 && bytes.css <= 14 << 10, JSON.stringify(bytes));
  await context.close();
});
