// The first five minutes of someone who has not seen the page before: three questions,
// each answered and exported once with the mouse and once with the keyboard alone.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { address, downloaded, launch, open, ready, skip, soon, told } from './harness.js';

const MINUTE = 60;
const shots = process.env.DEMARCHE_SHOTS; // a folder for pictures of what is found

let browser;
before(async () => {
  if (!skip) browser = await launch();
  if (shots) mkdirSync(shots, { recursive: true });
});
after(() => browser?.close());

/** Two hands that do the same: one has a mouse, the other only keys. */
const HANDS = {
  mouse: {
    async search(page, text, option) {
      await page.click('#search');
      await page.keyboard.type(text);
      await suggested(page, text);
      await chipped(page, () => page.click(`#search-list [role=option]:has-text("${option}") >> nth=0`));
    },
    async date(page, name, text) {
      await page.click(`#date-${name}`);
      await page.keyboard.type(text);
      await page.click('.count');
      await page.waitForSelector('.chip:has-text("' + text + '")');
      await ready(page);
    },
    together: (page) => page.click('.chip.both'),
    view: (page) => page.click('.views button:has-text("Two sides")'),
    async side(page, i, country) {
      await page.selectOption(`.sides .pair select >> nth=${i}`, { label: country });
      await ready(page);
    },
    first: (page) => page.click('[role=feed] article >> nth=0'),
    close: (page) => page.click('.evidence > .close'),
    async csv(page) {
      await page.click('.tools button:has-text("Export")');
      return page.click('.formats a[href*=".csv"]');
    },
  },
  keyboard: {
    async search(page, text, option) {
      await page.keyboard.press('/');
      await page.keyboard.type(text);
      await suggested(page, text);
      for (let i = 0; i < 20 && !(await page.$(`#search-list [aria-selected=true]:has-text("${option}")`)); i++) await page.keyboard.press('ArrowDown');
      await chipped(page, () => page.keyboard.press('Enter'));
      await page.keyboard.press('Escape');
    },
    async date(page, name, text) {
      await page.keyboard.press('f');
      if (name === 'to') await page.keyboard.press('Tab');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.chip:has-text("' + text + '")');
      await page.keyboard.press('Escape');
      await ready(page);
    },
    async together(page) {
      await tabTo(page, '.chip.both');
      await page.keyboard.press('Enter');
    },
    view: (page) => page.keyboard.press('v'),
    async side(page, i, country) {
      const select = `.sides .pair label:nth-of-type(${i + 1}) select`;
      await tabTo(page, select);
      // A select takes letters for one word while they come fast; a slow machine may break the word in two.
      await soon(async () => {
        await page.keyboard.press('Shift+Tab'); // what was typed before is forgotten
        await page.keyboard.press('Tab');
        await page.keyboard.type(country);
        assert.equal(await page.$eval(select, (n) => n.selectedOptions[0].textContent), country);
      });
      await page.keyboard.press('Tab');
      await ready(page);
      await page.keyboard.press('Escape');
    },
    first: (page) => page.keyboard.press('j'),
    close: (page) => page.keyboard.press('Escape'),
    async csv(page) {
      await page.keyboard.press('e');
      await page.waitForSelector('dialog[open] .formats');
      await tabTo(page, '.formats a[href*=".csv"]');
      await page.keyboard.press('Enter');
    },
  },
};

/** Waits for the options of the whole text: those of its first letters come before. */
const suggested = (page, text) => page.waitForSelector(`#search-list:not([hidden]) [role=option]:has-text("say “${text}”")`);

/** Waits until what is done has put one more chip there, and what it leaves is counted. */
async function chipped(page, act) {
  const before = await page.$$eval('.chip:not(.both)', (list) => list.length);
  await act();
  await page.waitForFunction((n) => document.querySelectorAll('.chip:not(.both)').length > n, before);
  await ready(page);
}

/** Presses Tab until the focus is there. */
async function tabTo(page, selector) {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not reach ${selector}`);
}

/** The exported lines of the events shown, after closing the evidence. */
async function exported(page, hand) {
  return (await downloaded(page, () => hand.csv(page))).toString().trim().split('\n').filter((l) => !l.startsWith('#')).slice(1);
}

const QUESTIONS = {
  'who vetoed what in 2017': async (page, hand) => {
    await hand.search(page, 'veto', 'type of event');
    await hand.date(page, 'from', '2017');
    await hand.date(page, 'to', '2017');
    assert.equal(await told(page), 6);
    await hand.first(page);
    await soon(async () => assert.match(await page.textContent('.evidence .vote'), /Veto: China, Russia/));
    await hand.close(page);
    return 6;
  },
  'all meetings of Kim Jong Un with Putin': async (page, hand) => {
    await hand.search(page, 'Kim Jong Un', 'person');
    await hand.search(page, 'プーチン', 'person');
    await hand.together(page);
    await address(page, /all_actors=1/);
    await hand.search(page, 'meeting', 'all of:');
    const n = await told(page);
    assert.ok(n >= 3);
    await soon(async () => {
      const rows = await page.$$eval('[role=feed] .who', (list) => list.map((x) => x.textContent));
      assert.ok(rows.length > 0 && rows.every((r) => /Putin/.test(r) && /Kim Jong Un/.test(r)), JSON.stringify(rows));
    });
    return n;
  },
  'Japan and North Korea against each other since 2002': async (page, hand) => {
    await hand.view(page);
    await page.waitForSelector('.sides');
    await hand.side(page, 0, 'Japan');
    await hand.side(page, 1, 'North Korea');
    await page.waitForSelector('.chip:has-text("Japan and North Korea")');
    await hand.date(page, 'from', '2002');
    await page.waitForFunction(() => /\d+ events of conflict, \d+ of cooperation/.test(document.querySelector('.sum')?.textContent ?? ''));
    await soon(async () => assert.match(await page.textContent('.gaps'), /without an event/));
    return told(page);
  },
};

for (const [question, ask] of Object.entries(QUESTIONS)) {
  for (const [name, hand] of Object.entries(HANDS)) {
    test(`${question}: found and exported by ${name}`, { skip }, async () => {
      const { page, faults, context } = await open(browser);
      const begun = performance.now();
      const n = await ask(page, hand);
      if (shots) await page.screenshot({ path: `${shots}/${question.replaceAll(' ', '-')}-${name}.png` });
      assert.equal((await exported(page, hand)).length, n, 'the export holds what is shown');
      console.log(`${question}, by ${name}: ${n} events in ${((performance.now() - begun) / 1000).toFixed(1)} s of ${MINUTE}`);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}
