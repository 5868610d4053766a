import type { Handoff } from '@/lib/handoff/handoff';
import { useOpenRecord, useOutbox } from '@/lib/panel/hooks';
import { useKeptFiles } from '@/lib/panel/use-voice-note';
import { t } from '@/lib/panel/words';
import { KeptFile } from './KeptFile';
import { VoiceRecorder } from './VoiceRecorder';
import './voice.css';

interface VoiceNoteProps {
  readonly handoff: Handoff;
  /** Whether whoever looks can record one: the SDR, while the two may still talk. */
  readonly mayRecord: boolean;
}

/** The voice note of a verbal handover: to record, on its way, or where to find it. */
export function VoiceNote({ handoff, mayRecord }: VoiceNoteProps) {
  const { files, drop } = useKeptFiles(handoff.id, mayRecord);
  // The files come a moment later than the handoff and what of it waits to be sent.
  const isOnItsWay = useOutbox().some(
    (row) => row.handoff === handoff.id && row.steps.some(({ name }) => name === 'attach'),
  );
  const isElsewhere = files.length === 0 && !isOnItsWay;
  return (
    <div className="voice">
      {files.map((file) => (
        <KeptFile
          key={file.id}
          file={file}
          bdm={handoff.bdm?.name ?? ''}
          onDelete={() => drop(file)}
        />
      ))}
      {handoff.verbal?.voiceNote && isElsewhere && <Whereabouts handoff={handoff} />}
      {mayRecord && <VoiceRecorder handoff={handoff} />}
    </div>
  );
}

/** Where the file is, as far as this browser can know. */
function Whereabouts({ handoff }: { readonly handoff: Handoff }) {
  const { crmName, recordUrl, fileBytes } = useOpenRecord();
  if (fileBytes === undefined) {
    return <p>{t('voice_thereByHand', handoff.sdr?.name ?? '', crmName)}</p>;
  }
  return (
    <p>
      {t('voice_there', crmName)}{' '}
      <a href={recordUrl} target="_blank" rel="noreferrer">
        {t('voice_openRecord')}
      </a>
    </p>
  );
}
