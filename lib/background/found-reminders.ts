import { type Reminded, remindersOf, remindersOfAsk } from '@/lib/handoff/reminders';
import { agendaRows, ANYBODY, type AgendaQuery } from '@/lib/store/agenda';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow } from '@/lib/store/handoffs';
import type { HandoffRow } from '@/lib/store/rows';
import { asksFor } from '@/lib/store/teams';
import type { Found } from './reminder-words';

/** More than anybody works through; lists by due time have first what is due and what is next. */
const MOST = 200;
const MOST_MEETINGS = 50;
/** Who is still to be talked to is among the newest of what nobody waits for. */
const MOST_QUIET = 100;
/** Meetings that began longer ago (ms) are over. */
const LONGEST_MEETING = 24 * 60 * 60_000;

/** Gives all of which this person is to be reminded at the origin, now or later. */
export async function findReminders(
  db: BatonDatabase,
  origin: string,
  reminded: Reminded,
  now: number,
): Promise<Found[]> {
  const ofHandoffs = (await rowsFor(db, origin, reminded, now)).flatMap((row) => {
    const handoff = foldRow(row);
    return remindersOf(handoff, reminded).map((reminder) => ({
      ...{ reminder, record: row.record },
      of: { handoff },
    }));
  });
  const asks = await asksFor(db, { origin, person: reminded.me });
  const ofAsks = asks.flatMap(({ ask, record }) =>
    remindersOfAsk(ask, reminded).map((reminder) => ({ reminder, record, of: { ask } })),
  );
  return [...ofHandoffs, ...ofAsks];
}

/** Each handoff once that says anything to this person. */
async function rowsFor(
  db: BatonDatabase,
  origin: string,
  { me, isManager }: Reminded,
  now: number,
): Promise<HandoffRow[]> {
  const read = (query: Pick<AgendaQuery, 'list'> & Partial<AgendaQuery>) =>
    agendaRows(db, { origin, person: me, most: MOST, ...query });
  const lists = [
    await read({ list: 'do' }),
    await read({ list: 'do-then' }),
    await read({ list: 'later', most: MOST_QUIET }),
    await read({ list: 'meet', from: now - LONGEST_MEETING, most: MOST_MEETINGS }),
    isManager ? await read({ list: 'do', person: ANYBODY }) : [],
  ];
  return [...new Map(lists.flat().map((row) => [row.id, row])).values()];
}
