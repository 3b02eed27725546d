// @ts-check
// Takes the article out of a saved web page.

import { parse } from './date.js';

const BLOCKS = 'h2, h3, p, li, blockquote';
const BESIDE = 'script, style, noscript, template, nav, aside, footer';

/** The text of a file: UTF-8, or else in the encoding that the page names. @param {Blob} file */
export async function readText(file) {
  const bytes = await file.arrayBuffer();
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 4096));
  for (const label of ['utf-8', /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? '']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {} // not in it, or no such encoding
  }
  return new TextDecoder().decode(bytes);
}

/** What a web page says of its article. @param {string} html */
export function readHtml(html) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const attribute = (/** @type {string} */ selector, /** @type {string} */ name) => doc.querySelector(selector)?.getAttribute(name) ?? '';
  const title = (doc.querySelector('h1')?.textContent ?? doc.title).trim();
  const day = attribute('meta[property="article:published_time"]', 'content') || attribute('time[datetime]', 'datetime');
  const link = attribute('link[rel=canonical]', 'href');
  for (const node of doc.querySelectorAll(BESIDE)) node.remove();
  const body = doc.querySelector('article') ?? doc.querySelector('main') ?? doc.body;
  const blocks = [...body.querySelectorAll(BLOCKS)];
  for (const block of blocks) block.prepend('\n\n'); // a quotation holds paragraphs, an item a list
  const outer = blocks.filter((block) => !block.parentElement?.closest(BLOCKS));
  const text = outer.map((block) => (block.textContent ?? '').trim()).filter(Boolean).join('\n\n') || (body.textContent ?? '').trim();
  return { text: text.replace(/\n\s*\n\s*/g, '\n\n'), title, published: parse(day.slice(0, 10)) ? day.slice(0, 10) : '', url: /^https?:/.test(link) ? link : '' };
}
