import { createStore } from 'zustand/vanilla';
import type { Recording } from '@/lib/platform/recorder';
import { dropFile, filesOf, keepRecording } from '@/lib/store/outbox/files';
import type { FileRow, RecordKey } from '@/lib/store/rows';
import { tryStore } from '@/lib/store/store-error';
import type { PanelDeps, Stop } from '../deps';
import { createRecordingBuffer, type RecordingBuffer } from './recording-buffer';
import {
  LONGEST_SECONDS,
  type VoiceNote,
  type VoiceNoteState,
  type RecordingNoticeCode,
} from './voice-note-state';

const TICK_MS = 500;

export type VoiceNoteDeps = Pick<PanelDeps, 'db' | 'now' | 'newId' | 'after' | 'startRecording'>;

const EMPTY: VoiceNoteState = { step: 'empty', seconds: 0, file: undefined, told: undefined };

/** Makes it; nothing runs before {@link VoiceNote.open}. */
export function createVoiceNote(
  deps: VoiceNoteDeps,
  of: { readonly handoff: string; readonly record: RecordKey },
): VoiceNote {
  const { db, after, startRecording } = deps;
  const store = createStore<VoiceNoteState>(() => ({ ...EMPTY, step: 'reading' }));
  let running: { readonly recording: Recording; readonly buffer: RecordingBuffer } | undefined;
  let stopTicking: Stop | undefined;
  /** Counts the askings for the microphone, of which only the last is still wanted. */
  let asked = 0;
  let saving = Promise.resolve();

  /** In order: an older state of the recording must not overwrite a newer one. */
  function save(row: FileRow, replaces: string | undefined): void {
    saving = saving.then(async () => {
      const done = await tryStore(() => keepRecording(db, row, replaces));
      if (!done.ok) store.setState({ told: done.error === 'full' ? 'full' : 'not-kept' });
    });
  }

  function begin(recording: Recording, buffer: RecordingBuffer): void {
    running = { recording, buffer };
    buffer.resume();
    store.setState({ ...EMPTY, step: 'recording', file: store.getState().file });
    tick();
  }

  function tick(): void {
    if (!running) return;
    const seconds = Math.min(LONGEST_SECONDS, running.buffer.seconds());
    store.setState({ seconds: Math.floor(seconds) });
    if (seconds >= LONGEST_SECONDS) void end('limit');
    else stopTicking = after(TICK_MS, tick);
  }

  /** Ends the recording and shows what there is of it. */
  async function end(told: RecordingNoticeCode | undefined): Promise<void> {
    const ending = running;
    if (!ending) return;
    running = undefined;
    stopTicking?.();
    ending.buffer.pause();
    await ending.recording.stop();
    await saving;
    const file = ending.buffer.row() ?? store.getState().file;
    const seconds = file?.seconds ?? 0;
    const why = ending.buffer.row() ? (told ?? store.getState().told) : 'nothing-heard';
    store.setState({ step: file ? 'recorded' : 'empty', seconds, file, told: why });
  }

  return {
    store,
    async open() {
      const kept = await tryStore(() => filesOf(db, of.handoff, ['recorded']));
      if (store.getState().step !== 'reading') return;
      const file = kept.ok ? kept.value.at(-1) : undefined;
      if (!file) store.setState(EMPTY);
      else store.setState({ step: 'recorded', seconds: file.seconds, file, told: 'kept' });
    },
    close() {
      asked += 1;
      running?.recording.flush();
      void end('kept');
    },
    async record() {
      asked += 1;
      const mine = asked;
      const before = store.getState();
      store.setState({ step: 'asking', told: undefined });
      const buffer = createRecordingBuffer(deps, of, (row) => save(row, before.file?.id));
      const started = await startRecording({
        onData: buffer.add,
        onEnd: () => void end('cut-off'),
      });
      if (mine !== asked) {
        if (started.ok) await started.recording.stop();
        return;
      }
      if (!started.ok) {
        store.setState({ ...before, told: started.problem });
        return;
      }
      begin(started.recording, buffer);
    },
    cancel() {
      asked += 1;
      const { file } = store.getState();
      store.setState({ step: file ? 'recorded' : 'empty' });
    },
    pause() {
      if (store.getState().step !== 'recording') return;
      running?.buffer.pause();
      running?.recording.pause();
      stopTicking?.();
      store.setState({ step: 'paused' });
    },
    resume() {
      if (store.getState().step !== 'paused') return;
      running?.buffer.resume();
      running?.recording.resume();
      store.setState({ step: 'recording' });
      tick();
    },
    stop: () => end(undefined),
    async drop() {
      const { file } = store.getState();
      const done = await tryStore(async () => file && (await dropFile(db, file.id)));
      if (!done.ok) return done;
      store.setState(EMPTY);
      const putBack = () => {
        if (!file || store.getState().step !== 'empty') return;
        save(file, undefined);
        store.setState({ step: 'recorded', seconds: file.seconds, file, told: undefined });
      };
      return { ok: true, value: putBack };
    },
    reset: () => store.setState(EMPTY),
    level: () => (store.getState().step === 'recording' ? (running?.recording.level() ?? 0) : 0),
  };
}
