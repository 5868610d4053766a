import { useCallback } from 'react';
import { download } from '@/lib/panel/act/download';
import { useActions, useOpenRecord } from '@/lib/panel/hooks';
import { storeText } from '@/lib/panel/site/problem-text';
import type { VoiceNoteControls } from '@/lib/panel/voice/use-voice-note';
import { t } from '@/lib/panel/i18n';
import type { FileRow } from '@/lib/store/rows';
import { actionErrorText } from '../brief/action-error-text';
import { Button } from '../ui/Button';

interface RecordedProps {
  readonly voice: VoiceNoteControls;
  readonly file: FileRow;
  /** The BDM's name. */
  readonly bdm: string;
  /** Whether the user has just recorded it, and so goes on from here. */
  readonly takesFocus: boolean;
  /** It is marked as done. */
  readonly onDone: () => void;
}

/** What was recorded: to listen to, and what can become of it. */
export function RecordingPreview({ voice, file, bdm, takesFocus, onDone }: RecordedProps) {
  const { showToast } = useActions();
  const { crmName, fileBytes } = useOpenRecord();
  const isByHand = voice.wayOf(file) === 'by-hand';
  const save = () => download(file.name, file.type, file.bytes);

  async function markAsDone(): Promise<void> {
    if (isByHand) save();
    const acted = await voice.send(file);
    if (!acted.ok) {
      showToast(actionErrorText(acted));
      return;
    }
    voice.note.reset();
    onDone();
    showToast(isByHand ? t('voice_handedOut', bdm) : t('voice_attached', crmName));
  }

  async function forget(): Promise<void> {
    const dropped = await voice.note.drop();
    if (dropped.ok) showToast(t('voice_deleted'), dropped.value);
    else showToast(storeText(dropped.error).text);
  }

  return (
    <>
      <Player file={file} />
      {isByHand && (
        <p>{t(fileBytes === undefined ? 'voice_noFiles' : 'voice_tooLarge', crmName, bdm)}</p>
      )}
      <div className="buttons">
        <Button tone="primary" autoFocus={takesFocus} onClick={() => void markAsDone()}>
          {t(isByHand ? 'voice_byHand' : 'voice_attach')}
        </Button>
        {!isByHand && <Button onClick={save}>{t('voice_download')}</Button>}
        <Button onClick={() => void voice.note.record()}>{t('voice_again')}</Button>
        <Button onClick={() => void forget()}>{t('voice_delete')}</Button>
      </div>
    </>
  );
}

function Player({ file }: { readonly file: FileRow }) {
  const load = useCallback(
    (player: HTMLAudioElement) => {
      const address = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
      player.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [file],
  );
  return <audio ref={load} controls aria-label={t('voice_listen')} />;
}
