import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '@/lib/handoff/time/calendar';
import type { HandoffEntry, TeamEntry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { DEFAULT_POLICY, feedbackDue } from '@/lib/handoff/team/policy';
import { quietHoursAt } from '@/lib/handoff/time/quiet-hours';
import {
  isDue,
  type Reminded,
  reminderName,
  remindersOf,
  remindersOfAsk,
} from '@/lib/handoff/reminders';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import { actionableNow } from '@/lib/handoff/actionable-now';
import { aBrief, aMeeting, anEntry, anId, AT, BDM, SDR } from '../factories';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HOURS: Calendar = {
  ...{ zone: 'UTC', days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00', holidays: [] },
};
const NOAH = { id: '33', name: 'Noah Whitaker' };

const someone = (me: string, with_: Partial<Reminded> = {}): Reminded => ({
  ...{ me, isManager: false, policy: DEFAULT_POLICY, ownCalendar: HOURS, leadMinutes: 10 },
  calendarOf: () => undefined,
  ...with_,
});
const sdr = someone(SDR.id);
const bdm = someone(BDM.id);
const manager = someone(NOAH.id, { isManager: true });

const folded = (...entries: HandoffEntry[]) => foldHandoff(entries);
// The factory's hand-over is at 09:01 on a Thursday, to be answered by 13:00.
const handedOver = anEntry('handed-over', 1);
const START = AT + MINUTE;
const DUE = Date.UTC(2026, 10, 26, 13);
const MEETING = aMeeting().start;

/** When (UTC, ms) this person is reminded of what. */
const timesOf = (handoff: ReturnType<typeof folded>, reminded: Reminded) =>
  Object.fromEntries(remindersOf(handoff, reminded).map(({ kind, at }) => [kind, at]));

describe('while a lead waits for an answer', () => {
  it('the BDM is reminded at half of the working time and at its end', () => {
    const known = { ...bdm, calendarOf: () => HOURS };
    expect(timesOf(folded(handedOver), known)).toMatchObject({
      'answer-soon': START + 2 * HOUR,
      overdue: DUE,
    });
  });

  it('half-way to the end where nobody knows the BDM’s hours', () => {
    const half = START + (DUE - START) / 2;
    expect(timesOf(folded(handedOver), bdm)).toMatchObject({ 'answer-soon': half });
  });

  it('by the team’s own policy', () => {
    const policy = { ...DEFAULT_POLICY, acceptMinutes: 60, remindAtPercent: 75 };
    const known = { ...bdm, policy, calendarOf: () => HOURS };
    expect(timesOf(folded(handedOver), known)).toMatchObject({
      'answer-soon': START + 45 * MINUTE,
    });
  });

  it('half of the time is said no more once all of it is gone', () => {
    const soon = remindersOf(folded(handedOver), bdm).filter(({ kind }) => kind === 'answer-soon');
    expect(soon.map((one) => [isDue(one, DUE - 1), isDue(one, DUE)])).toEqual([[true, false]]);
  });

  it('a manager hears of it when all of it is gone, others do not', () => {
    expect(timesOf(folded(handedOver), manager)).toEqual({ 'team-overdue': DUE });
    expect(timesOf(folded(handedOver), someone(NOAH.id))).toEqual({});
  });

  it('the SDR is to have talked by then, in the SDR’s own hours', () => {
    expect(timesOf(folded(handedOver), sdr)).toMatchObject({ talk: START + 4 * HOUR });
    const talked = folded(handedOver, anEntry('verbal-handover', 2));
    expect(timesOf(talked, sdr)).not.toHaveProperty('talk');
  });

  it('nobody is reminded of an answer that was given', () => {
    const accepted = folded(handedOver, anEntry('accepted', 2));
    expect(timesOf(accepted, bdm)).not.toHaveProperty('overdue');
    expect(timesOf(accepted, manager)).toEqual({});
  });

  it('a second hand-over is another turn of things, and a moved policy is not', () => {
    const again = anEntry('revised', 3);
    const names = (handoff: ReturnType<typeof folded>, reminded: Reminded) =>
      remindersOf(handoff, reminded).map(reminderName);
    const first = names(folded(handedOver), bdm);
    const policy = { ...DEFAULT_POLICY, remindAtPercent: 20 };
    expect(names(folded(handedOver), { ...bdm, policy })).toEqual(first);
    const second = names(folded(handedOver, anEntry('returned', 2), again), bdm);
    expect(second.filter((name) => first.includes(name))).toEqual([
      expect.stringMatching(/^meeting-soon/),
    ]);
  });
});

describe('around the meeting', () => {
  const accepted = folded(handedOver, anEntry('accepted', 2));

  it('whoever is there hears of it as long before as they chose', () => {
    const soon = (reminded: Reminded) => timesOf(accepted, reminded)['meeting-soon'];
    expect(soon(bdm)).toBe(MEETING - 10 * MINUTE);
    expect(soon({ ...sdr, leadMinutes: 30 })).toBe(MEETING - 30 * MINUTE);
    expect(soon(manager)).toBeUndefined();
  });

  it('an SDR who does not join does not', () => {
    const body = aBrief({ sdrJoins: { choice: 'no', why: '' } });
    const alone = folded(anEntry('handed-over', 1, { body }), anEntry('accepted', 2));
    expect(timesOf(alone, sdr)).not.toHaveProperty('meeting-soon');
  });

  it('the BDM is asked how it went, once it is over', () => {
    expect(timesOf(accepted, bdm)).toMatchObject({ 'meeting-over': MEETING + 30 * MINUTE });
    const met = folded(handedOver, anEntry('accepted', 2), anEntry('meeting', 3));
    expect(timesOf(met, bdm)).not.toHaveProperty('meeting-over');
  });

  it('a meeting that is moved is announced for its new time', () => {
    const start = MEETING + 48 * HOUR;
    const moved = folded(
      ...[handedOver, anEntry('accepted', 2)],
      anEntry('meeting', 3, { body: { result: 'rescheduled', start, remark: '' } }),
    );
    expect(timesOf(moved, bdm)).toMatchObject({ 'meeting-soon': start - 10 * MINUTE });
  });

  it('feedback is due a working day after it', () => {
    const met = anEntry('meeting', 3);
    const handoff = folded(handedOver, anEntry('accepted', 2), met);
    expect(timesOf(handoff, bdm)).toEqual({ feedback: feedbackDue(met.at, HOURS) });
    expect(
      timesOf(folded(...[handedOver, anEntry('accepted', 2)], met, anEntry('feedback', 4)), bdm),
    ).toEqual({});
  });
});

describe('what somebody was asked for', () => {
  const accepted = [handedOver, anEntry('verbal-handover', 2), anEntry('accepted', 3)];
  const lost = (backAt: number) =>
    anEntry('outcome', 4, {
      body: { result: 'disqualified', reason: 'no-timing', backAt, text: '' },
    });

  it('is due when its asker needs it', () => {
    const asked = anEntry('pull-back', 4);
    const handoff = folded(...accepted, asked);
    expect(timesOf(handoff, sdr)).toMatchObject({ 'pull-back': asked.body.due });
  });

  it('comes back on the day that the outcome names, and waits for nobody before', () => {
    const backAt = AT + 90 * 24 * HOUR;
    const handoff = folded(...accepted, lost(backAt));
    expect(timesOf(handoff, sdr)).toEqual({ 'come-back': backAt });
    expect(actionableNow(handoff, SDR.id, backAt - 1)).toEqual([]);
    expect(actionableNow(handoff, SDR.id, backAt)).toMatchObject([{ kind: 'pull-back' }]);
  });

  it('a question is recalled when half of the time to answer is gone', () => {
    const question = anEntry('message', 4, { by: BDM });
    expect(timesOf(folded(...accepted, question), sdr)).toMatchObject({
      question: question.at + 2 * HOUR,
    });
  });

  it('an ask is due when it says so, until it is answered, for whom it is', () => {
    const due = AT + HOUR;
    const ask = anEntry('ask', 6, { body: { to: SDR, kind: 'other', text: 'x', due } });
    const of = (entries: TeamEntry[], reminded: Reminded) =>
      foldTeam(entries)
        .asks.flatMap((one) => remindersOfAsk(one, reminded))
        .map(({ at }) => at);
    expect(of([ask], sdr)).toEqual([due]);
    expect(of([ask], bdm)).toEqual([]);
    const answer = anEntry('ask-answered', 7, { body: { ask: anId(6), result: 'done', text: '' } });
    expect(of([ask, answer], sdr)).toEqual([]);
  });
});

describe('a meeting that is still ahead', () => {
  it('waits for nobody until it is over', () => {
    const accepted = folded(handedOver, anEntry('accepted', 2));
    expect(actionableNow(accepted, BDM.id, MEETING)).toEqual([]);
    expect(actionableNow(accepted, BDM.id, MEETING + 30 * MINUTE)).toMatchObject([
      { kind: 'meet' },
    ]);
  });
});

describe('quiet time', () => {
  const card = { calendar: HOURS, doNotDisturb: false };
  const evening = Date.UTC(2026, 10, 27, 18);

  it('is outside of the hours, till the first minute of the next shift', () => {
    expect(quietHoursAt(card, AT)).toEqual({ isQuiet: false });
    expect(quietHoursAt(card, evening)).toEqual({
      isQuiet: true,
      until: Date.UTC(2026, 10, 30, 8, 1),
    });
  });

  it('has no end for who does not want to be disturbed', () => {
    expect(quietHoursAt({ ...card, doNotDisturb: true }, AT)).toEqual({ isQuiet: true });
  });

  it.each([
    ['no card', undefined],
    ['no days', { ...card, calendar: { ...HOURS, days: [] } }],
    ['a zone that nobody knows', { ...card, calendar: { ...HOURS, zone: 'Mars/Olympus' } }],
  ])('is never where there are %s', (_, some) => {
    expect(quietHoursAt(some, evening)).toEqual({ isQuiet: false });
  });
});

it('hours that nobody can count, and any lead time, never break a reminder', () => {
  const calendars = fc.constantFrom<Calendar>(
    ...[HOURS, { ...HOURS, days: [] }, { ...HOURS, zone: 'Mars/Olympus' }],
  );
  const histories = fc.subarray<HandoffEntry>([
    ...[handedOver, anEntry('accepted', 2), anEntry('meeting', 3)],
    ...[anEntry('message', 4, { by: BDM }), anEntry('pull-back', 5), anEntry('outcome', 6)],
  ]);
  fc.assert(
    fc.property(histories, calendars, calendars, fc.boolean(), (entries, own, other, isManager) => {
      for (const me of [SDR.id, BDM.id, NOAH.id]) {
        const reminded = someone(me, { ownCalendar: own, calendarOf: () => other, isManager });
        const names = remindersOf(foldHandoff(entries), reminded).map((one) => {
          expect(Number.isFinite(one.at)).toBe(true);
          return reminderName(one);
        });
        expect(new Set(names).size).toBe(names.length);
      }
    }),
  );
});
