import type { CrmNote, RecordRef } from '@/lib/crm/adapter';
import type { CrmError, CrmResult } from '@/lib/crm/error';
import type { LoggedEntry } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import { isSameEntry } from '@/lib/handoff/identity';
import type { State } from '@/lib/handoff/state';
import { toBase64 } from '@/lib/store/base64';
import { recordKey } from '@/lib/store/record-key';
import type { FileRow, OutboxStep, RefusedStep } from '@/lib/store/rows';
import { decodeNote, encodeNote, MARKER } from './codec';
import type { Connection } from './connection';
import { readNotes } from './read-notes';
import { removeSpare, spareNotes } from './spare';
import { briefOf, newTask, taskMarker } from './task';

/** What a step has done. */
export interface Done {
  readonly noteId?: string;
  /** What the user must be told of it. */
  readonly tells?: readonly RefusedStep[];
  /** The author still sees the record that they gave away. */
  readonly sees?: true;
}

/** How one step of a delivery is done once in effect. */
export interface StepAction {
  /** Whether an earlier request did it; absent where doing it again changes nothing. */
  readonly findExisting?: () => Promise<CrmResult<Done | undefined>>;
  readonly perform: () => Promise<CrmResult<Done>>;
  /** What may be answered after an earlier request that *did* have its effect. */
  readonly errorsThatMeanDone?: readonly CrmError['code'][];
  /** What no later attempt will mend: the step is over, and the user told. */
  readonly permanentErrors?: readonly CrmError['code'][];
  /** What such a refusal says beyond that. */
  readonly tellsRefused?: readonly RefusedStep[];
}

/** A handoff goes on without a task or the right owner: what the CRM refuses there is not tried for ever. */
const REFUSALS: readonly CrmError['code'][] = ['forbidden', 'not-found', 'rejected'];

/** All that a step needs to know. */
export interface StepContext {
  readonly connection: Connection;
  readonly record: RecordRef;
  readonly entry: LoggedEntry;
  /** The handoff as this browser knows it, the entry included. */
  readonly handoff: Handoff;
  /** CRM user id of the author. */
  readonly as: string;
  /** The file that goes with the entry. */
  readonly file: FileRow | undefined;
  /** Whether the record's owner was to change with this entry. */
  readonly gaveAway: boolean;
  /** Whether the same author's next note waits for the same record. */
  readonly isFollowed: boolean;
}

/**
 * Returns how to do a step; `nothing-to-do` where the CRM cannot or it is no longer wanted, and the
 * error that any attempt would meet.
 */
export function stepWork(
  name: OutboxStep['name'],
  context: StepContext,
): StepAction | 'nothing-to-do' | CrmError {
  switch (name) {
    case 'note':
      return noteWork(context);
    case 'task':
      return taskWork(context);
    case 'assign':
      return assignWork(context);
    case 'complete-task':
      return completeTaskWork(context);
    case 'attach':
      return attachWork(context);
    case 'check':
      return checkWork(context);
  }
}

function noteWork({ connection, record, entry, as }: StepContext): StepAction | CrmError {
  const { adapter, session } = connection;
  const text = encodeNote(entry, adapter.limits.noteFormat, adapter.limits.plane);
  if (text.length > adapter.limits.noteLength) return { code: 'too-long' };
  const isOwn = (note: CrmNote) => {
    const decoded = decodeNote(note.text);
    return decoded.ok && isSameEntry(decoded.entry, entry);
  };
  const look = async () => {
    const notes = await session.listNotes(record, MARKER);
    if (!notes.ok) return notes;
    const own = notes.value.find(isOwn);
    return { ok: true, value: own && { noteId: own.id } } as const;
  };
  return {
    findExisting: look,
    async perform() {
      const note = await session.createNote(record, { text, key: entry.id }, as);
      if (!note.ok) return note;
      // Not every CRM answers with what it has written.
      const isSameText = note.value.text === '' || isOwn(note.value);
      const isHere = recordKey(note.value.record) === recordKey(record);
      if (isSameText && isHere) return { ok: true, value: { noteId: note.value.id } };
      const found = await look();
      if (!found.ok) return found;
      if (found.value) return { ok: true, value: found.value };
      return { ok: false, error: { code: 'misplaced' } };
    },
  };
}

function taskWork({
  connection,
  record,
  entry,
  handoff,
  as,
}: StepContext): StepAction | 'nothing-to-do' {
  const { session } = connection;
  const task = newTask(entry, connection.adapter.recordUrl(record));
  // What was answered meanwhile needs no reminder.
  if (!task || handoff.state !== 'handed-over' || !session.createTask || !session.findTasks)
    return 'nothing-to-do';
  return {
    permanentErrors: REFUSALS,
    async findExisting() {
      const found = await session.findTasks?.(record, task.marker);
      if (found?.ok === false) return found;
      return { ok: true, value: found?.value.length ? {} : undefined };
    },
    async perform() {
      const made = await session.createTask?.(record, task, as);
      return made?.ok === false ? made : { ok: true, value: {} };
    },
  };
}

function assignWork(context: StepContext): StepAction | 'nothing-to-do' {
  const { connection, record, entry, handoff, as } = context;
  const { session } = connection;
  const recipient = briefOf(entry)?.recipient;
  // It may have been taken back, or handed to another, before it could be sent.
  const isWanted = handoff.bdm?.id === recipient?.id && !NOT_GIVEN.has(handoff.state);
  if (!recipient || !isWanted || !session.assign) return 'nothing-to-do';
  return {
    permanentErrors: REFUSALS,
    async perform() {
      const given = await session.assign?.(record, recipient.id, as);
      return given?.ok === false ? given : { ok: true, value: {} };
    },
    // In some CRMs whoever gives a record away may not see it any more.
    errorsThatMeanDone: ['not-found', 'forbidden'],
  };
}

const NOT_GIVEN: ReadonlySet<State> = new Set<State>(['draft', 'returned', 'withdrawn']);

function completeTaskWork({
  connection,
  record,
  handoff,
  as,
}: StepContext): StepAction | 'nothing-to-do' {
  const { session } = connection;
  const markers = handoff.timeline
    .filter(({ entry, ignored }) => !ignored && briefOf(entry))
    .map(({ entry }) => taskMarker(entry))
    .reverse();
  if (!session.findTasks || !session.completeTask || !markers.length) return 'nothing-to-do';
  return {
    permanentErrors: REFUSALS,
    async perform() {
      for (const marker of markers) {
        const tasks = await session.findTasks?.(record, marker);
        if (tasks?.ok === false) return tasks;
        for (const { id } of tasks?.value.filter(({ done }) => !done) ?? []) {
          const completed = await session.completeTask?.(record, id, as);
          if (completed?.ok === false) return completed;
        }
      }
      return { ok: true, value: {} };
    },
  };
}

/**
 * Looks once at what the writes before have left. Where the CRM knows no keys, a browser that repeated
 * a request over a broken connection has left a note or a task twice; and whoever gave the record
 * away may see it no more.
 */
function checkWork(context: StepContext): StepAction | 'nothing-to-do' {
  const { connection, record, entry, as, isFollowed } = context;
  const { adapter, session } = connection;
  const gaveAway = context.gaveAway && session.assign !== undefined;
  const mayRepeat = !adapter.limits.knowsKeys && !isFollowed;
  if (!mayRepeat && !gaveAway) return 'nothing-to-do';
  return {
    permanentErrors: REFUSALS,
    ...(gaveAway && { tellsRefused: ['sight'] }),
    async perform() {
      const notes = await session.listNotes(record, MARKER);
      if (!notes.ok) return notes;
      const read = readNotes(notes.value);
      const isSeen = read.some(({ decoded }) => decoded.ok && isSameEntry(decoded.entry, entry));
      if (gaveAway && !isSeen) {
        // An empty list may be all that a CRM says of a record that is out of sight.
        const lead = await session.readLead(record);
        if (!lead.ok) return lead;
      }
      const isGiven = gaveAway && assignWork(context) !== 'nothing-to-do';
      const seen: Done = isGiven ? { sees: true } : {};
      if (adapter.limits.knowsKeys) return { ok: true, value: seen };
      const removed = await removeSpare(connection, record, spareNotes(read, as), as);
      if (!removed.ok) return removed;
      const closed = await closeSpareTasks(context);
      if (!closed.ok) return closed;
      return { ok: true, value: removed.value ? seen : { ...seen, tells: ['spare'] } };
    },
  };
}

/** Leaves the oldest of the tasks that this entry asked for, and closes the others. */
async function closeSpareTasks({
  connection,
  record,
  entry,
  as,
}: StepContext): Promise<CrmResult<void>> {
  const { session } = connection;
  const done = { ok: true, value: undefined } as const;
  if (!briefOf(entry) || !session.findTasks || !session.completeTask) return done;
  const tasks = await session.findTasks(record, taskMarker(entry));
  if (!tasks.ok) return tasks;
  for (const { id } of tasks.value.slice(1).filter((task) => !task.done)) {
    const closed = await session.completeTask(record, id, as);
    if (!closed.ok && !REFUSALS.includes(closed.error.code)) return closed;
  }
  return done;
}

/** For a file there is another way, by hand: what the CRM refuses is not tried for ever. */
const FILE_REFUSALS: readonly CrmError['code'][] = [
  'too-long',
  'forbidden',
  'not-found',
  'rejected',
];

/** Returns how the file that goes with an entry is attached to the record. */
function attachWork({ connection, record, file, as }: StepContext): StepAction | 'nothing-to-do' {
  if (!file) return 'nothing-to-do'; // erased meanwhile
  const { adapter, session } = connection;
  const { name, type, bytes } = file;
  const { fileBytes } = adapter.limits;
  return {
    permanentErrors: FILE_REFUSALS,
    async findExisting() {
      const found = await session.findFile?.(record, name);
      if (found?.ok === false) return found;
      return { ok: true, value: found?.value && {} };
    },
    async perform() {
      if (!session.attachFile || fileBytes === undefined) return failed({ code: 'forbidden' });
      if (bytes.length > fileBytes) return failed({ code: 'too-long' });
      const made = await session.attachFile(record, { name, type, base64: toBase64(bytes) }, as);
      return made.ok ? { ok: true, value: {} } : made;
    },
  };
}

const failed = (error: CrmError) => ({ ok: false, error }) as const;
