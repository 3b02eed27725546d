// @ts-check
// The list beside the picture: the same events in the same order, as a feed. Only
// the rows in sight are in the page.

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { complete, loading, shown, total, undated } from '../data.js';
import { t, voice } from '../i18n.js';
import { partiesLine, typeLabel } from '../labels.js';
import { paper } from '../paper.js';
import { NARROW } from '../scene.js';
import { countLanes } from '../stage.js';
import { hovered, selected } from '../state.js';
import { dateWords } from '../words.js';
import { Empty } from './Empty.jsx';
import { Glyph } from './Glyph.jsx';

const MOST_ON_PAPER = 2000; // rows
const SPARE = 6; // rows beyond what is in sight

/** Pixels that a row takes, as the style sheet has it. */
const rowHeight = () => (matchMedia(NARROW).matches ? 76 : 56);

/** Scrolls a row into the middle, unless it is in sight. @param {HTMLElement} node @param {number} y @param {number} h */
function bringUp(node, y, h) {
  if (y < node.scrollTop || y + h > node.scrollTop + node.clientHeight) node.scrollTop = Math.max(0, y - node.clientHeight / 2 + h / 2);
}

/** Moves the focus to an event's row, once it is there. @type {{focus: (id: string) => void}} */
export const feed = { focus() {} };

export function List() {
  const box = useRef(/** @type {HTMLDivElement|null} */ (null));
  const top = useSignal(0);
  const height = useSignal(600);
  const events = shown.value;
  const row = rowHeight();
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const watch = new ResizeObserver(() => (height.value = node.clientHeight));
    watch.observe(node);
    return () => watch.disconnect();
  }, [events.length === 0]);
  useEffect(() => {
    // Bring the chosen event's row into sight, and leave the list alone when it is.
    const i = events.findIndex((e) => e.id === selected.value);
    const node = box.current;
    if (i < 0 || !node) return;
    bringUp(node, i * row, row);
  }, [selected.value, events]);
  feed.focus = (id) => {
    const i = events.findIndex((e) => e.id === id);
    const node = box.current;
    if (i < 0 || !node) return;
    bringUp(node, i * row, row);
    top.value = node.scrollTop;
    requestAnimationFrame(() => requestAnimationFrame(() => /** @type {HTMLElement|null} */ (node.querySelector(`[data-id="${CSS.escape(id)}"]`))?.focus({ preventScroll: true })));
  };
  const from = paper.value ? 0 : Math.max(0, Math.floor(top.value / row) - SPARE);
  const to = Math.min(events.length, paper.value ? MOST_ON_PAPER : Math.ceil((top.value + height.value) / row) + SPARE);
  const more = !complete.value && !loading.value;
  return (
    <section class="list" aria-label={t('list.label')}>
      <header>
        <h2>{loading.value && !events.length ? t('loading') : countLanes.value ? t('list.first', { n: events.length }) : events.length < total.value ? t('list.some', { n: events.length, total: total.value }) : t('events', { n: events.length })}</h2>
        {countLanes.value && <p class="hint">{t('picture.counts')}</p>}
        {undated.value.length > 0 && <Undated />}
      </header>
      {events.length === 0 && !loading.value ? (
        <Empty />
      ) : (
        <div class="rows" ref={box} tabIndex={-1} onScroll={(e) => (top.value = e.currentTarget.scrollTop)}>
          <div role="feed" aria-busy={loading.value} aria-label={t('list.label')} style={{ height: `${events.length * row}px` }}>
            {events.slice(from, to).map((ev, i) => (
              <Row key={ev.id} ev={ev} at={from + i} size={more ? -1 : events.length} />
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

/** @param {{ev: import('../model.js').Event, at: number, size: number}} props */
function Row({ ev, at, size }) {
  const on = selected.value === ev.id;
  const choose = () => (selected.value = ev.id);
  const onKey = (/** @type {KeyboardEvent} */ e) => {
    if (e.key !== 'Enter' && e.key !== ' ') return;
    e.preventDefault();
    choose();
  };
  return (
    <article
      class={`row${on ? ' on' : ''}${hovered.value === ev.id ? ' lit' : ''}`}
      style={{ transform: `translateY(${at * rowHeight()}px)` }}
      data-id={ev.id}
      tabIndex={0}
      aria-posinset={at + 1}
      aria-setsize={size}
      aria-labelledby={`t-${ev.id} d-${ev.id}`}
      aria-describedby={`q-${ev.id}`}
      aria-current={on ? 'true' : undefined}
      onClick={choose}
      onKeyDown={onKey}
      onPointerEnter={() => (hovered.value = ev.id)}
      onPointerLeave={() => (hovered.value = '')}
    >
      <EventLine ev={ev} />
    </article>
  );
}

/** @param {{ev: import('../model.js').Event}} props */
function EventLine({ ev }) {
  return (
    <>
      <time id={`d-${ev.id}`}>{dateWords(ev.date, voice())}</time>
      <p class="head" id={`t-${ev.id}`}>
        <Glyph ev={ev} />
        <b>{typeLabel(ev.type)}</b>
        {ev.modality !== 'occurred' && <span class="badge">{t(`modality.${ev.modality}`)}</span>}
        {ev.sources > 1 && <span class="badge plain">{t('sources', { n: ev.sources })}</span>}
      </p>
      <p class="who" dir="auto">
        {partiesLine(ev)}
      </p>
      <p class="quote" id={`q-${ev.id}`} dir="auto" lang={ev.lang || undefined}>
        {ev.summary}
      </p>
    </>
  );
}

/** Events without a date stand apart. */
function Undated() {
  const list = undated.value;
  const choose = (/** @type {HTMLElement} */ button, /** @type {string} */ id) => {
    button.closest('details')?.removeAttribute('open');
    selected.value = id;
  };
  return (
    <details class="undated">
      <summary>{t('undated', { n: list.length })}</summary>
      <ul>
        {list.slice(0, 300).map((ev) => (
          <li key={ev.id}>
            <button type="button" onClick={(e) => choose(e.currentTarget, ev.id)}>
              <Glyph ev={ev} /> {typeLabel(ev.type)} · {partiesLine(ev)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
