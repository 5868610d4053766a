import { useDeferredValue, useMemo, useState } from 'react';
import { readPastedNote, type PastedNote } from '@/lib/panel/draft/pasted-note';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { t } from '@/lib/panel/i18n';
import { ownText, whatHappened } from '../timeline/entry-text';
import { TextArea } from '../ui/TextArea';
import { BriefCard } from './BriefCard';

/** Shows a handoff note that came by mail or chat. It is only read: nothing of it is kept. */
export function PasteNote() {
  const [text, setText] = useState('');
  const deferred = useDeferredValue(text);
  const note = useMemo(() => readPastedNote(deferred), [deferred]);
  return (
    <details className="paste">
      <summary>{t('paste_title')}</summary>
      <TextArea label={t('paste_label')} value={text} hint={t('paste_hint')} onChange={setText} />
      <div aria-live="polite">
        <Pasted note={note} />
      </div>
    </details>
  );
}

function Pasted({ note }: { readonly note: PastedNote }) {
  switch (note.kind) {
    case 'nothing':
      return null;
    case 'no-note':
      return <p className="warning">{t('paste_noNote')}</p>;
    case 'damaged':
      return <p className="warning">{t('paste_damaged')}</p>;
    case 'too-large':
      return <p className="warning">{t('paste_tooLarge')}</p>;
    case 'newer':
      return <p className="warning">{t('paste_newer')}</p>;
    case 'brief':
    case 'entry':
      return <PastedEntry note={note} />;
  }
}

type Readable = Extract<PastedNote, { kind: 'brief' | 'entry' }>;

function PastedEntry({ note }: { readonly note: Readable }) {
  const { entry, edited } = note;
  return (
    <>
      <p>
        <strong dir="auto">{entry.by.name}</strong> {whatHappened(entry)} {dayAndTime(entry.at)}
      </p>
      <p className="hint">{t('paste_notVerified')}</p>
      {edited && <p className="warning">{t('paste_edited')}</p>}
      {note.kind === 'brief' ? <BriefCard view={note.brief} /> : <p dir="auto">{ownText(entry)}</p>}
    </>
  );
}
