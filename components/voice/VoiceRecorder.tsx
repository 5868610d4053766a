import { useState } from 'react';
import type { Handoff } from '@/lib/handoff/handoff';
import { useVoiceNote } from '@/lib/panel/use-voice-note';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Recorded } from './Recorded';
import { Running } from './Running';
import { TalkingPoints } from './TalkingPoints';
import { Told } from './Told';
import { stateWords } from './voice-words';

interface VoiceRecorderProps {
  readonly handoff: Handoff;
}

/** Records a voice note for the BDM: what to say, the recorder, and what can become of it. */
export function VoiceRecorder({ handoff }: VoiceRecorderProps) {
  const voice = useVoiceNote(handoff);
  const [opened, setOpened] = useState<'never' | 'open' | 'closed'>('never');
  const { step, told, file } = voice.state;
  const isSpeaking = step === 'recording' || step === 'paused';
  const hasPoints = isSpeaking || step === 'asking' || (step === 'empty' && opened === 'open');
  const close = () => setOpened('closed');
  return (
    <div className="voice-recorder" role="group" aria-label={t('voice_title')}>
      <p className="voice-state" role="status" data-step={step}>
        {stateWords(voice.state)}
      </p>
      {told && <Told told={told} onOpenTab={voice.openInTab} />}
      {hasPoints && handoff.brief && <TalkingPoints brief={handoff.brief} />}
      {step === 'empty' && (
        <Start
          opened={opened}
          onOpen={() => setOpened('open')}
          onStart={() => void voice.note.record()}
          onClose={close}
        />
      )}
      {step === 'asking' && (
        <div className="buttons">
          <Button autoFocus onClick={voice.note.cancel}>
            {t('button_cancel')}
          </Button>
          <Button tone="quiet" onClick={voice.openInTab}>
            {t('voice_openTab')}
          </Button>
        </div>
      )}
      {isSpeaking && <Running note={voice.note} state={voice.state} />}
      {step === 'recorded' && file && (
        <Recorded
          {...{ voice, file }}
          bdm={handoff.bdm?.name ?? ''}
          takesFocus={opened !== 'never'}
          onDone={close}
        />
      )}
    </div>
  );
}

interface StartProps {
  readonly opened: 'never' | 'open' | 'closed';
  readonly onOpen: () => void;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

/** The button that shows what to say, and then the one that begins. */
function Start({ opened, onOpen, onStart, onClose }: StartProps) {
  if (opened !== 'open') {
    return (
      <Button key="open" autoFocus={opened === 'closed'} onClick={onOpen}>
        {t('voice_open')}
      </Button>
    );
  }
  return (
    <div className="buttons">
      <Button autoFocus onClick={onStart}>
        {t('voice_start')}
      </Button>
      <Button onClick={onClose}>{t('button_cancel')}</Button>
    </div>
  );
}
