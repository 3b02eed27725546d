// @ts-check
// The filters in force, as chips that can be taken away, and the count in words.

import { error, loading, reload, total } from '../data.js';
import { t, voice } from '../i18n.js';
import { valueLabel } from '../labels.js';
import { isPlain, LISTS, toggle, without } from '../query.js';
import { saveView } from '../saved.js';
import { clearFilters, filters, link, setFilters, views } from '../state.js';
import { dateWords } from '../words.js';

export function Chips() {
  const f = filters.value;
  /** @type {{key: string, text: string, drop?: () => void, all?: 'all'|'together', of?: string}[]} */
  const chips = [];
  for (const name of LISTS) {
    for (const v of f[name]) chips.push({ key: `${name} ${v}`, text: valueLabel(name, v), drop: () => setFilters(toggle(f, name, v)) });
    const all = name === 'country' ? 'all' : name === 'actor' ? 'together' : null;
    if (all && f[name].length > 1) chips.push({ key: all, text: t('filters.all'), all, of: t('chip.together', { of: t(`facet.${name}`) }) });
  }
  if (f.q) chips.push({ key: 'q', text: t('chip.q', { q: f.q }), drop: () => setFilters(without(f, 'q')) });
  if (f.from) chips.push({ key: 'from', text: t('date.since', { date: dateWords(f.from, voice()) }), drop: () => setFilters(without(f, 'from')) });
  if (f.to) chips.push({ key: 'to', text: t('date.until', { date: dateWords(f.to, voice()) }), drop: () => setFilters(without(f, 'to')) });
  if (f.certain && (f.from || f.to)) chips.push({ key: 'certain', text: t('filters.certain'), drop: () => setFilters(without(f, 'certain')) });
  const name = chips.filter((c) => !c.all || f[c.all]).map((c) => c.text).join(', ');
  const saved = views.value.some((v) => v.link === link.value);
  return (
    <div class="chips">
      <p role="status" aria-live="polite" class="count">
        {error.value ? '' : loading.value ? t('loading') : t('matches', { n: total.value })}
      </p>
      {error.value && (
        <p role="alert" class="error">
          {error.value.message}{' '}
          <button type="button" class="quiet" onClick={reload}>
            {t('retry')}
          </button>
        </p>
      )}
      <ul>
        {chips.map((c) => (
          <li key={c.key}>
            {c.all ? (
              <button type="button" class="chip both" aria-label={c.of} aria-pressed={f[c.all]} onClick={() => c.all && setFilters({ ...f, [c.all]: !f[c.all] })}>
                {c.text}
              </button>
            ) : (
              <button type="button" class="chip" aria-label={t('chip.drop', { name: c.text })} onClick={c.drop}>
                <span dir="auto">{c.text}</span> <span aria-hidden="true">×</span>
              </button>
            )}
          </li>
        ))}
        {!isPlain(f) && (
          <li>
            <button type="button" class="quiet" onClick={clearFilters}>
              {t('filters.clear')}
            </button>
          </li>
        )}
        {!isPlain(f) && !saved && (
          <li>
            <button type="button" class="quiet" onClick={() => saveView(name, link.value)}>
              {t('views.save')}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}
