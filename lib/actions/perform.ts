import type { ActionRequest, Shown } from '@/lib/handoff/action-request';
import type { BriefData, BriefView, Sight } from '@/lib/handoff/brief/brief-data';
import { briefEntry } from '@/lib/handoff/brief/brief-entry';
import type { BriefField, BriefProblem } from '@/lib/handoff/brief/brief-problem';
import {
  type Entry,
  ENTRY_VERSION,
  isKnown,
  type LoggedEntry,
  parseEntry,
} from '@/lib/handoff/entry';
import { doneMeanwhile, mayWrite, nextTurn } from '@/lib/handoff/fold';
import { roundOf } from '@/lib/handoff/form-draft-names';
import type { Handoff } from '@/lib/handoff/handoff';
import { entryKey } from '@/lib/handoff/identity';
import { type Becomes, whatBecomesOf } from '@/lib/handoff/new-handoff';
import { questionFor } from '@/lib/handoff/question-for';
import { foldTeam, mayWriteInTeam, roomEntry } from '@/lib/handoff/team/team-fold';
import type { Team } from '@/lib/handoff/team/team';
import type { BatonDatabase } from '@/lib/store/database';
import { discardDraft, readDraft } from '@/lib/store/drafts';
import { commitEntry, decideAndCommit, givesAway } from '@/lib/store/logs/commit';
import { handoffNow } from '@/lib/store/logs/handoffs';
import { teamAt } from '@/lib/store/logs/teams';
import { fileOf } from '@/lib/store/outbox/files';
import { givingAwayAt } from '@/lib/store/outbox/giving-away';
import { parseRecordKey } from '@/lib/store/record-key';
import { tryStore, type StoreError } from '@/lib/store/store-error';
import { encodeNote } from '@/lib/sync/codec';

/** The longest note that a CRM may be given, in UTF-16 units. */
export const LONGEST_NOTE = 30_000;

export type ActionResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'problems'; readonly problems: readonly BriefProblem[] }
  /** It has moved on, and this can no longer be done to it; `since`, where it tells why. */
  | { readonly ok: false; readonly reason: 'not-entitled'; readonly since?: LoggedEntry }
  | { readonly ok: false; readonly reason: 'store'; readonly error: StoreError };

type Action<On extends ActionRequest['action']['on']> = Extract<
  ActionRequest['action'],
  { on: On }
>;
type Timeline = Pick<Handoff, 'timeline'>;

const DONE: ActionResult = { ok: true };
const NOT_ENTITLED = { ok: false, reason: 'not-entitled' } as const;
const NOTHING_SEEN: ReadonlySet<string> = new Set();

/**
 * Does what a person has asked for: reading how things stand, deciding and writing are one transaction.
 * Whoever does it again, as panel and background may at once, changes nothing and gets the same answer.
 * `before` is done first in that transaction. Never rejects.
 */
export async function perform(
  db: BatonDatabase,
  request: ActionRequest,
  before?: () => Promise<void>,
): Promise<ActionResult> {
  const { action } = request;
  const done = await tryStore(() =>
    decideAndCommit(db, async () => {
      await before?.();
      switch (action.on) {
        case 'draft':
          return handOver(db, request, action);
        case 'handoff':
          return addToHandoff(db, request, action);
        case 'team':
          return addToTeam(db, request, action);
      }
    }),
  );
  return done.ok ? done.value : { ok: false, reason: 'store', error: done.error };
}

async function addToHandoff(
  db: BatonDatabase,
  request: ActionRequest,
  { handoff, kind, body, seen, shown, file }: Action<'handoff'>,
): Promise<ActionResult> {
  const now = await handoffNow(db, handoff);
  if (holds(now, request.entry)) return DONE;
  // What its note would tell of is not in this browser.
  if (file && !(await fileOf(db, request.entry))) return NOT_VALID;
  if (shown && !isStillShown(shown, now, request.me.id)) return NOT_ENTITLED;
  const entry = entryOf(request, { handoff, turn: nextTurn(now), kind, body });
  if (!entry) return NOT_VALID;
  const known = new Set(seen ?? keysOf(now));
  if (!mayWrite(entry.kind, now, request.me.id)) return { ...NOT_ENTITLED, ...since(now, known) };
  const other = doneMeanwhile(known, now, entry);
  return other ? { ...NOT_ENTITLED, since: other } : commit(db, request, entry, { file });
}

/** Whether the card would show the same now. */
function isStillShown({ state, round, brief, question }: Shown, now: Handoff, me: string): boolean {
  return (
    (state === undefined || now.state === state) &&
    (round === undefined || roundOf(now) === round) &&
    (brief === undefined || briefEntry(now)?.id === brief) &&
    (question === undefined || questionFor(now, me)?.id === question)
  );
}

async function addToTeam(
  db: BatonDatabase,
  request: ActionRequest,
  { thread, kind, body, seen }: Action<'team'>,
): Promise<ActionResult> {
  const there = await teamAt(db, request.record);
  if (holds(there, request.entry)) return DONE;
  // An ask where no room is has nothing to do with other asks.
  const now: Team = kind === 'ask' && !there.room ? foldTeam([]) : there;
  const made = entryOf(request, { handoff: thread, turn: nextTurn(now), kind, body });
  if (!made) return NOT_VALID;
  const entry = { ...made, handoff: logOf(made, now) ?? thread };
  const known = new Set(seen ?? keysOf(now));
  if (!mayWriteInTeam(entry.kind, now, entry.body, request.me.id)) {
    return { ...NOT_ENTITLED, ...since(now, known) };
  }
  const other = doneMeanwhile(known, now, entry);
  return other ? { ...NOT_ENTITLED, since: other } : commit(db, request, entry, {});
}

/**
 * Returns the log of the team that an entry belongs into: an answer into that of its ask, all else into
 * the room's, whoever made it and whenever. Which one it is can only be told where it is written: a
 * window may not have read the room yet. `undefined` where neither is there.
 */
function logOf(entry: Entry, { timeline }: Timeline): string | undefined {
  const asked = entry.kind === 'ask-answered' ? entry.body.ask : undefined;
  const ask = timeline.find((one) => one.entry.id === asked)?.entry;
  return (ask ?? roomEntry({ timeline }))?.handoff;
}

/** Within one transaction: the entry, its outbox row, the projection and the end of the draft. */
async function handOver(
  db: BatonDatabase,
  request: ActionRequest,
  action: Action<'draft'>,
): Promise<ActionResult> {
  const { record, me, entry: id } = request;
  const { handoff, brief } = action;
  if (await isHandedOver(db, { handoff, entry: id })) return dropStale(db, record, id);
  const begun = await handoffNow(db, handoff);
  const becomes = whatBecomesOf({ handoff, entry: id }, begun, me.id);
  if (!becomes) {
    const isMine = begun.sdr?.id === me.id;
    return { ...NOT_ENTITLED, ...(isMine && since(begun, NOTHING_SEEN)) };
  }
  const before = becomes.handoff === begun.id ? begun : await handoffNow(db, becomes.handoff);
  const entryWith = (told: BriefData) => handOverEntry(request, told, becomes, before);
  const entry = entryWith(brief);
  const sight = entry && (await sightAfter(db, request, action, { entry, before }));
  return commit(db, request, sight ? entryWith({ ...brief, sight }) : entry, { brief });
}

/** Whether a draft of these ids has become an entry, here or in another window. */
export async function isHandedOver(
  db: BatonDatabase,
  { handoff, entry }: { readonly handoff: string; readonly entry: string },
): Promise<boolean> {
  // What outlived its handoff is another one, under the id of its entry.
  const [begun, anew] = await Promise.all([handoffNow(db, handoff), handoffNow(db, entry)]);
  return holds(begun, entry) || holds(anew, entry);
}

function handOverEntry(
  request: ActionRequest,
  brief: BriefData,
  { kind, handoff }: Becomes,
  before: Handoff,
): Entry | undefined {
  const body = kind === 'handed-over' ? brief : { brief, revision: before.revision + 1 };
  // The brief has the zone.
  return entryOf({ ...request, zone: undefined }, { handoff, turn: nextTurn(before), kind, body });
}

/** Returns whether the SDR may see the record no more after this entry, as far as is known beforehand. */
async function sightAfter(
  db: BatonDatabase,
  { record, me }: ActionRequest,
  { brief, mayHide }: Action<'draft'>,
  { entry, before }: { readonly entry: Entry; readonly before: Handoff },
): Promise<Sight | undefined> {
  if (brief.recipient.id === me.id) return undefined;
  if (!(await givesAway(db, record, entry, before))) return undefined;
  const { hides } = await givingAwayAt(db, parseRecordKey(record).origin);
  if (hides) return 'lost';
  return hides === undefined && mayHide ? 'at-risk' : undefined;
}

/** The entry that a request becomes; `undefined` where it could not be read back. */
function entryOf(
  {
    entry: id,
    at,
    me: by,
    zone,
  }: Omit<ActionRequest, 'zone'> & { readonly zone: string | undefined },
  said: Pick<Entry, 'handoff' | 'turn'> & { readonly kind: string; readonly body: unknown },
): Entry | undefined {
  const stamp = { v: ENTRY_VERSION, id, at, by, ...(zone !== undefined && { zone }) };
  const entry = parseEntry({ ...stamp, ...said });
  return entry && isKnown(entry) ? entry : undefined;
}

/** Names by which the entries of a timeline are known. */
export function keysOf({ timeline }: Timeline): string[] {
  return timeline.map(({ entry }) => entryKey(entry));
}

/** The newest thing that counts, where it came after this person had looked. */
function since(
  { timeline }: Timeline,
  seen: ReadonlySet<string>,
): { readonly since?: LoggedEntry } {
  const newest = timeline.findLast(({ ignored }) => !ignored)?.entry;
  return newest && !seen.has(entryKey(newest)) ? { since: newest } : {};
}

/** Whether it is there already, perhaps from another window. */
function holds({ timeline }: Timeline, entryId: string): boolean {
  return timeline.some(({ entry }) => entry.id === entryId);
}

const NOT_VALID: ActionResult = {
  ok: false,
  reason: 'problems',
  problems: [{ field: 'brief', problem: 'not-valid' }],
};
const TOO_LONG: BriefProblem = { field: 'brief', problem: 'too-long' };

/** A brief that is too long as a whole is told by the part of it to shorten first. */
export function problems(found: readonly BriefProblem[], brief?: BriefView): ActionResult {
  const named = found.map((problem) =>
    brief && problem.field === 'brief' && problem.problem === 'too-long'
      ? { ...problem, field: largestField(brief) }
      : problem,
  );
  return { ok: false, reason: 'problems', problems: named };
}

/** What an entry is committed together with. */
interface Together {
  /** What the draft has become. */
  readonly brief?: BriefData;
  readonly file?: 'waiting' | 'by-hand' | undefined;
}

async function commit(
  db: BatonDatabase,
  { record, me, note, at }: ActionRequest,
  entry: Entry | undefined,
  { brief, file }: Together,
): Promise<ActionResult> {
  // What could not be read back would be lost, though it seemed to have gone.
  if (!entry) return NOT_VALID;
  const limit = Math.min(LONGEST_NOTE, note.length);
  if (encodeNote(entry, note.format).length > limit) return problems([TOO_LONG], brief);
  const done = await commitEntry(db, {
    ...{ record, entry, as: me.id, now: at },
    ...(brief && { clearDraft: true }),
    ...(file && { file }),
  });
  return done === 'already-there' ? dropStale(db, record, entry.id) : DONE;
}

/** A draft that another window saved again after its hand-over would look like work to do. */
async function dropStale(db: BatonDatabase, record: string, entry: string): Promise<ActionResult> {
  const draft = await readDraft(db, record);
  if (draft?.entry === entry) await discardDraft(db, record);
  return DONE;
}

/** Returns the part of the brief that takes the most room in its note: the one to shorten first. */
function largestField(brief: BriefView): BriefField {
  const sizes: [BriefField, unknown][] = [
    ['context', brief.context],
    ['qualification', brief.qualification],
    ['belowBarReason', brief.belowBarReason],
    ['meeting.link', brief.meeting?.link],
    ['meeting.attendees', brief.meeting?.attendees],
    ['nextStep.what', brief.nextStep?.what],
    ['sdrJoins', brief.sdrJoins],
  ];
  const lengthOf = (value: unknown) => JSON.stringify(value ?? '').length;
  return sizes.reduce((largest, part) =>
    lengthOf(part[1]) > lengthOf(largest[1]) ? part : largest,
  )[0];
}
