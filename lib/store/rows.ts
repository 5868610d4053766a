import type { CrmError } from '@/lib/crm/error';
import type { Draft } from '@/lib/handoff/brief/draft';
import type { LoggedEntry } from '@/lib/handoff/entry';
import type { LeadFacts, LeadField } from '@/lib/handoff/brief/lead';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import type { Handoff } from '@/lib/handoff/handoff';
import type { State } from '@/lib/handoff/state';
import type { Team } from '@/lib/handoff/team/team';
import type { HandoffFacts } from '@/lib/metrics/facts';
import type { AgendaKey } from './logs/agenda-keys';

/** `RecordRef` as one string: origin, type and id, each encoded, joined by `|`. */
export type RecordKey = string;

/**
 * The shape of the rows that hold logs, and what their logs come to: raise it when the fold or an
 * entry's schema changes in what old rows come to, or the facts. A row of this number was parsed when
 * it was written, and is not again.
 */
export const ROWS_VERSION = 6;

/** What the SDR is working on, one row a record. */
export interface DraftRow {
  record: RecordKey;
  draft: Draft;
  changedAt: number;
}

/**
 * Where the newest of the notes stands that an entry's own author wrote, and when the CRM says that
 * was (UTC, ms; 0 if unknown; when it was sent, for one that was not read back yet).
 */
export interface NoteHome {
  record: RecordKey;
  noteId: string;
  at: number;
}

/** An entry in its handoff's log, with what the CRM said of the note that carried it. */
export interface StoredEntry {
  entry: LoggedEntry;
  /** Absent while only this browser knows it. */
  noteId?: string;
  /** The readable text of the note no longer matches the entry. */
  edited?: true;
  /** The note was on the record and is there no more; what it said holds all the same. */
  removed?: true;
  /** What the CRM did not let Baton do besides the note, for this entry of this browser's. */
  refused?: RefusedStep[];
  /** In the CRM's own words, why; plain text. */
  reasons?: string[];
}

/** An entry as a note brings it. */
export interface FoundEntry extends StoredEntry {
  /** When the CRM says the note was written (UTC, ms). */
  writtenAt?: number;
}

/**
 * What did not come out as it should for an entry of this browser's: a step that the CRM refused, or
 * - `sight`: the lead was given away, and the CRM shows it to its giver no more;
 * - `spare`: its note stands there more than once, and the CRM lets nobody take one back.
 */
export const REFUSED_STEPS = ['task', 'assign', 'complete-task', 'sight', 'spare'] as const;
export type RefusedStep = (typeof REFUSED_STEPS)[number];

/**
 * One handoff, whole: its log and, derived from it, what is asked for by index. Kept in one row so
 * that an action is one small write and a rebuild reads one row a handoff.
 */
export interface HandoffRow {
  /** See {@link ROWS_VERSION}. */
  v: number;
  id: string;
  record: RecordKey;
  log: StoredEntry[];
  /** Where the entries' notes stand, by the entry's key; absent until one was read. */
  homes?: Record<string, NoteHome>;
  /** What the log folds to. Its entries are those of the log: a copy of the row has each of them once. */
  handoff: Handoff;
  state: State;
  /** Of the CRM that has the record: two CRMs may have people with the same ids. */
  origin: string;
  sdr: string;
  bdm: string;
  /** Where it stands in whose day. */
  agenda: AgendaKey[];
  changedAt: number;
}

/** What the figures need of one handoff: written with its row, and from the same log. */
export interface FactsRow extends HandoffFacts {
  id: string;
  record: RecordKey;
  origin: string;
  /** The last of the days on which its people had to do with each other; absent where there is none. */
  lastTouch?: number;
}

/** Somebody who was asked: the CRM's origin, and the person's id there. */
export type AskedKey = [origin: string, person: string];

/** One log of a team's entries, whole: its room's, or that of an ask on any record. */
export interface TeamRow {
  /** See {@link ROWS_VERSION}. */
  v: number;
  id: string;
  record: RecordKey;
  log: StoredEntry[];
  /** Where the entries' notes stand, by the entry's key; absent until one was read. */
  homes?: Record<string, NoteHome>;
  /** What the log folds to, by itself. */
  team: Team;
  /** 1 where the record is a team room: IndexedDB has no index over booleans. */
  isRoom: 0 | 1;
  /** All who were asked for something and have not answered. */
  asked: AskedKey[];
  changedAt: number;
}

export interface RecordRow {
  record: RecordKey;
  facts: LeadFacts;
  /** The facts that a page was to say, and had no place for when it was last read. */
  missing?: LeadField[];
  readAt: number;
}

export interface PersonRow {
  /** `origin|userId`. */
  key: string;
  origin: string;
  id: string;
  name: string;
  email?: string;
  phone?: string;
  /** What was edited on this device of the person's card. */
  card?: ProfileCard;
  seenAt: number;
}

/**
 * One step of delivering an entry. Steps are planned by what the entry is; delivery passes over
 * those that the CRM's session cannot do.
 */
export interface OutboxStep {
  name: 'note' | 'task' | 'assign' | 'complete-task' | 'attach' | 'check';
  /** `sent` means that a request may have left: look before asking again. */
  state: 'waiting' | 'sent' | 'done';
  /** When it was last marked `sent` (UTC, ms): a look too soon would miss what is still on its way. */
  sentAt?: number;
  /** UTC instant (ms) before which it is not begun, where one is due later than the step before it. */
  notBefore?: number;
}

export interface OutboxRow {
  /** Order of acting on this device; assigned by the store. */
  seq?: number;
  entry: string;
  handoff: string;
  record: RecordKey;
  origin: string;
  /** CRM user id of the author: nothing is sent in another's name. */
  as: string;
  steps: OutboxStep[];
  attempts: number;
  /** UTC instant (ms) before which it is not tried again. */
  notBefore: number;
  problem?: CrmError;
  /**
   * What waits with this row, whose problem no repeat mends: everything of its author's on the
   * record, in its handoff, or nothing but itself. It is tried again when the record is visited or
   * the user says so.
   */
  stuck?: 'row' | 'handoff' | 'rest';
}

/** A row that no longer fits its schema, whole, so that it can still be exported. */
export interface QuarantinedRow {
  /** Assigned by the store. */
  seq?: number;
  table: string;
  row: unknown;
  movedAt: number;
}

/** Where a file stands on its way. */
export type FileStage =
  /** Made, or still being made, and nothing is done with it yet. */
  | 'recorded'
  /** Its entry waits in the outbox and takes it along. */
  | 'waiting'
  /** The CRM would not take it: the user sends it by hand. */
  | 'refused'
  /** This CRM takes no files: the user sends it by hand. */
  | 'by-hand';

/** A file that no CRM has yet, such as a voice note; once one has it, it goes. */
export interface FileRow {
  /** The id that its entry has, or is to have. */
  id: string;
  handoff: string;
  record: RecordKey;
  /** Ends as its type asks, and holds the id, so that no other file has it. */
  name: string;
  /** The MIME type, without parameters. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** How long it plays. */
  seconds: number;
  createdAt: number;
  stage: FileStage;
  /** Why the CRM would not take it. */
  problem?: CrmError;
}

export interface MetaRow {
  key: string;
  value: unknown;
}
