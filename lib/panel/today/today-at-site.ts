import type { Calendar } from '@/lib/handoff/time/calendar';
import { dueOf } from '@/lib/handoff/time/due';
import { nextActions } from '@/lib/handoff/fold';
import type { NextAction } from '@/lib/handoff/next-action';
import type { Policy } from '@/lib/handoff/team/policy';
import { actionableNow } from '@/lib/handoff/actionable-now';
import type { BatonDatabase } from '@/lib/store/database';
import { cardOf } from '../team/card-of';
import {
  readTodayRows,
  readNewest,
  readOverdue,
  type TodayRows,
  type SignedInUser,
} from './today-rows';
import type { LocalNow, OnRecord, Partner, Today, TodayAction, TodayMeeting } from './today';

/** What is known of the one whose day it is. */
interface TodayScope extends SignedInUser {
  readonly now: number;
  readonly calendar: Calendar;
  readonly policy: Policy | undefined;
}

/** Returns a person's day at one CRM. To be called within a transaction over all that it reads. */
export async function readTodayAtSite(
  db: BatonDatabase,
  self: SignedInUser,
  localNow: LocalNow,
): Promise<Today> {
  const rows = await readTodayRows(db, self, localNow);
  const { team, people } = rows;
  const { calendar } = cardOf(self.me.id, team, people).card;
  const scope: TodayScope = { ...self, now: localNow.now, calendar, policy: team?.policy?.policy };
  const lists = listsOf(rows, scope);
  const isFree = lists.waitingOnMe.length === 0 && lists.asks.length === 0;
  const [overdue, newest] = await Promise.all([
    isManager(rows, self) ? readOverdue(db, self, localNow.now) : [],
    isFree ? readNewest(db, self) : [],
  ]);
  return {
    ...lists,
    overdueInTeam: overdue.flatMap((item) => ofOthers(item, scope)).filter(isLate(localNow.now)),
    partner: newest.map(partnerIn).find((partner) => partner !== undefined),
  };
}

type Lists = Omit<Today, 'overdueInTeam' | 'partner'>;

function listsOf(
  { toDo, awaited, later, meetings, unread, asks }: TodayRows,
  scope: TodayScope,
): Lists {
  return {
    waitingOnMe: toDo.flatMap((item) => waitingFor(scope.me.id, item, scope)),
    waitingOnOthers: awaited.flatMap((item) => ofOthers(item, scope)),
    optional: later.flatMap((item) => atLeisure(item, scope)),
    meetings: meetings.flatMap(meetingOf),
    feedback: unread.flatMap((item) =>
      item.handoff.feedback
        .filter(({ by }) => by.id !== scope.me.id)
        .map((feedback) => ({ ...item, feedback })),
    ),
    asks: asks.map((ask) => ({ ...ask, me: scope.me })),
  };
}

function isManager({ team }: TodayRows, { me }: SignedInUser): boolean {
  return team?.profiles.find(({ by }) => by.id === me.id)?.role === 'manager';
}

/** What waits now for this person. */
function waitingFor(personId: string, item: OnRecord, scope: TodayScope): TodayAction[] {
  return actionableNow(item.handoff, personId, scope.now).map((action) => act(item, action, scope));
}

/** What waits now for the other of the two. */
function ofOthers(item: OnRecord, scope: TodayScope): TodayAction[] {
  const { sdr, bdm } = item.handoff;
  const others = new Set([sdr?.id, bdm?.id].filter((id) => id !== scope.me.id));
  return [...others].flatMap((id) => (id === undefined ? [] : waitingFor(id, item, scope)));
}

function atLeisure(item: OnRecord, scope: TodayScope): TodayAction[] {
  return nextActions(item.handoff)
    .filter(({ who, quiet }) => quiet && who.id === scope.me.id)
    .map((action) => act(item, action, scope));
}

function act(
  item: OnRecord,
  action: NextAction,
  { calendar, policy, me }: TodayScope,
): TodayAction {
  // When another works is not known here: what it takes their hours to say stays unsaid.
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
