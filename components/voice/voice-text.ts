import {
  LONGEST_SECONDS,
  type VoiceNoteState,
  type RecordingNoticeCode,
} from '@/lib/panel/voice/voice-note-state';
import { counted, type MessageKey, t } from '@/lib/panel/i18n';

const RECORDING_NOTICES: Record<RecordingNoticeCode, MessageKey> = {
  refused: 'voice_toldRefused',
  'no-microphone': 'voice_toldNoMicrophone',
  busy: 'voice_toldBusy',
  unsupported: 'voice_toldUnsupported',
  failed: 'voice_toldFailed',
  limit: 'voice_toldLimit',
  kept: 'voice_toldKept',
  'cut-off': 'voice_toldCutOff',
  'nothing-heard': 'voice_toldNothing',
  full: 'voice_toldFull',
  'not-kept': 'voice_toldNotKept',
};

/** What there is to say of a recording besides its state, and what to do. */
export const recordingNoticeText = (told: RecordingNoticeCode): string =>
  t(RECORDING_NOTICES[told]);

/** Returns a length of time as minutes and seconds: 1:05. */
export function clockText(seconds: number): string {
  const rest = Math.floor(seconds % 60);
  return `${Math.floor(seconds / 60)}:${String(rest).padStart(2, '0')}`;
}

/** The last seconds of which those are told who cannot see the clock. */
const WARNINGS = [30, 10];

/** What the live region says: it changes with the state and near the end, not with every second. */
export function stateText({ step, seconds }: VoiceNoteState): string {
  switch (step) {
    case 'reading':
    case 'empty':
      return '';
    case 'asking':
      return t('voice_asking');
    case 'paused':
      return t('voice_paused');
    case 'recorded':
      return t('voice_recorded', clockText(seconds));
    case 'recording': {
      const left = WARNINGS.findLast((warning) => LONGEST_SECONDS - seconds <= warning);
      return left === undefined ? t('voice_recording') : counted('voice_secondsLeft', left);
    }
  }
}
