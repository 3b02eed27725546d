// @ts-check
// The page as a whole.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n.js';
import { BY } from '../query.js';
import { panBy, showAll, zoomBy } from '../stage.js';
import { by, dialog, embedded, link, selected, view } from '../state.js';
import { Chips } from './Chips.jsx';
import { Dialog } from './Dialog.jsx';
import { Filters } from './Filters.jsx';
import { Header } from './Header.jsx';
import { List } from './List.jsx';
import { Overview } from './Overview.jsx';
import { Picture } from './Picture.jsx';

const LAZY = /** @type {Record<string, () => Promise<any>>} */ ({
  add: async () => (await import('./Add.jsx')).Add,
  export: async () => (await import('./Export.jsx')).Export,
  help: async () => (await import('./Help.jsx')).Help,
  sides: async () => (await import('./Sides.jsx')).Sides,
  evidence: async () => (await import('./Evidence.jsx')).Evidence,
  goto: async () => (await import('./GoTo.jsx')).GoTo,
  grid: async () => (await import('./Grid.jsx')).Grid,
});

/** A part of the page that is fetched when it is first used. @param {{name: string}} props */
function Lazy({ name }) {
  const part = useSignal(/** @type {{View: any}|null} */ (null));
  useEffect(() => {
    LAZY[name]().then((View) => (part.value = { View }));
  }, [name]);
  const View = part.value?.View;
  return View ? <View /> : null;
}

export function App() {
  const d = dialog.value;
  const v = view.value;
  return (
    <>
      {!embedded && (
        <a class="skip" href="#list">
          {t('skip')}
        </a>
      )}
      {!embedded && <Header />}
      <main class={`${embedded ? 'embedded' : ''}${selected.value ? ' open' : ''}`}>
        {!embedded && (
          <aside class="side" aria-label={t('filters.title')}>
            <Filters />
          </aside>
        )}
        <div class="work">
          <div class="strip-top">
            <Chips />
            <Bar />
          </div>
          {v === 'timeline' ? (
            <>
              <div class="time">
                <LaneKinds />
                <Overview />
              </div>
              <Picture />
            </>
          ) : (
            <Lazy key={v} name={v} />
          )}
          <div class="below" id="list" tabIndex={-1}>
            <List />
            {selected.value && <Lazy name="evidence" />}
          </div>
        </div>
      </main>
      {d === 'filters' && (
        <Dialog title={t('filters.title')} class="sheet">
          <Filters />
        </Dialog>
      )}
      {d !== 'filters' && LAZY[d] && <Lazy key={d} name={d} />}
    </>
  );
}

/** What the lanes stand for: at the head of their names. */
function LaneKinds() {
  return (
    <label class="kinds">
      <span>{t('by.label')}</span>
      <select id="by" value={by.value} onChange={(e) => (by.value = /** @type {any} */ (e.currentTarget.value))}>
        {BY.map((k) => (
          <option key={k} value={k}>
            {t(`by.${k}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The zoom. */
function Bar() {
  if (view.value !== 'timeline') return null;
  return (
    <div class="bar">
      <span class="zoom">
        <button type="button" class="wide-only" aria-label={t('zoom.earlier')} onClick={() => panBy(-0.5)}>
          ‹
        </button>
        <button type="button" class="wide-only" aria-label={t('zoom.later')} onClick={() => panBy(0.5)}>
          ›
        </button>
        <button type="button" aria-label={t('zoom.out')} onClick={() => zoomBy(1 / 0.6)}>
          −
        </button>
        <button type="button" aria-label={t('zoom.in')} onClick={() => zoomBy(0.6)}>
          +
        </button>
        <button type="button" onClick={showAll}>
          {t('zoom.all')}
        </button>
      </span>
      {embedded && (
        <a href={`/${link.value}`} target="_blank" rel="noopener">
          {t('embed.open')}
        </a>
      )}
    </div>
  );
}
