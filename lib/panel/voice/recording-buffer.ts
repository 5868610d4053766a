import type { FileRow, RecordKey } from '@/lib/store/rows';
import type { PanelDeps } from '../deps';

/** What has been recorded so far, and for how long. */
export interface RecordingBuffer {
  /** Adds the next piece, of this MIME type, and tells of the whole. */
  readonly add: (bytes: Uint8Array<ArrayBuffer>, type: string) => void;
  readonly resume: () => void;
  readonly pause: () => void;
  /** How long it has run. */
  readonly seconds: () => number;
  /** The recording as it is kept; `undefined` while there is nothing of it. */
  readonly row: () => FileRow | undefined;
}

const ENDINGS: Readonly<Record<string, string>> = { 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' };

/** Makes an empty tape; `onPiece` gets the recording as far as it has come. */
export function createRecordingBuffer(
  { now, newId }: Pick<PanelDeps, 'now' | 'newId'>,
  of: { readonly handoff: string; readonly record: RecordKey },
  onPiece: (row: FileRow) => void,
): RecordingBuffer {
  const id = newId();
  const createdAt = now();
  let bytes = new Uint8Array();
  let type = '';
  /** How long it ran before it last began to run (ms), and when that was. */
  let ran = 0;
  let since: number | undefined;
  const seconds = () => (ran + (since === undefined ? 0 : now() - since)) / 1000;

  function row(): FileRow | undefined {
    if (bytes.length === 0) return undefined;
    const name = `baton-voice-note-${id}.${ENDINGS[type] ?? 'webm'}`;
    const length = Math.max(1, Math.round(seconds()));
    return { ...of, id, name, type, bytes, seconds: length, createdAt, stage: 'recorded' };
  }

  return {
    ...{ seconds, row },
    add: (piece, pieceType) => {
      type = pieceType;
      const longer = new Uint8Array(bytes.length + piece.length);
      longer.set(bytes);
      longer.set(piece, bytes.length);
      bytes = longer;
      const whole = row();
      if (whole) onPiece(whole);
    },
    resume: () => {
      since ??= now();
    },
    pause: () => {
      ran = seconds() * 1000;
      since = undefined;
    },
  };
}
