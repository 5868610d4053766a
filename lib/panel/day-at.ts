import type { Calendar } from '@/lib/handoff/calendar';
import { dueOf } from '@/lib/handoff/due';
import { nextActions } from '@/lib/handoff/fold';
import type { NextAction } from '@/lib/handoff/next-action';
import type { Person } from '@/lib/handoff/person';
import type { Policy } from '@/lib/handoff/policy';
import { waitingNow } from '@/lib/handoff/waiting-now';
import { endOfDay } from '@/lib/handoff/wall-time';
import { agendaRows, ANYBODY, type AgendaQuery } from '@/lib/store/agenda';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow, handoffsBy, handoffsTo } from '@/lib/store/handoffs';
import { peopleOf } from '@/lib/store/people';
import { setMarks } from '@/lib/store/read-marks';
import { parseRecordKey } from '@/lib/store/record-key';
import { asksFor, roomsWord } from '@/lib/store/teams';
import { cardOf } from './card-of';
import type { Moment, OnRecord, Partner, Today, TodayAction, TodayFeedback } from './today';

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

/** What is known of the one whose day it is. */
interface Desk extends Self {
  readonly db: BatonDatabase;
  readonly moment: Moment;
  readonly calendar: Calendar;
  readonly policy: Policy | undefined;
  readonly isManager: boolean;
}

/** Gives a person's day at one CRM. To be called within a transaction over all that it reads. */
export async function readDayAt(db: BatonDatabase, self: Self, moment: Moment): Promise<Today> {
  const desk = await deskOf(db, self, moment);
  return {
    waitsForMe: await waitsForMe(desk),
    asks: await asksOf(desk),
    waitForOthers: await waitForOthers(desk),
    meetings: await meetings(desk),
    feedback: await feedback(desk),
    atLeisure: await atLeisure(desk),
    overdueInTeam: desk.isManager ? await overdueInTeam(desk) : [],
    partner: await partnerOf(desk),
  };
}

async function deskOf(db: BatonDatabase, { origin, me }: Self, moment: Moment): Promise<Desk> {
  const team = await roomsWord(db, origin);
  const { calendar } = cardOf(me.id, team, await peopleOf(db, origin)).card;
  const role = team?.profiles.find(({ by }) => by.id === me.id)?.role;
  const isManager = role === 'manager';
  return { db, origin, me, moment, calendar, policy: team?.policy?.policy, isManager };
}

async function read(
  { db, origin, me }: Desk,
  query: Pick<AgendaQuery, 'list' | 'most'> & Partial<AgendaQuery>,
): Promise<OnRecord[]> {
  const rows = await agendaRows(db, { origin, person: me.id, ...query });
  return rows.map((row) => ({ record: row.record, handoff: foldRow(row), me }));
}

async function waitsForMe(desk: Desk): Promise<TodayAction[]> {
  const found = await read(desk, { list: 'do', most: MOST });
  return found.flatMap((item) =>
    waitingNow(item.handoff, desk.me.id, desk.moment.now).map((action) => act(item, action, desk)),
  );
}

async function waitForOthers(desk: Desk): Promise<TodayAction[]> {
  const found = await read(desk, { list: 'await', most: MOST });
  return found.flatMap((item) => ofOthers(item, desk).map((action) => act(item, action, desk)));
}

/** What waits now for the other of the two. */
function ofOthers({ handoff }: OnRecord, { me, moment }: Desk): NextAction[] {
  const others = new Set([handoff.sdr?.id, handoff.bdm?.id].filter((id) => id !== me.id));
  return [...others].flatMap((id) => (id === undefined ? [] : waitingNow(handoff, id, moment.now)));
}

async function atLeisure(desk: Desk): Promise<TodayAction[]> {
  const found = await read(desk, { list: 'later', most: MOST_AT_LEISURE });
  return found.flatMap((item) =>
    nextActions(item.handoff)
      .filter(({ who, quiet }) => quiet && who.id === desk.me.id)
      .map((action) => act(item, action, desk)),
  );
}

async function overdueInTeam(desk: Desk): Promise<TodayAction[]> {
  const { now } = desk.moment;
  const found = await read(desk, { list: 'do', person: ANYBODY, to: now, most: MOST });
  return found
    .flatMap((item) => ofOthers(item, desk).map((action) => act(item, action, desk)))
    .filter(({ due }) => due !== undefined && due <= now);
}

function act(item: OnRecord, action: NextAction, { calendar, policy, me }: Desk): TodayAction {
  const { handoff } = item;
  // Another's calendar is not known here: what it takes to say when he is due stays unsaid.
  const due = action.who.id === me.id ? dueOf(action, handoff, calendar, policy) : action.due;
  return { ...item, action, due, calendar };
}

async function asksOf({ db, origin, me }: Desk): Promise<Today['asks'][number][]> {
  const found = await asksFor(db, me.id);
  return found
    .filter(({ record }) => parseRecordKey(record).origin === origin)
    .map((ask) => ({ ...ask, me }));
}

async function meetings(desk: Desk): Promise<Today['meetings'][number][]> {
  const { now, zone } = desk.moment;
  const from = now - MEETING_PAST;
  const found = await read(desk, { list: 'meet', from, to: endOfDay(now, zone, 1), most: MOST });
  return found.flatMap((item) => {
    const { meetingStart: start } = item.handoff;
    return start === undefined ? [] : [{ ...item, start }];
  });
}

async function feedback(desk: Desk): Promise<TodayFeedback[]> {
  const found = await read(desk, { list: 'read', most: MOST_FEEDBACK });
  const given = found.flatMap((item) =>
    item.handoff.feedback
      .filter(({ by }) => by.id !== desk.me.id)
      .map((one) => ({ ...item, feedback: one, mark: markOf(desk, item, one.by.id, one.at) })),
  );
  const marks = await setMarks(
    desk.db,
    given.map(({ mark }) => mark),
  );
  return given.filter(({ mark }) => !marks.has(mark));
}

/** Feedback that was given anew is to be read anew. */
function markOf({ origin }: Desk, { handoff }: OnRecord, by: string, at: number): string {
  return ['feedback', origin, handoff.id, by, at].join(' ');
}

async function partnerOf({ db, origin, me }: Desk): Promise<Partner | undefined> {
  const [given] = await handoffsBy(db, me.id, 1);
  const [taken] = given ? [] : await handoffsTo(db, me.id, 1);
  const row = given ?? taken;
  if (!row || parseRecordKey(row.record).origin !== origin) return undefined;
  const { sdr, bdm } = foldRow(row);
  const is = given ? 'bdm' : 'sdr';
  const person = given ? bdm : sdr;
  return person && person.id !== me.id ? { person, is } : undefined;
}
