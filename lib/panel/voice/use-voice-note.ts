import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Handoff } from '@/lib/handoff/handoff';
import { dropFile, filesOf } from '@/lib/store/outbox/files';
import { watchQuery } from '@/lib/store/watch-query';
import type { FileRow, FileStage } from '@/lib/store/rows';
import { tryStore } from '@/lib/store/store-error';
import type { ActionResult } from '../act/run-action';
import { createLiveQuery, useLiveQuery, valueOr } from '../live-query';
import { useOpenPlace, usePanel } from '../provider';
import { createVoiceNote } from './voice-note';
import type { VoiceNote, VoiceNoteState } from './voice-note-state';
import { sendVoiceNote, wayOfFile } from './voice-note-sending';

export interface VoiceNoteControls {
  readonly note: VoiceNote;
  readonly state: VoiceNoteState;
  /** Whether the CRM takes this recording, or the user sends it by hand. */
  readonly wayOf: (file: FileRow) => 'waiting' | 'by-hand';
  readonly send: (file: FileRow) => Promise<ActionResult>;
  readonly openInTab: () => void;
}

/** The voice note of a handoff; a recording ends, and is kept, when nobody looks at it any more. */
export function useVoiceNote(handoff: Handoff): VoiceNoteControls {
  const panel = usePanel();
  const place = useOpenPlace();
  const note = useMemo(
    () => createVoiceNote(panel.deps, { handoff: handoff.id, record: place.key }),
    [panel, handoff.id, place.key],
  );
  useEffect(() => {
    void note.open();
    window.addEventListener('pagehide', note.close);
    return () => {
      window.removeEventListener('pagehide', note.close);
      note.close();
    };
  }, [note]);
  return {
    note,
    state: useStore(note.store),
    wayOf: (file) => wayOfFile(place, file),
    send: (file) => sendVoiceNote(panel, place, handoff, file),
    openInTab: () => void panel.deps.openInTab(),
  };
}

const SENT: readonly FileStage[] = ['waiting', 'refused', 'by-hand'];
const ALL: readonly FileStage[] = [...SENT, 'recorded'];
const NONE: readonly FileRow[] = [];

/**
 * The voice notes of a handoff that are in this browser, oldest first: those that are marked as done
 * or, where none can be recorded any more, also one that never was.
 */
export function useKeptFiles(
  handoff: string,
  mayRecord: boolean,
): {
  readonly files: readonly FileRow[];
  readonly drop: (file: FileRow) => void;
} {
  const { db } = usePanel().deps;
  const live = useMemo(
    () =>
      createLiveQuery<readonly FileRow[]>((onResult) =>
        watchQuery(() => filesOf(db, handoff, mayRecord ? SENT : ALL), onResult),
      ),
    [db, handoff, mayRecord],
  );
  // Where the store fails the file stays, and with it the button.
  const drop = ({ id }: FileRow) => void tryStore(() => dropFile(db, id));
  return { files: valueOr(useLiveQuery(live), NONE), drop };
}
