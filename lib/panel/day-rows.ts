import type { Person } from '@/lib/handoff/person';
import type { Team } from '@/lib/handoff/team';
import { endOfDay } from '@/lib/handoff/wall-time';
import { agendaRows, ANYBODY, type AgendaQuery } from '@/lib/store/agenda';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow, handoffsBy, handoffsTo } from '@/lib/store/handoffs';
import { peopleOf } from '@/lib/store/people';
import { parseRecordKey } from '@/lib/store/record-key';
import type { HandoffRow, PersonRow } from '@/lib/store/rows';
import { asksFor, roomsWord, type AskOnRecord } from '@/lib/store/teams';
import type { Moment, OnRecord } from './today';

/** More than anybody works through in a day. */
const MOST = 100;
/** Of what nobody waits for, a few: the rest is on the records. */
const MOST_AT_LEISURE = 10;
/** What is not among the newest feedback is past. */
const MOST_FEEDBACK = 30;
/** Who has not opened the brief two hours after the meeting began does not need it any more (ms). */
const MEETING_PAST = 2 * 60 * 60_000;

/** Who I am at one CRM. */
export interface Self {
  readonly origin: string;
  readonly me: Person;
}

/** What the store has of a person's day at one CRM. */
export interface DayRows {
  readonly team: Team | undefined;
  readonly people: readonly PersonRow[];
  readonly toDo: readonly OnRecord[];
  readonly awaited: readonly OnRecord[];
  readonly later: readonly OnRecord[];
  readonly meetings: readonly OnRecord[];
  readonly rated: readonly OnRecord[];
  readonly asks: readonly AskOnRecord[];
  /** The newest that I handed over, and the newest that was handed to me. */
  readonly newest: readonly OnRecord[];
}

/**
 * Reads it, all at once: of one query that waits for another, the browser may forget that they
 * belong together.
 */
export async function readDayRows(
  db: BatonDatabase,
  self: Self,
  { now, zone }: Moment,
): Promise<DayRows> {
  const { origin, me } = self;
  const list = (query: Pick<AgendaQuery, 'list' | 'most'> & Partial<AgendaQuery>) =>
    agendaRows(db, { origin, person: me.id, ...query });
  const [team, people, toDo, awaited, later, meetings, rated, asks, given, taken] =
    await Promise.all([
      roomsWord(db, origin),
      peopleOf(db, origin),
      list({ list: 'do', most: MOST }),
      list({ list: 'await', most: MOST }),
      list({ list: 'later', most: MOST_AT_LEISURE }),
      list({ list: 'meet', from: now - MEETING_PAST, to: endOfDay(now, zone, 1), most: MOST }),
      list({ list: 'read', most: MOST_FEEDBACK }),
      asksFor(db, me.id),
      handoffsBy(db, me.id, 1),
      handoffsTo(db, me.id, 1),
    ]);
  const isHere = ({ record }: { record: string }) => parseRecordKey(record).origin === origin;
  const on = (rows: readonly HandoffRow[]) => onRecords(rows, me);
  return {
    ...{ team, people, asks: asks.filter(isHere) },
    ...{ toDo: on(toDo), awaited: on(awaited), later: on(later) },
    ...{ meetings: on(meetings), rated: on(rated) },
    newest: on([...given, ...taken].filter(isHere)),
  };
}

/** Reads what anybody at the CRM should have done by `now` (UTC, ms), longest ago first. */
export async function readOverdue(
  db: BatonDatabase,
  { origin, me }: Self,
  now: number,
): Promise<readonly OnRecord[]> {
  const query = { origin, person: ANYBODY, list: 'do', to: now, most: MOST } as const;
  return onRecords(await agendaRows(db, query), me);
}

function onRecords(rows: readonly HandoffRow[], me: Person): OnRecord[] {
  return rows.map((row) => ({ record: row.record, handoff: foldRow(row), me }));
}
