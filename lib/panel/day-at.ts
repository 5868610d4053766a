import type { Calendar } from '@/lib/handoff/calendar';
import { dueOf } from '@/lib/handoff/due';
import { nextActions } from '@/lib/handoff/fold';
import type { NextAction } from '@/lib/handoff/next-action';
import type { Policy } from '@/lib/handoff/policy';
import { waitingNow } from '@/lib/handoff/waiting-now';
import type { BatonDatabase } from '@/lib/store/database';
import { cardOf } from './card-of';
import { readDayRows, readNewest, readOverdue, type DayRows, type Self } from './day-rows';
import type { Moment, OnRecord, Partner, Today, TodayAction, TodayMeeting } from './today';

/** What is known of the one whose day it is. */
interface Desk extends Self {
  readonly now: number;
  readonly calendar: Calendar;
  readonly policy: Policy | undefined;
}

/** Gives a person's day at one CRM. To be called within a transaction over all that it reads. */
export async function readDayAt(db: BatonDatabase, self: Self, moment: Moment): Promise<Today> {
  const rows = await readDayRows(db, self, moment);
  const { team, people } = rows;
  const { calendar } = cardOf(self.me.id, team, people).card;
  const desk: Desk = { ...self, now: moment.now, calendar, policy: team?.policy?.policy };
  const lists = listsOf(rows, desk);
  const isFree = lists.waitsForMe.length === 0 && lists.asks.length === 0;
  const [overdue, newest] = await Promise.all([
    isManager(rows, self) ? readOverdue(db, self, moment.now) : [],
    isFree ? readNewest(db, self) : [],
  ]);
  return {
    ...lists,
    overdueInTeam: overdue.flatMap((item) => ofOthers(item, desk)).filter(isLate(moment.now)),
    partner: newest.map(partnerIn).find((partner) => partner !== undefined),
  };
}

type Lists = Omit<Today, 'overdueInTeam' | 'partner'>;

function listsOf({ toDo, awaited, later, meetings, unread, asks }: DayRows, desk: Desk): Lists {
  return {
    waitsForMe: toDo.flatMap((item) => waitingFor(desk.me.id, item, desk)),
    waitForOthers: awaited.flatMap((item) => ofOthers(item, desk)),
    atLeisure: later.flatMap((item) => atLeisure(item, desk)),
    meetings: meetings.flatMap(meetingOf),
    feedback: unread.flatMap((item) =>
      item.handoff.feedback
        .filter(({ by }) => by.id !== desk.me.id)
        .map((feedback) => ({ ...item, feedback })),
    ),
    asks: asks.map((ask) => ({ ...ask, me: desk.me })),
  };
}

function isManager({ team }: DayRows, { me }: Self): boolean {
  return team?.profiles.find(({ by }) => by.id === me.id)?.role === 'manager';
}

/** What waits now for this person. */
function waitingFor(personId: string, item: OnRecord, desk: Desk): TodayAction[] {
  return waitingNow(item.handoff, personId, desk.now).map((action) => act(item, action, desk));
}

/** What waits now for the other of the two. */
function ofOthers(item: OnRecord, desk: Desk): TodayAction[] {
  const { sdr, bdm } = item.handoff;
  const others = new Set([sdr?.id, bdm?.id].filter((id) => id !== desk.me.id));
  return [...others].flatMap((id) => (id === undefined ? [] : waitingFor(id, item, desk)));
}

function atLeisure(item: OnRecord, desk: Desk): TodayAction[] {
  return nextActions(item.handoff)
    .filter(({ who, quiet }) => quiet && who.id === desk.me.id)
    .map((action) => act(item, action, desk));
}

function act(item: OnRecord, action: NextAction, { calendar, policy, me }: Desk): TodayAction {
  // When another works is not known here: what it takes his hours to say stays unsaid.
  const due = action.who.id === me.id ? dueOf(action, item.handoff, calendar, policy) : action.due;
  return { ...item, action, due, calendar };
}

const isLate = (now: number) => (item: TodayAction) => item.due !== undefined && item.due <= now;

function meetingOf(item: OnRecord): TodayMeeting[] {
  const { meetingStart: start } = item.handoff;
  return start === undefined ? [] : [{ ...item, start }];
}

function partnerIn({ handoff: { sdr, bdm }, me }: OnRecord): Partner | undefined {
  if (sdr?.id === me.id) return bdm && bdm.id !== me.id ? { person: bdm, is: 'bdm' } : undefined;
  return sdr && { person: sdr, is: 'sdr' };
}
