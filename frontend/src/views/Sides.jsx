// @ts-check
// Two actors against each other: conflict above the line, cooperation below, year by year.

import { useSignal } from '@preact/signals';
import { complete, dated, facets, rhythm } from '../data.js';
import { dayOf } from '../date.js';
import { number, t, voice } from '../i18n.js';
import { countryName } from '../labels.js';
import { rhythmOf, sum } from '../rhythm.js';
import { showRange } from '../stage.js';
import { filters, query, setFilters, view } from '../state.js';
import { dateWords } from '../words.js';
import { FAMILIES } from '../glyph.js';

export function Sides() {
  const f = filters.value;
  const second = useSignal(false); // a country chosen alone stands where it was chosen
  const [one = '', two = ''] = f.country;
  const pair = f.dyad[0]?.split(/[->]/) ?? (f.country.length > 2 ? ['', ''] : second.value && !two ? ['', one] : [one, two]);
  const options = (facets.value?.values.country ?? []).map((v) => v.value);
  const set = (/** @type {string} */ a, /** @type {string} */ b) => {
    second.value = !a;
    setFilters({ ...f, dyad: a && b && a !== b ? [`${a}-${b}`] : [], country: a && b ? [] : [a || b].filter(Boolean) });
  };
  const choices = [...new Set([...options, ...pair.filter(Boolean), 'RUS', 'PRK', 'USA', 'CHN', 'JPN', 'UKR', 'KOR', 'IRN'])];
  /** @param {0|1} i */
  const choice = (i) => (
    <label>
      <span class="hush">{t(i ? 'sides.second' : 'sides.first')}</span>
      <select value={pair[i]} onChange={(e) => (i ? set(pair[0], e.currentTarget.value) : set(e.currentTarget.value, pair[1]))}>
        <option value="">{t('sides.choose')}</option>
        {choices
          .map((c) => ({ c, name: countryName(c) }))
          .sort((x, y) => x.name.localeCompare(y.name))
          .map(({ c, name }) => (
            <option key={c} value={c} disabled={c === pair[1 - i]}>
              {name}
            </option>
          ))}
      </select>
    </label>
  );
  const whole = rhythm.value?.q === query.value ? rhythm.value : null;
  const { years: rows, gaps } = (!complete.value && whole) || rhythmOf(dated.value);
  const most = Math.max(1, ...rows.map((y) => Math.max(sum(y.up), sum(y.down))));
  const up = rows.reduce((n, y) => n + sum(y.up), 0);
  const down = rows.reduce((n, y) => n + sum(y.down), 0);
  const labelEvery = Math.ceil(rows.length / (innerWidth < 700 ? 7 : 14));
  const zoomTo = (/** @type {number} */ year) => {
    view.value = 'timeline';
    requestAnimationFrame(() => showRange(dayOf(year, 1, 1), dayOf(year + 1, 1, 1) - 1));
  };
  return (
    <section class="sides" aria-label={t('view.sides')}>
      <p class="pair">
        {choice(0)} <span aria-hidden="true">⇄</span> {choice(1)}
      </p>
      {pair[0] && pair[1] && (
        <p class="sum">
          {t('sides.sum', { up: number(up), down: number(down) })}
        </p>
      )}
      {!complete.value && !whole && <p class="hint part">{t('grid.part')}</p>}
      {!(pair[0] && pair[1]) && <p class="hint">{t('sides.hint')}</p>}
      <div class="years" role="list" aria-label={t('sides.years')}>
        <span class="side up" aria-hidden="true">{t('sides.up')}</span>
        <span class="side down" aria-hidden="true">{t('sides.down')}</span>
        {rows.map((y, i) => (
          <div role="listitem" key={y.year} class={sum(y.up) + sum(y.down) ? undefined : 'none'}>
            <button type="button" aria-label={t('sides.year', { year: String(y.year), up: sum(y.up), down: sum(y.down) })} onClick={() => zoomTo(y.year)}>
              <Stack counts={y.up} most={most} />
              <b data-text={i % labelEvery === 0 ? y.year : ''} />
              <Stack counts={y.down} most={most} down />
            </button>
          </div>
        ))}
      </div>
      <ul class="gaps">
        {gaps.map((g) => (
          <li key={g.from}>{t('sides.gap', { length: lengthWords(g.days), from: dateWords(g.from, voice()), to: dateWords(g.to, voice()) })}</li>
        ))}
      </ul>
    </section>
  );
}

/** @param {{counts: number[], most: number, down?: boolean}} props counts by family */
function Stack({ counts, most, down }) {
  const n = sum(counts);
  return (
    <span class={down ? 'stack down' : 'stack'}>
      {counts.map((c, i) => c > 0 && <i key={FAMILIES[i]} class={`f-${FAMILIES[i]}`} style={{ height: `${(c / most) * 100}%` }} />)}
      {n > 0 && <small data-text={number(n)} />}
    </span>
  );
}

/** @param {number} days */
function lengthWords(days) {
  const months = Math.floor(days / 30.44);
  return months >= 24 ? t('length.years', { n: Math.floor(months / 12) }) : t('length.months', { n: months });
}
