// @ts-check
// The evidence of one event: its card, the sentence lit in its article, every other report.

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import * as api from '../api.js';
import { citationBibtex, citationText } from '../cite.js';
import { complete, events, loading, types } from '../data.js';
import { languageName, t, voice } from '../i18n.js';
import { countryName, partyName, typeLabel } from '../labels.js';
import { inWindow, toEvent } from '../model.js';
import { toggle } from '../query.js';
import { pieces, reportSpans } from '../spans.js';
import { reveal } from '../stage.js';
import { clearFilters, filters, selected, setFilters, win } from '../state.js';
import { dateWords, precisionWords } from '../words.js';
import { Glyph } from './Glyph.jsx';
import { Vote } from './Vote.jsx';

export function Evidence() {
  const id = selected.value;
  const full = useSignal(/** @type {any} */ (null));
  const error = useSignal('');
  const report = useSignal(-1);
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => {
    const stop = new AbortController();
    error.value = '';
    report.value = -1;
    if (full.peek()?.id !== id) full.value = null;
    api.event(id, stop.signal).then(
      (e) => (full.value = e),
      (e) => !stop.signal.aborted && (error.value = e.message),
    );
    box.current?.scrollTo({ top: 0 });
    return () => stop.abort();
  }, [id]);
  const raw = full.value ?? events.value.find((e) => e.id === id)?.raw;
  const reports = full.value?.reports ?? [];
  // Until another is chosen, the first that has its article: a record proves less.
  const at = report.value >= 0 ? Math.min(report.value, reports.length - 1) : Math.max(0, reports.findIndex((/** @type {any} */ r) => r.article));
  const chosen = reports[at];
  return (
    <section class="evidence" aria-label={t('evidence.title')} ref={box} tabIndex={-1}>
      <button type="button" class="quiet close" aria-label={t('close')} onClick={() => (selected.value = '')}>
        ×
      </button>
      {error.value && (
        <p role="alert" class="error">
          {error.value}
        </p>
      )}
      {raw && <Head raw={raw} />}
      {raw && <Away raw={raw} />}
      {chosen && <Reports list={reports} at={at} choose={(i) => (report.value = i)} />}
      {chosen?.article ? <Article key={chosen.article} report={chosen} id={id} /> : chosen && <blockquote dir="auto">{quoteOf(chosen)}</blockquote>}
      {chosen && !chosen.article && <Cite report={chosen} />}
      {raw && <Details raw={raw} />}
    </section>
  );
}

/** @param {any} r */
const quoteOf = (r) => r.quote ?? r.evidence?.quote ?? '';

/** What, when and who. @param {{raw: any}} props */
function Head({ raw }) {
  const ev = toEvent(raw, types.value);
  return (
    <div class="card">
      <h2>
        <Glyph ev={ev} /> {typeLabel(ev.type)}
        {ev.modality !== 'occurred' && <span class="badge">{t(`modality.${ev.modality}`)}</span>}
      </h2>
      <p class="when">
        <b>{dateWords(ev.date, voice())}</b> <small>{precisionWords(ev.date, voice())}</small> {ev.date && <code>{ev.date}</code>}
      </p>
      <ul class="parties" aria-label={t('card.parties')}>
        {ev.parties.map((p, i) => (
          <li key={i}>
            <button type="button" class="link" title={t('lane.only', { name: partyName(p) })} onClick={() => filterFor(p)}>
              <span dir="auto">{partyName(p)}</span>
            </button>{' '}
            <small>{t(`role.${p.role}`)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Says why an event that a link opened is not among what is shown, and leads there. @param {{raw: any}} props */
function Away({ raw }) {
  const ev = toEvent(raw, types.value);
  const w = win.value;
  const left = complete.value && !loading.value && !events.value.some((e) => e.id === ev.id);
  const outside = w && !Number.isNaN(ev.at) && !inWindow(ev, w);
  if (!left && !outside) return null;
  return (
    <p class="away">
      {t(left ? 'away.filters' : 'away.window')}{' '}
      <button type="button" onClick={() => (left ? clearFilters() : reveal(ev))}>
        {t(left ? 'filters.clear' : 'away.show')}
      </button>
    </p>
  );
}

/** All else that is known of the event. @param {{raw: any}} props */
function Details({ raw }) {
  const ev = toEvent(raw, types.value);
  /** @type {[string, any][]} */
  const rows = [];
  if (raw.vote) rows.push([t('card.vote'), <Vote vote={raw.vote} />]);
  if (raw.place?.name || raw.place?.country) rows.push([t('card.place'), [raw.place.name, raw.place.country && countryName(raw.place.country)].filter(Boolean).join(t('list.comma'))]);
  for (const name of ['topic', 'meeting']) if (raw.detail?.[name]) rows.push([t(`card.${name}`), raw.detail[name]]);
  rows.push([t('card.modality'), [t(`modality.${ev.modality}`), raw.outcome].filter(Boolean).join(' · ')]);
  if (raw.disputes?.length) rows.push([t('card.disputes'), raw.disputes.map((/** @type {string} */ d) => t(`dispute.${d}`)).join(t('list.comma'))]);
  rows.push([
    t('card.score'),
    <>
      <meter min={0} max={1} value={ev.score} aria-label={t('card.score')} /> {Math.round(ev.score * 100)}% <small>{t(`status.${ev.status}`)}</small>
    </>,
  ]);
  rows.push([t('card.codes'), <small>{`${ev.type} · PLOVER ${raw.plover} · CAMEO ${raw.cameo}`}</small>]);
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** @param {import('../model.js').Party} p */
function filterFor(p) {
  const f = filters.value;
  if (p.actor && !p.actor.startsWith('country/')) {
    if (!f.actor.includes(p.actor)) setFilters(toggle(f, 'actor', p.actor));
  } else if (p.country && !f.country.includes(p.country)) setFilters(toggle(f, 'country', p.country));
}

/** The reports of the event, of which one is open. @param {{list: any[], at: number, choose: (i: number) => void}} props */
function Reports({ list, at, choose }) {
  if (list.length < 2) return null;
  return (
    <div class="reports">
      <ul aria-label={t('reports', { n: list.length })}>
        {list.map((r, i) => (
          <li key={i}>
            <button type="button" aria-pressed={i === at} onClick={() => choose(i)}>
              {r.outlet || t(r.article ? 'reports.unknown' : 'reports.record')} {r.article && <small>{r.lang}</small>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** @param {{report: any, id: string}} props */
function Article({ report, id }) {
  const art = useSignal(/** @type {any} */ (null));
  const error = useSignal('');
  const body = useRef(/** @type {HTMLDivElement|null} */ (null));
  useEffect(() => {
    const stop = new AbortController();
    api.article(report.article, stop.signal).then(
      (a) => (art.value = a),
      (e) => !stop.signal.aborted && (error.value = e.message),
    );
    return () => stop.abort();
  }, [report.article]);
  useEffect(() => {
    const node = body.current;
    const lit = /** @type {HTMLElement|null} */ (node?.querySelector('.k-sentence') ?? null);
    if (node && lit) node.scrollTop = lit.offsetTop - node.offsetTop - node.clientHeight / 3;
  }, [art.value, report]);
  if (error.value)
    return (
      <>
        <blockquote dir="auto">{quoteOf(report)}</blockquote>
        <Cite report={report} />
      </>
    );
  const a = art.value;
  if (!a) return <p aria-busy="true">{t('loading')}</p>;
  // The article knows the spans of all that the mention rests on; the report only the main ones.
  const own = (a.events ?? []).filter((/** @type {any} */ e) => e.event === id);
  const mention = own.find((/** @type {any} */ e) => e.evidence.start === report.start) ?? own[0];
  const where = [a.outlet ?? report.outlet, a.published && dateWords(a.published, voice()), a.lang && languageName(a.lang)].filter(Boolean).join(' · ');
  return (
    <div class="article">
      <h3 dir="auto" lang={a.lang}>
        {a.title || t('article.untitled')}
      </h3>
      <p class="source">
        {where}
        {safeUrl(a.url ?? report.url) && (
          <>
            {' · '}
            <a href={safeUrl(a.url ?? report.url)} rel="noopener noreferrer" target="_blank">
              {t('article.open')}
            </a>
          </>
        )}
      </p>
      <Marked text={a.text ?? ''} spans={reportSpans(mention ?? { ...report, names: a.names ?? [] })} lang={a.lang} bodyRef={body} />
      <p class="legend">
        <mark class="k-trigger">{t('mark.trigger')}</mark> <mark class="k-date">{t('mark.date')}</mark> <mark class="k-party">{t('mark.party')}</mark>
      </p>
      <details class="why">
        <summary>{t('why.title')}</summary>
        <p>
          {report.reason && t('reports.reason', { reason: report.reason })} {t('why.rule')} <code>{report.rule}</code> · {t('card.score')} {Math.round(report.score * 100)}%
        </p>
        <ul>
          {(mention?.why ?? []).map((/** @type {any} */ w, /** @type {number} */ i) => (
            <li key={i}>
              <b>{w.what}</b> {w.span && <q dir="auto">{w.span.text}</q>} {w.note} {w.rule && <code>{w.rule}</code>}
            </li>
          ))}
        </ul>
      </details>
      <Cite report={report} article={a} />
    </div>
  );
}

/** A link that only goes to the web. @param {string|undefined} url */
const safeUrl = (url) => (url && /^https?:\/\//i.test(url) ? url : '');

/** A text with its spans marked in place. @param {{text: string, spans: import('../spans.js').Span[], lang?: string, bodyRef?: any}} props */
export function Marked({ text, spans, lang, bodyRef }) {
  return (
    <div class="text" ref={bodyRef} lang={lang || undefined} tabIndex={0} role="region" aria-label={t('article.text')}>
      {pieces(text, spans).map((p, i) => (
        <p key={i} dir="auto">
          {p.map((piece, j) => (piece.kinds.length ? <mark key={j} class={piece.kinds.map((k) => `k-${k}`).join(' ')}>{piece.text}</mark> : piece.text))}
        </p>
      ))}
    </div>
  );
}

/** Copies a citation: the article's title, day and address, the report's words. @param {{report: any, article?: any}} props */
function Cite({ report, article = {} }) {
  const done = useSignal('');
  const source = { id: report.article ?? '', title: article.title ?? '', outlet: article.outlet ?? report.outlet ?? '', url: safeUrl(article.url ?? report.url), published: article.published ?? '', quote: quoteOf(report) };
  const copy = async (/** @type {string} */ kind, /** @type {string} */ text) => {
    try {
      await navigator.clipboard.writeText(text);
      done.value = kind;
    } catch {
      done.value = 'failed';
    }
  };
  return (
    <p class="cite">
      <button type="button" class="quiet" onClick={() => copy('text', citationText(source))}>
        {t('cite.text')}
      </button>
      <button type="button" class="quiet" onClick={() => copy('bibtex', citationBibtex(source))}>
        {t('cite.bibtex')}
      </button>
      <span role="status">{done.value && t(done.value === 'failed' ? 'copy.failed' : 'copy.done')}</span>
    </p>
  );
}

