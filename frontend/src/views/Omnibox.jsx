// @ts-check
// One box for words, countries, actors and types, completed in any script.

import Combobox from '@github/combobox-nav';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import * as api from '../api.js';
import { types } from '../data.js';
import { FAMILIES } from '../glyph.js';
import { t } from '../i18n.js';
import { actorName, familyLabel, meet, typeLabel } from '../labels.js';
import { toggle } from '../query.js';
import { filters, lang, setFilters } from '../state.js';

/** @typedef {{name: 'q'|'country'|'actor'|'type'|'family', value: string, label: string, note: string}} Option */

export function Omnibox() {
  const input = useRef(/** @type {HTMLInputElement|null} */ (null));
  const list = useRef(/** @type {HTMLUListElement|null} */ (null));
  const nav = useRef(/** @type {Combobox|null} */ (null));
  const options = useSignal(/** @type {Option[]} */ ([]));
  const open = useSignal(false);
  const text = useSignal('');

  useEffect(() => {
    const box = new Combobox(/** @type {HTMLInputElement} */ (input.current), /** @type {HTMLUListElement} */ (list.current), { tabInsertsSuggestions: false });
    nav.current = box;
    return () => box.destroy();
  }, []);
  useEffect(() => {
    if (open.value) nav.current?.start();
    else nav.current?.stop();
  }, [open.value, options.value]);
  useEffect(() => {
    const q = text.value.trim();
    if (!q) {
      open.value = false;
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const found = await suggest(q, stop.signal);
      if (stop.signal.aborted) return;
      options.value = found;
      open.value = document.activeElement === input.current;
    }, 120);
    return () => (clearTimeout(timer), stop.abort());
  }, [text.value]);

  /** @param {Option} o */
  const choose = (o) => {
    const f = filters.value;
    if (o.name === 'q') setFilters({ ...f, q: o.value });
    else if (!f[o.name].includes(o.value)) setFilters(toggle(f, o.name, o.value));
    text.value = '';
    open.value = false;
  };
  const onKey = (/** @type {KeyboardEvent} */ e) => {
    if (e.key === 'Escape' && open.value) {
      open.value = false;
      e.stopPropagation();
    }
    if (e.key === 'Enter' && !e.isComposing && !list.current?.querySelector('[aria-selected=true]') && text.value.trim()) {
      e.preventDefault();
      choose({ name: 'q', value: text.value.trim(), label: '', note: '' });
    }
  };
  return (
    <form class="omnibox" role="search" onSubmit={(e) => e.preventDefault()}>
      <input
        ref={input}
        id="search"
        type="search"
        role="combobox"
        list={undefined}
        aria-expanded={open.value}
        aria-controls="search-list"
        aria-autocomplete="list"
        aria-label={t('search.label')}
        placeholder={t('search.hint')}
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        value={text.value}
        onInput={(e) => (text.value = e.currentTarget.value)}
        onKeyDown={onKey}
        onBlur={() => (open.value = false)}
      />
      <ul ref={list} id="search-list" role="listbox" aria-label={t('search.label')} hidden={!open.value}>
        {options.value.map((o) => (
          <li key={o.name + o.value} id={`o-${o.name}-${o.value}`.replace(/[^\w-]/g, '_')} role="option" onMouseDown={(e) => e.preventDefault()} {...{ 'oncombobox-commit': () => choose(o) }}>
            <span dir="auto">{o.label}</span>
            <small>{o.note}</small>
          </li>
        ))}
      </ul>
    </form>
  );
}

/** @param {string} q @param {AbortSignal} signal @returns {Promise<Option[]>} */
async function suggest(q, signal) {
  const [actors, countries] = await Promise.allSettled([api.completeActors(q, lang.value, signal), api.completeCountries(q, lang.value, signal)]);
  /** @type {Option[]} */
  const out = [];
  if (countries.status === 'fulfilled') {
    for (const c of countries.value.countries) out.push({ name: 'country', value: c.id, label: c.name, note: t('kind.country') });
  }
  if (actors.status === 'fulfilled') {
    for (const a of actors.value.actors) {
      if (a.kind === 'country' || a.id.startsWith('country/')) continue;
      meet(a.id, a.name);
      out.push({ name: 'actor', value: a.id, label: actorName(a.id, a.name), note: t(`kind.${a.kind}`) });
    }
  }
  const fold = q.toLowerCase();
  const fits = [...types.value.keys()].filter((slug) => typeLabel(slug).toLowerCase().includes(fold));
  for (const slug of fits.slice(0, 6)) out.push({ name: 'type', value: slug, label: typeLabel(slug), note: t('kind.type') });
  // Whoever looks for meetings may want summits and talks too.
  const families = new Set([...FAMILIES.filter((f) => familyLabel(f).toLowerCase().includes(fold)), ...fits.flatMap((slug) => types.value.get(slug)?.family ?? [])]);
  for (const f of [...families].slice(0, 2)) out.push({ name: 'family', value: f, label: familyLabel(f), note: t('kind.family', { types: membersOf(f) }) });
  return [...out, { name: 'q', value: q, label: t('search.words', { q }), note: '' }];
}

/** The first types of a family, in words. @param {string} family */
function membersOf(family) {
  const labels = [...types.value.values()].filter((x) => x.family === family).map((x) => typeLabel(x.slug));
  return `${labels.slice(0, 3).join(t('list.comma'))}…`;
}
