// @ts-check
// Takes what is shown away: data, a link, a picture, a frame for another page, paper.

import { useSignal } from '@preact/signals';
import { exportHref } from '../api.js';
import { total } from '../data.js';
import { t } from '../i18n.js';
import { savePng, saveSvg } from '../save.js';
import { dialog, link, query, view } from '../state.js';
import { Dialog } from './Dialog.jsx';

const FORMATS = ['csv', 'json', 'ndjson', 'ics', 'geojson', 'jsonld', 'timelinejs', 'parquet'];

export function Export() {
  const done = useSignal('');
  const params = new URLSearchParams(query.value);
  const address = location.origin + location.pathname + link.value;
  const frame = `<iframe src="${location.origin}/embed${link.value.replaceAll('"', '%22')}" width="100%" height="420" title="Demarche"></iframe>`;
  const copy = async (/** @type {string} */ what, /** @type {string} */ text) => {
    try {
      await navigator.clipboard.writeText(text);
      done.value = what;
    } catch {
      done.value = 'failed';
    }
  };
  const print = () => {
    dialog.value = '';
    setTimeout(() => window.print(), 60);
  };
  return (
    <Dialog title={t('export.title')}>
      <p>{t('export.what', { n: total.value })}</p>
      <ul class="formats">
        {FORMATS.map((f) => (
          <li key={f}>
            <a href={exportHref(f, params)} download>
              <b>{f === 'timelinejs' ? 'TimelineJS' : f === 'jsonld' ? 'JSON-LD' : f === 'geojson' ? 'GeoJSON' : f === 'ics' ? 'iCalendar' : f === 'parquet' ? 'Parquet' : f.toUpperCase()}</b>
              <small>{t(`export.${f}`)}</small>
            </a>
          </li>
        ))}
      </ul>
      <h3>{t('export.picture')}</h3>
      <p class="actions">
        <button type="button" disabled={view.value !== 'timeline'} onClick={savePng}>
          PNG
        </button>
        <button type="button" disabled={view.value !== 'timeline'} onClick={saveSvg}>
          SVG
        </button>
        <button type="button" onClick={print}>
          {t('export.print')}
        </button>
      </p>
      <h3>{t('export.link')}</h3>
      <label>
        <span class="hush">{t('export.link')}</span>
        <input readOnly value={address} onFocus={(e) => e.currentTarget.select()} />
      </label>
      <p class="actions">
        <button type="button" onClick={() => copy('link', address)}>
          {t('export.copyLink')}
        </button>
        <button type="button" onClick={() => copy('embed', frame)}>
          {t('export.copyEmbed')}
        </button>
        <span role="status">{done.value && t(done.value === 'failed' ? 'copy.failed' : 'copy.done')}</span>
      </p>
    </Dialog>
  );
}
