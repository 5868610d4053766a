import type { BriefData, BriefView } from '@/lib/handoff/brief-data';
import type { BriefProblem } from '@/lib/handoff/brief-problem';
import {
  ENTRY_VERSION,
  isKnown,
  parseEntry,
  type Entry,
  type HandoffKindName,
  type KindName,
  type LoggedEntry,
  type TeamKindName,
} from '@/lib/handoff/entry';
import { doneMeanwhile, mayWrite, nextTurn } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import type { Team } from '@/lib/handoff/team';
import { mayWriteInTeam } from '@/lib/handoff/team-fold';
import { commitEntry, decideAndCommit, type Commit } from '@/lib/store/commit';
import { discardDraft, readDraft } from '@/lib/store/drafts';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffNow } from '@/lib/store/handoffs';
import { teamAt } from '@/lib/store/teams';
import { stored, type StoreError } from '@/lib/store/trouble';
import type { RecordKey } from '@/lib/store/rows';
import { encodeNote } from '@/lib/sync/codec';
import { largestField } from './largest-field';
import { ownZone } from './time-words';

export type BodyOf<Kind extends KindName> = Extract<Entry, { kind: Kind }>['body'];

/** Does a thing to the handoff that is looked at, and tells whether it is done; if not, the user knows why. */
export type Act = <Kind extends HandoffKindName>(
  kind: Kind,
  body: BodyOf<Kind>,
) => Promise<boolean>;

/** The longest note that a CRM may be given, in UTF-16 units. */
export const LONGEST_NOTE = 30_000;

/** What acting needs of the world. */
export interface Acting {
  readonly db: BatonDatabase;
  readonly now: () => number;
  readonly newId: () => string;
  /** Tells the background that something waits; it may be lost. */
  readonly nudge: () => void;
}

/** The record acted on, and who acts. */
export interface Scene {
  readonly record: RecordKey;
  readonly me: Person;
  /** The longest note of this CRM, in UTF-16 units, and the form that it takes. */
  readonly note: { readonly length: number; readonly format: 'text' | 'html' };
}

export type Acted =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'problems'; readonly problems: readonly BriefProblem[] }
  /** It has moved on, and this can no longer be done to it; `since`, where it tells why. */
  | { readonly ok: false; readonly reason: 'not-entitled'; readonly since?: LoggedEntry }
  | { readonly ok: false; readonly reason: 'store'; readonly error: StoreError };

/** A file that goes with an entry, and is kept under the id that the entry is to have. */
export interface WithFile {
  readonly id: string;
  readonly stage: NonNullable<Commit['file']>;
}

/** Adds an entry of any other kind to a handoff. */
export async function act<Kind extends HandoffKindName>(
  acting: Acting,
  scene: Scene,
  handoff: Handoff,
  kind: Kind,
  body: BodyOf<Kind>,
  file?: WithFile,
): Promise<Acted> {
  const id = file?.id ?? acting.newId();
  return decide(acting, async () => {
    const now = await handoffNow(acting.db, handoff.id);
    if (holds(now, id)) return DONE;
    if (!mayWrite(kind, now, scene.me.id)) return { ...NOT_ENTITLED, ...since(now, handoff) };
    return addTo(acting, scene, { seen: handoff, now }, { id, kind, body }, file);
  });
}

/** Adds an entry to a team's log: that of its room, or that of an ask, which begins with the ask. */
export async function actInTeam<Kind extends TeamKindName>(
  acting: Acting,
  scene: Scene,
  team: Team,
  kind: Kind,
  body: BodyOf<Kind>,
): Promise<Acted> {
  const id = acting.newId();
  const begins = team.id === '';
  const thread = begins ? acting.newId() : team.id;
  return decide(acting, async () => {
    // A room that another window has made meanwhile is the record's; an ask is a thread of its own.
    const isApart = begins && kind === 'ask';
    const now = isApart ? team : await teamAt(acting.db, scene.record);
    if (!mayWriteInTeam(kind, now, body, scene.me.id)) {
      return { ...NOT_ENTITLED, ...since(now, team) };
    }
    return addTo(acting, scene, { seen: team, now: { ...now, id: thread } }, { id, kind, body });
  });
}

/** A thread as this person saw it, and as it is. */
interface TwoLooks {
  readonly seen: Pick<Handoff, 'timeline'>;
  readonly now: Pick<Handoff, 'id' | 'timeline'>;
}

async function addTo<Kind extends KindName>(
  acting: Acting,
  scene: Scene,
  { seen, now }: TwoLooks,
  said: { readonly id: string; readonly kind: Kind; readonly body: BodyOf<Kind> },
  file?: WithFile,
): Promise<Acted> {
  const when = { turn: nextTurn(now), at: acting.now(), zone: ownZone() };
  const stamp = { v: ENTRY_VERSION, ...when, by: scene.me };
  const entry = parseEntry({ ...stamp, ...said, handoff: now.id });
  const before = entry && isKnown(entry) && doneMeanwhile(seen, now, entry);
  if (before) return { ...NOT_ENTITLED, since: before };
  return commit(acting, scene, entry, { file: file?.stage });
}

export const DONE: Acted = { ok: true };
export const NOT_ENTITLED = { ok: false, reason: 'not-entitled' } as const;

/** The newest thing that counts, where it came after this person had looked. */
export function since(
  now: Pick<Handoff, 'timeline'>,
  seen: Pick<Handoff, 'timeline'> = { timeline: [] },
): { readonly since?: LoggedEntry } {
  const newest = now.timeline.findLast(({ ignored }) => !ignored)?.entry;
  const isNews = newest && !holds(seen, newest.id);
  return isNews ? { since: newest } : {};
}

/** Whether it is there already, perhaps from another window. */
export function holds({ timeline }: Pick<Handoff, 'timeline'>, entryId: string): boolean {
  return timeline.some(({ entry }) => entry.id === entryId);
}

/**
 * Gives what does a thing of one name once at a time: an impatient second press, while the first is
 * still at work, gets the first one's answer.
 */
export function createOneAtATime(): (name: string, work: () => Promise<Acted>) => Promise<Acted> {
  const atWork = new Map<string, Promise<Acted>>();
  return (name, work) => {
    const doing = atWork.get(name) ?? work().finally(() => atWork.delete(name));
    atWork.set(name, doing);
    return doing;
  };
}

/** Decides and commits in one transaction, and wakes the background where something is to be sent. */
export async function decide({ db, nudge }: Acting, work: () => Promise<Acted>): Promise<Acted> {
  const done = await stored(() => decideAndCommit(db, work));
  if (!done.ok) return { ok: false, reason: 'store', error: done.error };
  if (done.value.ok) nudge();
  return done.value;
}

const NOT_VALID: Acted = {
  ok: false,
  reason: 'problems',
  problems: [{ field: 'brief', problem: 'not-valid' }],
};
const TOO_LONG: BriefProblem = { field: 'brief', problem: 'too-long' };

/** A brief that is too long as a whole is told by the part of it to shorten first. */
export function problems(found: readonly BriefProblem[], brief?: BriefView): Acted {
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
  readonly file?: Commit['file'] | undefined;
}

/** Within {@link decide}. */
export async function commit(
  { db, now }: Acting,
  scene: Scene,
  entry: ReturnType<typeof parseEntry>,
  { brief, file }: Together,
): Promise<Acted> {
  // What could not be read back would be lost, though it seemed to have gone.
  if (!entry || !isKnown(entry)) return NOT_VALID;
  const limit = Math.min(LONGEST_NOTE, scene.note.length);
  if (encodeNote(entry, scene.note.format).length > limit) return problems([TOO_LONG], brief);
  const done = await commitEntry(db, {
    record: scene.record,
    entry,
    as: scene.me.id,
    now: now(),
    ...(brief && { clearDraft: true }),
    ...(file && { file }),
  });
  return done === 'already-there' ? dropStale(db, scene.record, entry.id) : DONE;
}

/** A draft that another window saved again after its hand-over would look like work to do. */
export async function dropStale(
  db: BatonDatabase,
  record: RecordKey,
  entry: string,
): Promise<Acted> {
  const draft = await readDraft(db, record);
  if (draft?.entry === entry) await discardDraft(db, record);
  return DONE;
}
