import type { StoreApi } from 'zustand/vanilla';
import type { RecorderProblem } from '@/lib/platform/recorder';
import type { FileRow } from '@/lib/store/rows';
import type { StoreResult } from '@/lib/store/store-error';

/** The longest voice note, in seconds: whoever drives listens to no more. */
export const LONGEST_SECONDS = 180;

/** Why a recording is not as one would expect. */
export type RecordingNoticeCode =
  | RecorderProblem
  /** It has reached the longest. */
  | 'limit'
  /** It was there when the panel came back to the handoff. */
  | 'kept'
  /** The microphone has gone in the middle. */
  | 'cut-off'
  | 'nothing-heard'
  /** The disk is full, or fails: the recording is only in the panel. */
  | 'full'
  | 'not-kept';

export interface VoiceNoteState {
  readonly step: 'reading' | 'empty' | 'asking' | 'recording' | 'paused' | 'recorded';
  /** How much is recorded. */
  readonly seconds: number;
  /** What was recorded, once it has ended. */
  readonly file: FileRow | undefined;
  /** Why it is not as one would expect. */
  readonly told: RecordingNoticeCode | undefined;
}

/** The voice note of one handoff, from the first word until it is sent. */
export interface VoiceNote {
  readonly store: StoreApi<VoiceNoteState>;
  /** Looks for what was recorded and not sent, as before the panel was closed. */
  readonly open: () => Promise<void>;
  /** Ends a recording and keeps it: the panel goes elsewhere. */
  readonly close: () => void;
  /** Records from the beginning; what was there stays until the first of the new one is there. */
  readonly record: () => Promise<void>;
  /** Asks no more for the microphone. */
  readonly cancel: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => Promise<void>;
  /** Forgets it; gives what brings it back. */
  readonly drop: () => Promise<StoreResult<() => void>>;
  /** Nothing is left to do with it: it was sent. */
  readonly reset: () => void;
  /** How loud it is now, from 0 to 1. */
  readonly level: () => number;
}
