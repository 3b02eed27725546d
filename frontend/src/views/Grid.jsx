// @ts-check
// Years by months as a table of counts, with a tick for each day; each month opens.

import { complete, dated, rhythm } from '../data.js';
import { number, t, voice } from '../i18n.js';
import { monthDays, rhythmOf } from '../rhythm.js';
import { NARROW } from '../scene.js';
import { showRange } from '../stage.js';
import { query, view } from '../state.js';
import { dayWords } from '../words.js';

export function Grid() {
  const whole = rhythm.value?.q === query.value ? rhythm.value : null;
  const rows = [...((!complete.value && whole) || rhythmOf(dated.value)).months].sort((a, b) => b[0] - a[0]);
  const most = Math.max(1, ...rows.flatMap(([, r]) => r));
  const v = voice();
  const narrow = matchMedia(NARROW).matches;
  /** @param {number} m */
  const head = (m) => (narrow && v.lang === 'ja' ? String(m + 1) : dayWords(monthDays(2024, m)[0], { month: narrow ? 'narrow' : 'short' }, v));
  const go = (/** @type {number} */ year, /** @type {number} */ month) => {
    const [a, b] = monthDays(year, month);
    view.value = 'timeline';
    requestAnimationFrame(() => showRange(a, b));
  };
  return (
    <section class="grid" aria-label={t('view.grid')} tabIndex={0}>
      {!complete.value && !whole && <p class="hint part">{t('grid.part')}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('grid.year')}</th>
            {Array.from({ length: 12 }, (_, m) => (
              <th scope="col" key={m} aria-label={dayWords(monthDays(2024, m)[0], { month: 'long' }, v)}>
                {head(m)}
              </th>
            ))}
            <th scope="col" aria-label={t('grid.vague')} title={t('grid.vague')}>
              ?
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([year, counts, days]) => (
            <tr key={year}>
              <th scope="row">{dayWords(monthDays(year, 6)[0], { year: 'numeric' }, v)}</th>
              {counts.map((n, m) => (
                <td key={m}>
                  {n > 0 && (
                    <button type="button" class={`h${Math.ceil((n / most) * 5)}`} aria-label={t('grid.cell', { when: m < 12 ? dayWords(monthDays(year, m)[0], { year: 'numeric', month: 'long' }, v) : String(year), n })} onClick={() => go(year, m)}>
                      {number(n)}
                      {m < 12 && <Days bits={days[m]} />}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{t('grid.legend')}</p>
    </section>
  );
}

/** The days of a month that have an event. @param {{bits: number}} props */
function Days({ bits }) {
  let path = '';
  for (let d = 0; d < 31; d++) if ((bits >> d) & 1) path += `M${d} 0h1v1h-1Z`;
  return (
    <svg viewBox="0 0 31 1" preserveAspectRatio="none" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}
