import type { Person } from '@/lib/handoff/person';
import type { Team } from '@/lib/handoff/team/team';
import { endOfDay } from '@/lib/handoff/time/wall-time';
import {
  agendaLists,
  agendaPlaces,
  agendaRows,
  ANYBODY,
  handoffsWith,
} from '@/lib/store/logs/agenda';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffsBy, handoffsTo } from '@/lib/store/logs/handoffs';
import { peopleOf } from '@/lib/store/people';
import { setMarks } from '@/lib/store/logs/read-marks';
import type { HandoffRow, PersonRow } from '@/lib/store/rows';
import { asksFor, readTeamSettings, type AskOnRecord } from '@/lib/store/logs/teams';
import type { LocalNow, OnRecord } from './today';

/** More than anybody works through in a day. */
const MOST = 100;
/** Of what nobody waits for, a few: the rest is on the records. */
const MOST_AT_LEISURE = 10;
/** What is not among the newest feedback is past. */
const MOST_FEEDBACK = 30;
/** Who has not opened the brief two hours after the meeting began does not need it any more (ms). */
const MEETING_PAST = 2 * 60 * 60_000;

/** Who I am at one CRM. */
export interface SignedInUser {
  readonly origin: string;
  readonly me: Person;
}

/** What the store has of a person's day at one CRM. */
export interface TodayRows {
  readonly team: Team | undefined;
  readonly people: readonly PersonRow[];
  readonly toDo: readonly OnRecord[];
  readonly awaited: readonly OnRecord[];
  readonly later: readonly OnRecord[];
  readonly meetings: readonly OnRecord[];
  /** Those with feedback that is not marked as read, each with its mark. */
  readonly unread: readonly (OnRecord & { readonly mark: string })[];
  readonly asks: readonly AskOnRecord[];
}

/**
 * Reads it, as much as can be at once: over many steps that wait for each other, the store would
 * forget that they belong together.
 */
export async function readTodayRows(
  db: BatonDatabase,
  self: SignedInUser,
  { now, zone }: LocalNow,
): Promise<TodayRows> {
  const { origin, me } = self;
  const tomorrow = endOfDay(now, zone, 1);
  const of = { origin, person: me.id, most: MOST };
  const [team, people, asks, unread, lists] = await Promise.all([
    readTeamSettings(db, origin),
    peopleOf(db, origin),
    asksFor(db, { origin, person: me.id }),
    unreadOf(db, self),
    agendaLists(db, [
      { ...of, list: 'later', most: MOST_AT_LEISURE },
      { ...of, list: 'meet', from: now - MEETING_PAST, to: tomorrow },
      { ...of, list: 'do' },
      { ...of, list: 'do-then', to: now },
      { ...of, list: 'await' },
      { ...of, list: 'await-then', to: now },
    ]),
  ]);
  const [later = [], meetings = [], toDo = [], toDoThen = [], awaited = [], awaitedThen = []] =
    lists;
  const on = onRecords(me);
  return {
    ...{ team, people, asks, unread },
    ...{ toDo: on(toDo, toDoThen), awaited: on(awaited, awaitedThen) },
    ...{ later: on(later), meetings: on(meetings) },
  };
}

/**
 * Most of the newest feedback was read long ago. The keys of the list say what is marked so: its rows are
 * left alone.
 */
async function unreadOf(
  db: BatonDatabase,
  { origin, me }: SignedInUser,
): Promise<TodayRows['unread']> {
  const list = { origin, person: me.id, list: 'read', most: MOST_FEEDBACK } as const;
  const marks = new Map(
    [...(await agendaPlaces(db, list))].map(([id, places]) => [id, markOf(origin, id, places)]),
  );
  const read = await setMarks(db, [...marks.values()]);
  const left = [...marks].filter(([, mark]) => !read.has(mark));
  const rows = await handoffsWith(
    db,
    left.map(([id]) => id),
  );
  return left.flatMap(([id, mark]) => {
    const row = rows.get(id);
    return row ? [{ record: row.record, handoff: row.handoff, me, mark }] : [];
  });
}

/** Feedback that is given anew is to be read anew: it has another place. */
function markOf(origin: string, handoff: string, places: readonly number[]): string {
  return ['feedback', origin, handoff, ...places].join(' ');
}

/** Reads what anybody at the CRM should have done by `now` (UTC, ms), longest ago first. */
export async function readOverdue(
  db: BatonDatabase,
  { origin, me }: SignedInUser,
  now: number,
): Promise<readonly OnRecord[]> {
  const query = { origin, person: ANYBODY, list: 'do', to: now, most: MOST } as const;
  return onRecords(me)(await agendaRows(db, [query]));
}

/** Reads what this person handed over last, or was handed last. */
export async function readNewest(
  db: BatonDatabase,
  { origin, me }: SignedInUser,
): Promise<readonly OnRecord[]> {
  const self = { origin, person: me.id };
  const [given, taken] = await Promise.all([handoffsBy(db, self, 1), handoffsTo(db, self, 1)]);
  return onRecords(me)(given, taken);
}

/** Returns what makes of rows what this person sees, each once however many of the lists it is in. */
function onRecords(me: Person) {
  return (...lists: readonly (readonly HandoffRow[])[]): readonly OnRecord[] => {
    const once = new Map(lists.flat().map((row) => [row.id, row]));
    return [...once.values()].map(({ record, handoff }) => ({ record, handoff, me }));
  };
}
