import { useMemo } from 'react';
import { readPastedNote, type PastedNote } from '@/lib/panel/draft/pasted-note';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { t } from '@/lib/panel/i18n';
import { ownText, whatHappened } from '../timeline/entry-text';
import { BriefCard } from './BriefCard';

/** What a pasted text says, if it is a handoff note. */
export function Pasted({ text }: { readonly text: string }) {
  const note = useMemo(() => readPastedNote(text), [text]);
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
