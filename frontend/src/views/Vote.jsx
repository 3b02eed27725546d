// @ts-check
// A roll call as a strip: each vote one box, in the order for, abstaining, against.

import { t } from '../i18n.js';
import { countryName } from '../labels.js';

const ORDER = ['for', 'abstain', 'against'];

/** @param {{vote: any}} props */
export function Vote({ vote }) {
  const by = Object.entries(vote.by ?? {});
  const counts = /** @type {Record<string, number|null>} */ ({ for: vote.for, abstain: vote.abstain, against: vote.against });
  const named = ORDER.flatMap((p) => by.filter(([, pos]) => pos === p).map(([country]) => ({ p, country })));
  const boxes = ORDER.flatMap((p) => {
    const list = named.filter((n) => n.p === p);
    const rest = Math.max(0, (counts[p] ?? 0) - list.length);
    return [...list, ...Array.from({ length: Math.min(200, rest) }, () => ({ p, country: '' }))];
  });
  const told = ORDER.filter((p) => counts[p] !== null && counts[p] !== undefined && counts[p] !== -1);
  const words = told.map((p) => t(`vote.${p}`, { n: counts[p] ?? 0 })).join(t('list.comma'));
  return (
    <div class="vote">
      {(vote.body || vote.symbol) && (
        <p>
          {vote.body} {vote.symbol}
        </p>
      )}
      <p>{words}</p>
      <div class="strip" aria-hidden="true">
        {boxes.map((b, i) => (
          <i key={i} class={`v-${b.p}${(vote.vetoed ?? []).includes(b.country) ? ' veto' : ''}`} title={b.country ? countryName(b.country) : ''}>
            {boxes.length <= 20 ? b.country : ''}
          </i>
        ))}
      </div>
      {vote.vetoed?.length > 0 && <p>{t('vote.vetoed', { names: vote.vetoed.map(countryName).join(t('list.comma')) })}</p>}
    </div>
  );
}
