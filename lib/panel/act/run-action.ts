import { type ActionResult, keysOf, perform } from '@/lib/actions/perform';
import type { ActionRequest } from '@/lib/handoff/action-request';
import type { Entry, HandoffKindName, KindName, TeamKindName } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import type { Team } from '@/lib/handoff/team/team';
import type { BatonDatabase } from '@/lib/store/database';
import type { RecordKey } from '@/lib/store/rows';
import type { PanelDeps } from '../deps';
import { ownZone } from '../time/time-text';

export { LONGEST_NOTE, type ActionResult } from '@/lib/actions/perform';

export type BodyOf<Kind extends KindName> = Extract<Entry, { kind: Kind }>['body'];

/** Does a thing to the handoff that is looked at, and tells whether it is done; if not, the user knows why. */
export type RunAction = <Kind extends HandoffKindName>(
  kind: Kind,
  body: BodyOf<Kind>,
) => Promise<boolean>;

/** What acting needs of the world. */
export interface ActionDeps {
  readonly db: BatonDatabase;
  readonly now: () => number;
  readonly newId: () => string;
  /** What is asked for and not yet done: should the panel be gone the next moment, the background does it. */
  readonly requests: PanelDeps['requests'];
  /** Tells the background that something waits; it may be lost. */
  readonly nudge: () => void;
}

/** Returns what acting at an origin needs of the panel. */
export function actionDepsAt(deps: PanelDeps, origin: string): ActionDeps {
  const { db, now, newId, requests, send } = deps;
  return { db, now, newId, requests, nudge: () => void send('sync/nudge', { origin }) };
}

/** The record acted on, and who acts. */
export interface ActionContext {
  readonly record: RecordKey;
  readonly me: Person;
  /** The longest note of this CRM, in UTF-16 units, and the form that it takes. */
  readonly note: { readonly length: number; readonly format: 'text' | 'html' };
}

/** A file that goes with an entry, and is kept under the id that the entry is to have. */
export interface WithFile {
  readonly id: string;
  readonly stage: 'waiting' | 'by-hand';
  /** Keeps it, unless it is kept; within a transaction. */
  readonly keep: () => Promise<void>;
}

/** Adds an entry of any other kind to a handoff. */
export function runAction<Kind extends HandoffKindName>(
  deps: ActionDeps,
  context: ActionContext,
  handoff: Handoff,
  kind: Kind,
  body: BodyOf<Kind>,
  file?: WithFile,
): Promise<ActionResult> {
  const said = { handoff: handoff.id, kind, body, seen: keysOf(handoff) };
  const action = { on: 'handoff', ...said, ...(file && { file: file.stage }) } as const;
  return request(deps, context, file?.id ?? deps.newId(), action, file?.keep);
}

/** What is looked at of a team as somebody acts. */
export interface TeamInView {
  /** Id of the log acted in, where that is known; which log of the record’s it is, is told as it is written. */
  readonly id?: string;
  /** What is known of it, where what comes meanwhile matters. */
  readonly timeline?: Team['timeline'] | undefined;
}

/** Adds an entry to a team's log: that of its room, or that of an ask, which begins with the ask. */
export function actInTeam<Kind extends TeamKindName>(
  deps: ActionDeps,
  context: ActionContext,
  { id, timeline }: TeamInView,
  kind: Kind,
  body: BodyOf<Kind>,
): Promise<ActionResult> {
  const entry = deps.newId();
  const said = { thread: id ?? deps.newId(), kind, body, seen: timeline && keysOf({ timeline }) };
  return request(deps, context, entry, { on: 'team', ...said });
}

/**
 * Keeps what is asked for before anything is waited for, and does it: a panel that is closed in the
 * instant of the press has lost nothing.
 */
export async function request(
  deps: ActionDeps,
  { record, me, note }: ActionContext,
  entry: string,
  action: ActionRequest['action'],
  before?: () => Promise<void>,
): Promise<ActionResult> {
  const whole = { record, me, note, entry, at: deps.now(), zone: ownZone(), action };
  deps.requests.keep(whole);
  const acted = await perform(deps.db, whole, before);
  deps.requests.drop(entry);
  if (acted.ok) deps.nudge();
  return acted;
}

/**
 * Returns what does the same thing once at a time: an impatient second press, while the first is still
 * at work, gets the first one's answer. Another thing, or the same with other words, is done as well.
 */
export function createOneAtATime<Answer>(): (
  thing: unknown,
  work: () => Promise<Answer>,
) => Promise<Answer> {
  const atWork = new Map<string, Promise<Answer>>();
  return (thing, work) => {
    const name = JSON.stringify(thing);
    const doing = atWork.get(name) ?? work().finally(() => atWork.delete(name));
    atWork.set(name, doing);
    return doing;
  };
}
