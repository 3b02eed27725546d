// @ts-check
// Says why nothing is shown and what would show something.

import { total } from '../data.js';
import { t } from '../i18n.js';
import { isPlain } from '../query.js';
import { showAll } from '../stage.js';
import { clearFilters, filters, setFilters } from '../state.js';

export function Empty() {
  const f = filters.value;
  if (total.value > 0) {
    return (
      <div class="empty">
        <p>{t('empty.window')}</p>
        <button type="button" onClick={showAll}>
          {t('zoom.all')}
        </button>
      </div>
    );
  }
  if (isPlain(f)) return <div class="empty"><p>{t('empty.none')}</p></div>;
  const dates = f.from || f.to;
  return (
    <div class="empty">
      <p>{t('empty.filters')}</p>
      <p class="relax">
        {f.certain && (
          <button type="button" onClick={() => setFilters({ ...f, certain: false })}>
            {t('empty.possible')}
          </button>
        )}
        {dates && (
          <button type="button" onClick={() => setFilters({ ...f, from: '', to: '' })}>
            {t('empty.dates')}
          </button>
        )}
        {((f.all && f.country.length > 1) || (f.together && f.actor.length > 1)) && (
          <button type="button" onClick={() => setFilters({ ...f, all: false, together: false })}>
            {t('empty.any')}
          </button>
        )}
        {f.q && (
          <button type="button" onClick={() => setFilters({ ...f, q: '' })}>
            {t('empty.words')}
          </button>
        )}
        <button type="button" onClick={clearFilters}>
          {t('filters.clear')}
        </button>
      </p>
    </div>
  );
}
