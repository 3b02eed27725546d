// @ts-check
// The head of the page: search, views and what can be done with what is shown.

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n.js';
import { VIEWS } from '../query.js';
import { dropView, loadViews } from '../saved.js';
import { dialog, era, lang, setEra, setLang, setTheme, theme, view, views } from '../state.js';
import { Omnibox } from './Omnibox.jsx';

export function Header() {
  return (
    <header class="top">
      <h1>
        <a href="/">
          <Logo />
          Demarche
        </a>
      </h1>
      <Omnibox />
      <div class="views" role="group" aria-label={t('view.label')}>
        {VIEWS.map((v) => (
          <button key={v} type="button" aria-pressed={view.value === v} onClick={() => (view.value = v)}>
            {t(`view.${v}`)}
          </button>
        ))}
      </div>
      <div class="tools">
        <button type="button" class="narrow-only" aria-haspopup="dialog" onClick={() => (dialog.value = 'filters')}>
          {t('filters.title')}
        </button>
        <button type="button" aria-haspopup="dialog" onClick={() => (dialog.value = 'add')}>
          {t('add.title')}
        </button>
        <button type="button" aria-haspopup="dialog" onClick={() => (dialog.value = 'export')}>
          {t('export.title')}
        </button>
        <Settings />
        <button type="button" class="quiet" aria-label={t('help.title')} aria-haspopup="dialog" onClick={() => (dialog.value = 'help')}>
          ?
        </button>
      </div>
    </header>
  );
}

function Settings() {
  const box = useRef(/** @type {HTMLDetailsElement|null} */ (null));
  useEffect(() => {
    const node = /** @type {HTMLDetailsElement} */ (box.current);
    const close = () => (node.open = false);
    const onDown = (/** @type {Event} */ e) => !node.contains(/** @type {Node} */ (e.target)) && close();
    const onKey = (/** @type {KeyboardEvent} */ e) => {
      if (e.key !== 'Escape' || !node.open) return;
      close();
      node.querySelector('summary')?.focus();
      e.preventDefault();
    };
    addEventListener('pointerdown', onDown);
    node.addEventListener('keydown', onKey);
    return () => (removeEventListener('pointerdown', onDown), node.removeEventListener('keydown', onKey));
  }, []);
  return (
    <details class="menu" ref={box} onToggle={(e) => e.currentTarget.open && loadViews()}>
      <summary role="button">{t('settings')}</summary>
      <div>
        <label>
          {t('settings.lang')}
          <select value={lang.value} onChange={(e) => setLang(e.currentTarget.value)}>
            <option value="en" lang="en">
              English
            </option>
            <option value="ja" lang="ja">
              日本語
            </option>
          </select>
        </label>
        <label>
          {t('settings.theme')}
          <select value={theme.value} onChange={(e) => setTheme(e.currentTarget.value)}>
            <option value="">{t('theme.system')}</option>
            <option value="light">{t('theme.light')}</option>
            <option value="dark">{t('theme.dark')}</option>
          </select>
        </label>
        {lang.value === 'ja' && (
          <label class="switch">
            <input type="checkbox" checked={era.value} onChange={(e) => setEra(e.currentTarget.checked)} />
            {t('settings.era')}
          </label>
        )}
        {views.value.length > 0 && <p class="legend">{t('views.title')}</p>}
        <ul>
          {views.value.map((v) => (
            <li key={v.link}>
              <a href={v.link}>{v.name}</a>
              <button type="button" class="quiet" aria-label={t('views.drop', { name: v.name })} onClick={() => dropView(v)}>
                ×
              </button>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** The same as on the empty page, drawn in place: an image of its own would come before the timeline. */
function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#1f4e8c" />
      <path d="M5 21.5h22" stroke="#fff" stroke-opacity=".55" stroke-width="2" stroke-linecap="round" />
      <circle cx="9" cy="21.5" r="3" fill="#fff" />
      <path d="M16 6.5l4 4-4 4-4-4Z" fill="#ffd27a" />
      <path d="M16 14.5v7" stroke="#ffd27a" stroke-width="2" />
      <path d="M24 18.5l3.2 5.4h-6.4Z" fill="#fff" />
    </svg>
  );
}
