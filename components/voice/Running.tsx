import { LONGEST_SECONDS, type VoiceNote, type VoiceNoteState } from '@/lib/panel/voice-note-state';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { LevelMeter } from './LevelMeter';
import { clockWords } from './voice-words';

interface RunningProps {
  readonly note: VoiceNote;
  readonly state: VoiceNoteState;
}

/** The recorder while it runs or rests: how loud it is, how long there still is, and its buttons. */
export function Running({ note, state }: RunningProps) {
  const isPaused = state.step === 'paused';
  return (
    <>
      <div className="voice-running">
        <LevelMeter level={note.level} />
        <span className="quiet" role="timer">
          {t('voice_left', clockWords(LONGEST_SECONDS - state.seconds))}
        </span>
      </div>
      <div className="buttons">
        <Button autoFocus onClick={() => void note.stop()}>
          {t('voice_finish')}
        </Button>
        <Button onClick={isPaused ? note.resume : note.pause}>
          {t(isPaused ? 'voice_continue' : 'voice_pause')}
        </Button>
      </div>
    </>
  );
}
