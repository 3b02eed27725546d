// @ts-check
// What a mark or a cluster says when it is pointed at or opened.

import { useEffect, useRef } from 'preact/hooks';
import { t, voice } from '../i18n.js';
import { partiesLine, typeLabel } from '../labels.js';
import { selected } from '../state.js';
import { dateWords } from '../words.js';
import { Glyph } from './Glyph.jsx';

/** @typedef {import('../model.js').Event} Event */

/** @param {number} x @param {number} y @param {number} width @param {number} height */
function beside(x, y, width, height) {
  const right = x > width - 280;
  const below = y < height / 2;
  return {
    ...(right ? { right: `${Math.max(4, width - x + 10)}px` } : { left: `${x + 12}px` }),
    ...(below ? { top: `${y + 14}px` } : { bottom: `${height - y + 12}px` }),
  };
}

/** @param {{x: number, y: number, width: number, height: number, ev: Event}} props */
export function Tip({ x, y, width, height, ev }) {
  return (
    <div class="tip" style={beside(x, y, width, height)}>
      <b>
        <Glyph ev={ev} /> {typeLabel(ev.type)}
      </b>
      <span>{dateWords(ev.date, voice())}</span>
      <span dir="auto">{partiesLine(ev)}</span>
    </div>
  );
}

/** @param {{x: number, y: number, width: number, height: number, events: Event[], close: () => void, zoom: (a: number, b: number) => void}} props */
export function Cluster({ x, y, width, height, events, close, zoom }) {
  const box = useRef(/** @type {HTMLDivElement|null} */ (null));
  const first = Math.min(...events.map((e) => (Number.isFinite(e.first) ? e.first : e.last)));
  const last = Math.max(...events.map((e) => (Number.isFinite(e.last) ? e.last : e.first)));
  useEffect(() => {
    box.current?.querySelector('button')?.focus();
    const onKey = (/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && (e.stopPropagation(), close());
    box.current?.addEventListener('keydown', onKey);
  }, []);
  return (
    <div class="tip cluster" role="dialog" aria-label={t('cluster.label', { n: events.length })} ref={box} style={{ ...beside(x, y, width, height), maxHeight: `${Math.max(120, (y < height / 2 ? height - y : y) - 20)}px` }}>
      <header>
        <b>{t('events', { n: events.length })}</b>
        {last > first && (
          <button type="button" class="quiet" onClick={() => (zoom(first, last), close())}>
            {t('cluster.zoom')}
          </button>
        )}
        <button type="button" class="quiet close" aria-label={t('close')} onClick={close}>
          ×
        </button>
      </header>
      <ul>
        {events.slice(0, 200).map((ev) => (
          <li key={ev.id}>
            <button type="button" onClick={() => ((selected.value = ev.id), close())}>
              <Glyph ev={ev} />
              <span>
                <small>{dateWords(ev.date, voice())}</small>
                <span dir="auto">
                  {typeLabel(ev.type)} · {partiesLine(ev)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
