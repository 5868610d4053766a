import { useDeferredValue, useState } from 'react';
import { laterPart, useLoaded } from '@/lib/panel/use-loaded';
import { t } from '@/lib/panel/i18n';
import { TextArea } from '../ui/TextArea';

const pastedPart = laterPart(() => import('./Pasted'));

/** Shows a handoff note that came by mail or chat. It is only read: nothing of it is kept. */
export function PasteNote() {
  return (
    <details className="paste">
      <summary>{t('paste_title')}</summary>
      <PasteField />
    </details>
  );
}

/** The field for the note, and what the note says. */
export function PasteField({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  const [text, setText] = useState('');
  const deferred = useDeferredValue(text);
  return (
    <>
      <TextArea
        label={t('paste_label')}
        value={text}
        hint={t('paste_hint')}
        autoFocus={autoFocus}
        onChange={setText}
      />
      <div aria-live="polite">{deferred.trim() !== '' && <WhatWasPasted text={deferred} />}</div>
    </>
  );
}

function WhatWasPasted({ text }: { readonly text: string }) {
  const pasted = useLoaded(pastedPart);
  return pasted && <pasted.Pasted text={text} />;
}
