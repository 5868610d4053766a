import type { Handoff } from '@/lib/handoff/handoff';
import { download } from '@/lib/panel/act/download';
import { useOpenRecord, useOutbox } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useKeptFiles } from '@/lib/panel/voice/use-voice-note';
import type { FileRow } from '@/lib/store/rows';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
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

interface KeptFileProps {
  readonly file: FileRow;
  /** The BDM's name. */
  readonly bdm: string;
  readonly onDelete: () => void;
}

/** A voice note that is not in the CRM: why, and the way out. */
function KeptFile({ file, bdm, onDelete }: KeptFileProps) {
  const { crmName } = useOpenRecord();
  const isWaiting = file.stage === 'waiting';
  return (
    <Notice kind={isWaiting ? 'quiet' : 'attention'} text={keptText(file, crmName, bdm)}>
      <div className="buttons">
        <Button onClick={() => download(file.name, file.type, file.bytes)}>
          {t('voice_download')}
        </Button>
        {!isWaiting && <Button onClick={onDelete}>{t('voice_deleteHere')}</Button>}
      </div>
    </Notice>
  );
}

function keptText({ stage, problem }: FileRow, crmName: string, bdm: string): string {
  switch (stage) {
    case 'by-hand':
      return t('voice_yours', crmName, bdm);
    case 'refused':
      return t(
        problem?.code === 'too-long' ? 'voice_refusedTooLong' : 'voice_refused',
        crmName,
        bdm,
      );
    case 'recorded':
      return t('voice_unsent');
    case 'waiting':
      return t('voice_waiting', crmName);
  }
}
