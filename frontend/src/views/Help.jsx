// @ts-check
// The keys, and how to read the picture.

import { FAMILIES } from '../glyph.js';
import { t } from '../i18n.js';
import { familyLabel } from '../labels.js';
import { Dialog } from './Dialog.jsx';
import { Glyph } from './Glyph.jsx';

const KEYS = [
  ['j', 'k'], ['Enter'], ['←', '→'], ['↑', '↓'], ['+', '−'], ['0'], ['/'], ['g'], ['f'], ['e'], ['a'], ['v'], ['Esc'], ['?'],
];

/** @param {Partial<import('../model.js').Event>} part */
const sample = (part) => /** @type {import('../model.js').Event} */ ({ family: 'consult', sources: 1, status: 'extracted', score: 0.8, modality: 'occurred', ...part });

export function Help() {
  return (
    <Dialog title={t('help.title')} class="help">
      <div class="columns">
        <section>
          <h3>{t('help.keys')}</h3>
          <dl>
            {KEYS.map((keys) => (
              <div key={keys[0]}>
                <dt>
                  {keys.map((k) => (
                    <kbd key={k}>{k}</kbd>
                  ))}
                </dt>
                <dd>{t(`key.${keys[0]}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>{t('help.shapes')}</h3>
          <ul class="plain">
            {FAMILIES.map((f) => (
              <li key={f}>
                <Glyph family={f} /> {familyLabel(f)}
              </li>
            ))}
          </ul>
          <h3>{t('help.fill')}</h3>
          <ul class="plain">
            <li><Glyph ev={sample({ sources: 2 })} /> {t('help.attested')}</li>
            <li><Glyph ev={sample({})} /> {t('help.single')}</li>
            <li><Glyph ev={sample({ score: 0.3 })} /> {t('help.weak')}</li>
            <li><Glyph ev={sample({ modality: 'planned' })} /> {t('modality.planned')}</li>
            <li><Glyph ev={sample({ modality: 'alleged' })} /> {t('modality.alleged')}</li>
            <li><Glyph ev={sample({ modality: 'negated' })} /> {t('modality.negated')}</li>
            <li><Glyph ev={sample({ modality: 'hypothetical' })} /> {t('modality.hypothetical')}</li>
          </ul>
        </section>
      </div>
      <p class="hint">{t('help.dates')}</p>
    </Dialog>
  );
}
