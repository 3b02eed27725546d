// @ts-check
// A native modal dialog with a heading and a way out.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n.js';
import { dialog } from '../state.js';

/** @param {{title: string, class?: string, children: any}} props */
export function Dialog({ title, class: name = '', children }) {
  const node = useRef(/** @type {HTMLDialogElement|null} */ (null));
  // Before anything else is painted or pressed: the focus must not come back late.
  useLayoutEffect(() => {
    const box = /** @type {HTMLDialogElement} */ (node.current);
    const back = /** @type {HTMLElement|null} */ (document.activeElement);
    box.showModal();
    return () => {
      box.close();
      back?.focus?.();
    };
  }, []);
  const close = () => (dialog.value = '');
  return (
    <dialog ref={node} class={name} aria-labelledby="dialog-title" onClose={close} onClick={(e) => e.target === e.currentTarget && close()}>
      <div class="inner">
        <header>
          <h2 id="dialog-title">{title}</h2>
          <button type="button" class="quiet close" aria-label={t('close')} onClick={close}>
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
