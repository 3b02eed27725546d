// @ts-check
// Adds an article: paste or drop a text, see what is read in it, then store it.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as api from '../api.js';
import { reload, types } from '../data.js';
import { parse } from '../date.js';
import { t, voice } from '../i18n.js';
import { partiesLine, typeLabel } from '../labels.js';
import { toEvent } from '../model.js';
import { reportSpans } from '../spans.js';
import { dialog } from '../state.js';
import { readHtml, readText } from '../webpage.js';
import { dateWords } from '../words.js';
import { Dialog } from './Dialog.jsx';
import { Marked } from './Evidence.jsx';
import { Glyph } from './Glyph.jsx';

const MOST_BYTES = 2 << 20;

export function Add() {
  const text = useSignal('');
  const title = useSignal('');
  const url = useSignal('');
  const published = useSignal('');
  const found = useSignal(/** @type {any} */ (null));
  const busy = useSignal(false);
  const message = useSignal('');
  const dropping = useSignal(false);
  const stored = useSignal('');

  const input = () => ({
    id: 'page',
    text: text.value,
    ...(title.value.trim() ? { title: title.value.trim() } : {}),
    ...(url.value.trim() ? { url: url.value.trim() } : {}),
    ...(published.value.trim() ? { published: published.value.trim() } : {}),
  });
  useEffect(() => {
    if (!text.value.trim()) {
      found.value = null;
      return;
    }
    if (published.value.trim() && !parse(published.value)) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      busy.value = true;
      try {
        const answer = await api.extract(input(), stop.signal);
        found.value = answer.articles[0];
        message.value = '';
      } catch (e) {
        if (!stop.signal.aborted) message.value = /** @type {Error} */ (e).message;
      } finally {
        if (!stop.signal.aborted) busy.value = false;
      }
    }, 500);
    return () => (clearTimeout(timer), stop.abort());
  }, [text.value, title.value, published.value]);

  /** @param {File|undefined} file */
  const readFile = async (file) => {
    if (!file) return;
    if (file.size > MOST_BYTES) {
      message.value = t('add.large');
      return;
    }
    const content = await readText(file);
    if (!/html/.test(file.type) && !/\.html?$/i.test(file.name)) {
      text.value = content;
      return;
    }
    const page = readHtml(content);
    [text.value, title.value, published.value, url.value] = [page.text, page.title, page.published, page.url];
  };
  const store = async () => {
    busy.value = true;
    message.value = t('add.storing');
    try {
      const answer = await api.addArticle(input(), crypto.randomUUID());
      await follow(answer);
      message.value = '';
      stored.value = t('add.stored');
      await reload();
    } catch (e) {
      message.value = /** @type {Error} */ (e).message;
    }
    busy.value = false;
  };
  const again = () => {
    stored.value = '';
    text.value = title.value = url.value = published.value = '';
  };
  const events = (found.value?.events ?? []).map((/** @type {any} */ e, /** @type {number} */ i) => toEvent({ ...e, id: `new-${i}`, summary: e.evidence?.quote }, types.value));
  const spans = (found.value?.events ?? []).flatMap(reportSpans);
  const badDate = published.value.trim() !== '' && !parse(published.value);
  return (
    <Dialog title={t('add.title')} class="wide">
      {stored.value ? (
        <>
          <p role="status">{stored.value}</p>
          <p class="actions">
            <button type="button" onClick={() => (dialog.value = '')}>
              {t('add.see')}
            </button>
            <button type="button" class="quiet" onClick={again}>
              {t('add.another')}
            </button>
          </p>
        </>
      ) : (
        <div class="columns">
          <form
            class={dropping.value ? 'dropping' : ''}
            onSubmit={(e) => (e.preventDefault(), store())}
            onDragOver={(e) => (e.preventDefault(), (dropping.value = true))}
            onDragLeave={() => (dropping.value = false)}
            onDrop={(e) => (e.preventDefault(), (dropping.value = false), readFile(e.dataTransfer?.files[0]))}
          >
            <label>
              {t('add.text')}
              <textarea rows={9} required dir="auto" value={text.value} onInput={(e) => (text.value = e.currentTarget.value)} placeholder={t('add.hint')} />
            </label>
            <label class="file">
              <span>{t('add.file')}</span>
              <input type="file" class="hush" accept=".txt,.html,.htm,.md,text/*" onChange={(e) => readFile(e.currentTarget.files?.[0])} />
            </label>
            <div class="pair">
              <label>
                {t('add.published')}
                <input value={published.value} onInput={(e) => (published.value = e.currentTarget.value)} placeholder="2024-06-19" aria-invalid={badDate ? 'true' : undefined} maxLength={40} />
              </label>
              <label>
                {t('add.url')}
                <input type="url" value={url.value} onInput={(e) => (url.value = e.currentTarget.value)} placeholder="https://" />
              </label>
            </div>
            <label>
              {t('add.headline')}
              <input value={title.value} dir="auto" onInput={(e) => (title.value = e.currentTarget.value)} />
            </label>
            <button type="submit" disabled={busy.value || !text.value.trim() || badDate}>
              {t('add.store')}
            </button>
            <p role="status" class="hint">
              {badDate ? t('dates.wrong') : message.value || (busy.value ? t('add.reading') : '')}
            </p>
          </form>
          <section aria-label={t('add.preview')}>
            <h3>{found.value ? t('add.found', { n: events.length }) : t('add.preview')}</h3>
            {!found.value && <p class="hint">{t('add.why')}</p>}
            {found.value && <Marked text={found.value.text ?? text.value} spans={spans} lang={found.value.lang} />}
            <ul class="plain found">
              {events.map((/** @type {import('../model.js').Event} */ ev) => (
                <li key={ev.id}>
                  <Glyph ev={ev} />
                  <span>
                    <b>{typeLabel(ev.type)}</b> {dateWords(ev.date, voice())} <small dir="auto">{partiesLine(ev)}</small>
                    {ev.modality !== 'occurred' && <span class="badge">{t(`modality.${ev.modality}`)}</span>}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Dialog>
  );
}

/** Waits for a job to end. @param {any} job */
async function follow(job) {
  let state = job;
  for (let wait = 100; state.state === 'queued' || state.state === 'running'; wait = Math.min(1000, wait * 1.5)) {
    await new Promise((r) => setTimeout(r, wait));
    state = await api.job(job.id);
  }
  if (state.state === 'failed') throw new Error(state.error ?? t('add.failed'));
}
