import { useEffect, useRef, useState } from 'react';
import type { BriefData } from '@/lib/handoff/brief/brief-data';
import { renderBrief } from '@/lib/handoff/brief/brief';
import type { Handoff } from '@/lib/handoff/handoff';
import { t } from '@/lib/panel/i18n';
import { useVoiceNote } from '@/lib/panel/voice/use-voice-note';
import {
  LONGEST_SECONDS,
  type VoiceNote,
  type VoiceNoteState,
  type RecordingNoticeCode,
} from '@/lib/panel/voice/voice-note-state';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { RecordingPreview } from './Recorded';
import { clockText, stateText, recordingNoticeText } from './voice-text';

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
        {stateText(voice.state)}
      </p>
      {told && <RecordingNotice told={told} onOpenTab={voice.openInTab} />}
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
      {isSpeaking && <RecordingControls note={voice.note} state={voice.state} />}
      {step === 'recorded' && file && (
        <RecordingPreview
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

interface RunningProps {
  readonly note: VoiceNote;
  readonly state: VoiceNoteState;
}

/** The recorder while it runs or rests: how loud it is, how long there still is, and its buttons. */
function RecordingControls({ note, state }: RunningProps) {
  const isPaused = state.step === 'paused';
  return (
    <>
      <div className="voice-running">
        <LevelMeter level={note.level} />
        <span className="quiet" role="timer">
          {t('voice_left', clockText(LONGEST_SECONDS - state.seconds))}
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

/** How often the bar moves where the user wants little motion (ms). */
const CALM_MS = 1000;

interface LevelMeterProps {
  /** How loud it is now, from 0 to 1. */
  readonly level: () => number;
}

/** A bar that shows that the microphone hears something. */
function LevelMeter({ level }: LevelMeterProps) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const draw = () => bar.current?.style.setProperty('--level', level().toFixed(2));
    return matchMedia('(prefers-reduced-motion: reduce)').matches
      ? everySecond(draw)
      : everyFrame(draw);
  }, [level]);
  return (
    <span className="voice-level" aria-hidden="true">
      <span ref={bar} />
    </span>
  );
}

function everySecond(draw: () => void): () => void {
  const timer = setInterval(draw, CALM_MS);
  return () => clearInterval(timer);
}

function everyFrame(draw: () => void): () => void {
  let frame = requestAnimationFrame(function next() {
    draw();
    frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}

/** What to say, to glance at while speaking. */
function TalkingPoints({ brief }: { readonly brief: BriefData }) {
  return (
    <div className="voice-points">
      <h4>{t('voice_points')}</h4>
      <p className="words" dir="auto">
        {renderBrief(brief, 'voice-note')}
      </p>
    </div>
  );
}

interface RecordingNoticeProps {
  readonly told: RecordingNoticeCode;
  readonly onOpenTab: () => void;
}

/** Nothing is wrong with these. */
const QUIET: readonly RecordingNoticeCode[] = ['limit', 'kept'];

/** Why a recording is not as one would expect, and what to do. */
function RecordingNotice({ told, onOpenTab }: RecordingNoticeProps) {
  return (
    <Notice kind={QUIET.includes(told) ? 'quiet' : 'attention'} text={recordingNoticeText(told)}>
      {told === 'refused' && <Button onClick={onOpenTab}>{t('voice_openTab')}</Button>}
    </Notice>
  );
}
