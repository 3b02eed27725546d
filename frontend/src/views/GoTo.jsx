// @ts-check
// Goes to a date that is typed.

import { useSignal } from '@preact/signals';
import { parse } from '../date.js';
import { t } from '../i18n.js';
import { showRange } from '../stage.js';
import { dialog } from '../state.js';
import { Dialog } from './Dialog.jsx';

export function GoTo() {
  const wrong = useSignal(false);
  const text = useSignal('');
  const go = (/** @type {Event} */ e) => {
    e.preventDefault();
    const d = parse(text.value);
    wrong.value = !d || !Number.isFinite(d.first) || !Number.isFinite(d.last);
    if (wrong.value || !d) return;
    const air = d.last - d.first < 40 ? 30 : 0;
    dialog.value = '';
    showRange(d.first - air, d.last + air);
  };
  return (
    <Dialog title={t('goto.title')}>
      <form onSubmit={go}>
        <label>
          {t('goto.label')}
          <input autofocus value={text.value} onInput={(e) => (text.value = e.currentTarget.value)} placeholder={t('dates.hint')} aria-invalid={wrong.value ? 'true' : undefined} aria-describedby={wrong.value ? 'goto-wrong' : undefined} maxLength={40} />
        </label>
        {wrong.value && (
          <p class="error" role="alert" id="goto-wrong">
            {t('dates.wrong')}
          </p>
        )}
        <button type="submit">{t('goto.go')}</button>
      </form>
    </Dialog>
  );
}
