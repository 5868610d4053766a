import { composeBrief, previewBrief } from '@/lib/handoff/compose';
import type { BriefData, BriefView } from '@/lib/handoff/brief-data';
import type { BriefProblem } from '@/lib/handoff/brief-problem';
import type { Calendar } from '@/lib/handoff/calendar';
import { fileQuickLine } from '@/lib/handoff/context';
import type { Draft } from '@/lib/handoff/draft';
import {
  ENTRY_VERSION,
  isKnown,
  parseEntry,
  type Entry,
  type HandoffKindName,
  type KindName,
  type TeamKindName,
} from '@/lib/handoff/entry';
import { mayWrite, nextTurn } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { LeadFacts } from '@/lib/handoff/lead';
import type { Person } from '@/lib/handoff/person';
import { responseDue, type Policy } from '@/lib/handoff/policy';
import type { Framework } from '@/lib/handoff/qualification';
import type { Team } from '@/lib/handoff/team';
import { mayWriteInTeam } from '@/lib/handoff/team-fold';
import { cleanText } from '@/lib/handoff/text';
import { commitEntry, type Commit } from '@/lib/store/commit';
import { discardDraft, readDraft } from '@/lib/store/drafts';
import type { BatonDatabase } from '@/lib/store/database';
import { stored, type StoreError } from '@/lib/store/trouble';
import type { RecordKey } from '@/lib/store/rows';
import { encodeNote } from '@/lib/sync/codec';
import { largestField } from './largest-field';

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

/** What a hand-over is made of. */
export interface HandOver extends Scene {
  readonly draft: Draft;
  /** The handoffs that are known of the record. */
  readonly known: readonly Handoff[];
  readonly facts: LeadFacts;
  readonly framework: Framework;
  readonly recordUrl: string;
  /** The SDR's own IANA zone. */
  readonly zone: string;
  /** When the recipient works, as far as the card says. */
  readonly calendar: Calendar;
  /** What the team has agreed; the usual where it has not. */
  readonly policy?: Policy | undefined;
}

export type Acted =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'problems'; readonly problems: readonly BriefProblem[] }
  /** The handoff has moved on, and this can no longer be done to it. */
  | { readonly ok: false; readonly reason: 'not-entitled' }
  | { readonly ok: false; readonly reason: 'store'; readonly error: StoreError };

/**
 * Hands the draft over: the entry, its outbox row, the projection and the end of the draft are one
 * transaction. The entry's id is the draft's own, so that doing so again changes nothing.
 */
export async function handOver(acting: Acting, scene: HandOver): Promise<Acted> {
  const at = acting.now();
  const around = {
    facts: scene.facts,
    framework: scene.framework,
    sdr: scene.me,
    recordUrl: scene.recordUrl,
    responseDue: responseDue(at, scene.calendar, scene.policy),
    zone: scene.zone,
  };
  const draft = withQuickLine(scene.draft, acting.newId);
  const composed = composeBrief(draft, around);
  if (!composed.ok) return problems(composed.problems, previewBrief(draft, around));
  const before = scene.known.find(({ id }) => id === scene.draft.handoff);
  if (before && !isAgain(before, scene.draft) && !mayWrite('revised', before, scene.me.id))
    return { ok: false, reason: 'not-entitled' };
  // What could not be read back would be lost, though it seemed to have gone.
  const entry = parseEntry(handOverEntry(scene, composed.brief, before, at));
  if (!entry || !isKnown(entry)) return NOT_VALID;
  return commit(acting, scene, entry, { brief: composed.brief });
}

/** What stands in the quick line goes along, filed as Enter would have filed it. */
function withQuickLine(draft: Draft, newId: () => string): Draft {
  const { kind, text } = fileQuickLine(draft.quickLine);
  const said = cleanText(text);
  if (said === '') return draft;
  return {
    ...draft,
    quickLine: '',
    context: [...draft.context, { id: newId(), kind, text: said }],
  };
}

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
  if (!mayWrite(kind, handoff, scene.me.id)) return { ok: false, reason: 'not-entitled' };
  return addTo(acting, scene, handoff, kind, body, file);
}

/** Adds an entry to a team's log: that of its room, or that of an ask, which begins with the ask. */
export async function actInTeam<Kind extends TeamKindName>(
  acting: Acting,
  scene: Scene,
  team: Team,
  kind: Kind,
  body: BodyOf<Kind>,
): Promise<Acted> {
  if (!mayWriteInTeam(kind, team, body, scene.me.id)) return { ok: false, reason: 'not-entitled' };
  return addTo(acting, scene, team, kind, body);
}

function addTo<Kind extends KindName>(
  acting: Acting,
  scene: Scene,
  thread: Pick<Handoff, 'id' | 'timeline'>,
  kind: Kind,
  body: BodyOf<Kind>,
  file?: WithFile,
): Promise<Acted> {
  const entry = parseEntry({
    v: ENTRY_VERSION,
    id: file?.id ?? acting.newId(),
    handoff: thread.id === '' ? acting.newId() : thread.id,
    turn: nextTurn(thread),
    kind,
    at: acting.now(),
    by: scene.me,
    body,
  });
  if (!entry || !isKnown(entry)) return Promise.resolve(NOT_VALID);
  return commit(acting, scene, entry, { file: file?.stage });
}

/** Whether this very draft has been handed over already, perhaps in another window. */
function isAgain(before: Handoff, draft: Draft): boolean {
  return before.timeline.some(({ entry }) => entry.id === draft.entry);
}

/** The first hand-over, or after it a revision of the same handoff. */
function handOverEntry(
  { draft, me }: HandOver,
  brief: BriefData,
  before: Handoff | undefined,
  at: number,
): Entry {
  const envelope = { v: ENTRY_VERSION, id: draft.entry, handoff: draft.handoff, at, by: me };
  if (!before) return { ...envelope, turn: 1, kind: 'handed-over', body: brief };
  const revision = before.revision + 1;
  return { ...envelope, turn: nextTurn(before), kind: 'revised', body: { brief, revision } };
}

const NOT_VALID: Acted = {
  ok: false,
  reason: 'problems',
  problems: [{ field: 'brief', problem: 'not-valid' }],
};
const TOO_LONG: BriefProblem = { field: 'brief', problem: 'too-long' };

/** A brief that is too long as a whole is told by the part of it to shorten first. */
function problems(found: readonly BriefProblem[], brief?: BriefView): Acted {
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

async function commit(
  acting: Acting,
  scene: Scene,
  entry: Entry,
  { brief, file }: Together,
): Promise<Acted> {
  const limit = Math.min(LONGEST_NOTE, scene.note.length);
  if (encodeNote(entry, scene.note.format).length > limit) return problems([TOO_LONG], brief);
  const done = await stored(() =>
    commitEntry(acting.db, {
      record: scene.record,
      entry,
      as: scene.me.id,
      now: acting.now(),
      ...(brief && { clearDraft: true }),
      ...(file && { file }),
    }),
  );
  if (!done.ok) return { ok: false, reason: 'store', error: done.error };
  if (done.value === 'already-there' && brief) await dropStale(acting.db, scene.record, entry.id);
  acting.nudge();
  return { ok: true };
}

/** A draft that another window saved again after its hand-over would look like work to do. */
async function dropStale(db: BatonDatabase, record: RecordKey, entry: string): Promise<void> {
  await stored(async () => {
    const draft = await readDraft(db, record);
    if (draft?.entry === entry) await discardDraft(db, record);
  });
}
