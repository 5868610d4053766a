import { foldHandoff } from '@/lib/handoff/fold';
import { type LoggedEntry, writtenBy } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import { isSameEntry, preferredCopy } from '@/lib/handoff/identity';
import type { Person } from '@/lib/handoff/person';
import { parseRecordKey } from '../record-key';
import { type HandoffRow, ROWS_VERSION, type StoredEntry } from '../rows';
import { agendaOf } from './agenda-keys';

/** Returns the handoff that a row's log folds to. Never throws on a row that fits its schema. */
export function foldRow(row: Pick<HandoffRow, 'log'>): Handoff {
  return foldHandoff(row.log.map(({ entry }) => entry));
}

/** What is told of a log besides its entries; with what it folded to as it was, where that is known. */
export type LogHead<Folded extends object> = Pick<
  HandoffRow,
  'id' | 'record' | 'changedAt' | 'homes'
> &
  Partial<Pick<HandoffRow, 'log'> & Folded>;

/**
 * Returns the row of a handoff: its log, and what that folds to. Where the entries are those of the log
 * as it was, and only what is known of their notes is other, it folds to the same.
 */
export function handoffRow(
  of: LogHead<Pick<HandoffRow, 'handoff'>>,
  log: StoredEntry[],
): HandoffRow {
  const known = hasSameEntries(of.log, log) ? of.handoff : undefined;
  const handoff = known ?? foldRow({ log });
  const { origin } = parseRecordKey(of.record);
  return {
    v: ROWS_VERSION,
    id: of.id,
    record: of.record,
    log,
    ...(of.homes && { homes: of.homes }),
    handoff,
    state: handoff.state,
    origin,
    sdr: handoff.sdr?.id ?? '',
    bdm: handoff.bdm?.id ?? '',
    agenda: agendaOf(handoff, origin, of.changedAt),
    changedAt: of.changedAt,
  };
}

/** Whether the very same entries stand in both. */
export function hasSameEntries(
  before: readonly StoredEntry[] | undefined,
  log: readonly StoredEntry[],
): boolean {
  return before?.length === log.length && before.every(({ entry }, at) => entry === log[at]?.entry);
}

/** Whether the log holds this very entry: by its id and its author. */
export function holds(log: readonly StoredEntry[], { entry }: StoredEntry): boolean {
  return log.some((kept) => isSameEntry(kept.entry, entry));
}

/**
 * Returns the log with what a note brought, or the same log where that says nothing new. The order
 * in which notes are read does not matter: see {@link preferredCopy}.
 */
export function merged(log: StoredEntry[], found: StoredEntry): StoredEntry[] {
  const index = log.findIndex((kept) => isSameEntry(kept.entry, found.entry));
  const kept = log[index];
  if (!kept) return [...log, found];
  const better = mergedCopy(kept, found);
  return better === kept ? log : log.with(index, better);
}

function mergedCopy(kept: StoredEntry, found: StoredEntry): StoredEntry {
  // A copy under a stranger's name says nothing of the note that its author wrote.
  if (found.entry.unverified && !kept.entry.unverified) return kept;
  if (kept.entry.unverified && !found.entry.unverified) return found;
  const preferred = preferredCopy(kept.entry, found.entry);
  // What was written here bears the name that this browser knew; a note, the one that the CRM says.
  const entry =
    preferred.by.name === found.entry.by.name ? preferred : named(preferred, found.entry.by);
  // Of two notes with one entry, the first known one speaks for it.
  const note = kept.noteId === undefined || kept.noteId === found.noteId ? found : kept;
  const isSame = entry === kept.entry && note.noteId === kept.noteId && note.edited === kept.edited;
  // Whatever was removed is there again.
  if (isSame && !kept.removed) return kept;
  return {
    entry,
    ...(note.noteId === undefined ? {} : { noteId: note.noteId }),
    ...(note.edited ? { edited: true } : {}),
    ...(kept.refused ? { refused: kept.refused } : {}),
    ...(kept.reasons ? { reasons: kept.reasons } : {}),
  };
}

function named(entry: LoggedEntry, by: Person): LoggedEntry {
  return { ...writtenBy(entry, by), ...(entry.unverified && { unverified: true }) };
}
