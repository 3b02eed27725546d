// @ts-check
// Facets with counts, and the range of dates.

import { useSignal } from '@preact/signals';
import { facets, types } from '../data.js';
import { parse } from '../date.js';
import { FAMILIES } from '../glyph.js';
import { number, t } from '../i18n.js';
import { familyLabel, meet, valueLabel } from '../labels.js';
import { toggle } from '../query.js';
import { filters, setFilters } from '../state.js';
import { Glyph } from './Glyph.jsx';

/** @typedef {import('../query.js').ListName} ListName */

export function Filters() {
  return (
    <div class="filters">
      <Dates />
      <Facet name="country" open />
      <Facet name="actor" open />
      <TypeFacet />
      <Facet name="modality" />
      <Facet name="lang" />
      <Facet name="outlet" />
    </div>
  );
}

/** @param {ListName} name */
function valuesOf(name) {
  // A country is an actor too, and has its own list.
  const counted = (facets.value?.values[name] ?? []).filter((v) => name !== 'actor' || !v.value.startsWith('country/'));
  for (const v of counted) if (name === 'actor') meet(v.value, v.name ?? '');
  const chosen = filters.value[name].filter((v) => !counted.some((c) => c.value === v)).map((value) => ({ value, count: 0 }));
  return [...chosen, ...counted];
}

/** @param {{name: ListName, open?: boolean}} props */
function Facet({ name, open }) {
  const all = useSignal(false);
  const values = valuesOf(name);
  if (!values.length) return null;
  const most = Math.max(1, ...values.map((v) => v.count));
  const shown = all.value ? values : values.filter((v, i) => i < 7 || filters.value[name].includes(v.value));
  return (
    <details class="facet" open={open}>
      <summary>{t(`facet.${name}`)}</summary>
      {name === 'country' && <Together name="country" as="all" />}
      {name === 'actor' && <Together name="actor" as="together" />}
      <ul>
        {shown.map((v) => (
          <Value key={v.value} name={name} value={v.value} count={v.count} most={most} />
        ))}
      </ul>
      {values.length > shown.length && (
        <button type="button" class="quiet" onClick={() => (all.value = true)}>
          {t('facet.more', { n: values.length - shown.length })}
        </button>
      )}
    </details>
  );
}

/** Whether all that is chosen must take part. @param {{name: ListName, as: 'all'|'together'}} props */
function Together({ name, as }) {
  const f = filters.value;
  if (f[name].length < 2) return null;
  return (
    <label class="switch">
      <input type="checkbox" checked={f[as]} onChange={(e) => setFilters({ ...f, [as]: e.currentTarget.checked })} />
      {t('filters.all')}
    </label>
  );
}

/** @param {{name: ListName, value: string, count: number, most: number, family?: string}} props */
function Value({ name, value, count, most, family }) {
  return (
    <li>
      <label class="value">
        <input type="checkbox" checked={filters.value[name].includes(value)} onChange={() => setFilters(toggle(filters.value, name, value))} />
        {family && <Glyph family={family} />}
        <span dir="auto">{valueLabel(name, value)}</span>
        <small>{facets.value && number(count)}</small>
        <i style={{ width: `${Math.round((count / most) * 100)}%` }} />
      </label>
    </li>
  );
}

/** Types under their families, which are also the legend of the shapes. */
function TypeFacet() {
  const counts = new Map(valuesOf('type').map((v) => [v.value, v.count]));
  /** @type {Map<string, {slug: string, n: number}[]>} */
  const groups = new Map();
  for (const [slug, type] of types.value) {
    const n = counts.get(slug) ?? 0;
    if (!n && !filters.value.type.includes(slug)) continue;
    groups.set(type.family, [...(groups.get(type.family) ?? []), { slug, n }]);
  }
  const most = Math.max(1, ...counts.values());
  if (!groups.size) return null;
  return (
    <details class="facet" open>
      <summary>{t('facet.type')}</summary>
      {FAMILIES.filter((f) => groups.has(f)).map((family) => {
        const list = groups.get(family) ?? [];
        const sum = list.reduce((n, x) => n + x.n, 0);
        return (
          <details class="group" key={family} open={list.some((x) => filters.value.type.includes(x.slug))}>
            <summary>
              <Glyph family={family} />
              <span>{familyLabel(family)}</span>
              <small>{number(sum)}</small>
            </summary>
            <ul>
              <Value name="family" value={family} count={sum} most={Math.max(most, sum)} />
              {list
                .sort((a, b) => b.n - a.n)
                .map((x) => (
                  <Value key={x.slug} name="type" value={x.slug} count={x.n} most={most} />
                ))}
            </ul>
          </details>
        );
      })}
    </details>
  );
}

function Dates() {
  const f = filters.value;
  return (
    <fieldset class="dates">
      <legend>{t('facet.dates')}</legend>
      <DateInput name="from" />
      <DateInput name="to" />
      <label class="wide">
        <input type="checkbox" checked={f.certain} disabled={!f.from && !f.to} onChange={(e) => setFilters({ ...f, certain: e.currentTarget.checked })} />
        {t('filters.certain')}
      </label>
    </fieldset>
  );
}

/** @param {{name: 'from'|'to'}} props */
function DateInput({ name }) {
  const wrong = useSignal(false);
  const value = filters.value[name];
  const commit = (/** @type {string} */ text) => {
    const s = text.trim();
    wrong.value = s !== '' && !parse(s);
    if (!wrong.value && s !== filters.peek()[name]) setFilters({ ...filters.peek(), [name]: s });
  };
  return (
    <label>
      {t(`dates.${name}`)}
      <input
        id={`date-${name}`}
        key={value}
        type="text"
        inputMode="text"
        placeholder={t('dates.hint')}
        defaultValue={value}
        aria-invalid={wrong.value ? 'true' : undefined}
        aria-describedby={wrong.value ? `wrong-${name}` : undefined}
        maxLength={40}
        spellcheck={false}
        autocomplete="off"
        onChange={(e) => commit(e.currentTarget.value)}
        onKeyDown={(e) => e.key === 'Enter' && commit(e.currentTarget.value)}
      />
      {wrong.value && (
        <small class="error" id={`wrong-${name}`} role="alert">
          {t('dates.wrong')}
        </small>
      )}
    </label>
  );
}
