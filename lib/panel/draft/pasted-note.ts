import type { BriefData } from '@/lib/handoff/brief/brief-data';
import { isKnown, type Entry } from '@/lib/handoff/entry';
import { decodeNote } from '@/lib/sync/codec';

/** What a pasted text turns out to be. Nothing of it counts: a paste has no author that a CRM vouches for. */
export type PastedNote =
  | { readonly kind: 'nothing' }
  /** `edited` where the readable text no longer says what the note carries. */
  | {
      readonly kind: 'brief';
      readonly entry: Entry;
      readonly brief: BriefData;
      readonly edited: boolean;
    }
  | { readonly kind: 'entry'; readonly entry: Entry; readonly edited: boolean }
  | { readonly kind: 'newer' }
  | { readonly kind: 'no-note' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'too-large' };

/** Reads a handoff note out of pasted text. Total: any text gives an answer. */
export function readPastedNote(text: string): PastedNote {
  if (text.trim() === '') return { kind: 'nothing' };
  const note = decodeNote(text);
  if (!note.ok) return { kind: failure(note.reason) };
  const { entry, edited } = note;
  if (!isKnown(entry)) return { kind: 'newer' };
  if (entry.kind === 'handed-over') return { kind: 'brief', entry, brief: entry.body, edited };
  if (entry.kind === 'revised') return { kind: 'brief', entry, brief: entry.body.brief, edited };
  return { kind: 'entry', entry, edited };
}

type Reason = Extract<ReturnType<typeof decodeNote>, { ok: false }>['reason'];

function failure(reason: Reason): 'no-note' | 'damaged' | 'too-large' | 'newer' {
  switch (reason) {
    case 'no-marker':
      return 'no-note';
    case 'too-large':
    case 'newer':
      return reason;
    case 'damaged':
    case 'not-an-entry':
      return 'damaged';
  }
}
