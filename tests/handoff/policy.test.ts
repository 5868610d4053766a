import { describe, expect, it } from 'vitest';
import { calendarSchema, defaultCalendar } from '@/lib/handoff/time/calendar';
import { CHANNELS } from '@/lib/handoff/reach/channel';
import { dueOf } from '@/lib/handoff/time/due';
import { foldHandoff, nextActions } from '@/lib/handoff/fold';
import {
  DEFAULT_POLICY,
  feedbackDue,
  firstContactDue,
  reminderDue,
  responseDue,
} from '@/lib/handoff/team/policy';
import { defaultProfile, profileCardSchema } from '@/lib/handoff/team/profile';
import { aBrief, aHandoverEntry, anEntry } from '../factories';

it('an answer is due four working hours after the hand-over', () => {
  expect(DEFAULT_POLICY.acceptMinutes).toBe(240);
  const wednesdayAtThree = Date.UTC(2026, 10, 25, 15);
  expect(responseDue(wednesdayAtThree, defaultCalendar('UTC'))).toBe(Date.UTC(2026, 10, 26, 11));
});

it('the reminder comes at half of that, or as the team wants', () => {
  const wednesdayAtThree = Date.UTC(2026, 10, 25, 15);
  const calendar = defaultCalendar('UTC');
  expect(reminderDue(wednesdayAtThree, calendar)).toBe(Date.UTC(2026, 10, 25, 17));
  const late = { ...DEFAULT_POLICY, remindAtPercent: 75 };
  expect(reminderDue(wednesdayAtThree, calendar, late)).toBe(Date.UTC(2026, 10, 26, 10));
});

it.each([
  ['a Thursday', Date.UTC(2026, 10, 26, 14), Date.UTC(2026, 10, 27, 14)],
  ['a Friday', Date.UTC(2026, 10, 27, 14), Date.UTC(2026, 10, 30, 14)],
  ['a Saturday', Date.UTC(2026, 10, 28, 14), Date.UTC(2026, 10, 30, 17)],
])('feedback is due one working day after a meeting on %s', (_, met, due) => {
  expect(feedbackDue(met, defaultCalendar('UTC'))).toBe(due);
});

it('a working day of a night shift, or of a shift round the clock, is as long as the shift', () => {
  const met = Date.UTC(2026, 10, 26, 2);
  const nights = { ...defaultCalendar('UTC'), from: '22:00', to: '06:00' };
  expect(feedbackDue(met, nights)).toBe(Date.UTC(2026, 10, 27, 2));
  const always = { ...defaultCalendar('UTC'), from: '00:00', to: '00:00' };
  expect(feedbackDue(met, always)).toBe(Date.UTC(2026, 10, 27, 2));
});

describe('a lead that was accepted and has no meeting', () => {
  const calendar = defaultCalendar('UTC');
  const meetDue = (body: object, policy?: typeof DEFAULT_POLICY) => {
    const brief = aHandoverEntry({ body: aBrief({ meeting: undefined }) });
    const handoff = foldHandoff([brief, anEntry('accepted', 2, { body: { remark: '', ...body } })]);
    const meet = nextActions(handoff).find(({ kind }) => kind === 'meet');
    return meet && { at: handoff.accepted?.at ?? 0, due: dueOf(meet, handoff, calendar, policy) };
  };

  it('is to be contacted within a day’s work and more, or as the team wants', () => {
    const { at, due } = meetDue({}) ?? { at: 0 };
    expect(due).toBe(firstContactDue(at, calendar));
    const fast = { ...DEFAULT_POLICY, firstContactMinutes: 30 };
    expect(meetDue({}, fast)?.due).toBe(firstContactDue(at, calendar, fast));
    expect(firstContactDue(at, calendar, fast)).toBeLessThan(due ?? 0);
  });

  it('is to be contacted when the BDM said so, where he did', () => {
    const firstStep = { what: 'Call her', at: Date.UTC(2026, 11, 24, 9) };
    expect(meetDue({ firstStep })?.due).toBe(firstStep.at);
  });
});

it('nothing is due by a calendar without working days', () => {
  const empty = { ...defaultCalendar('UTC'), days: [] };
  expect(responseDue(0, empty)).toBeUndefined();
  expect(reminderDue(0, empty)).toBeUndefined();
  expect(feedbackDue(0, empty)).toBeUndefined();
});

it('a person of whom nothing is known has every channel, office hours and is asked about joining', () => {
  const profile = defaultProfile('Asia/Kolkata');
  expect(profileCardSchema.parse(profile)).toEqual(profile);
  expect(profile.channels.map((entry) => entry.channel)).toEqual([...CHANNELS]);
  expect(profile).toMatchObject({ joins: 'ask', doNotDisturb: false });
  expect(profile.calendar).toEqual(defaultCalendar('Asia/Kolkata'));
});

it.each(['24:00', '9:00', '09:60', ''])('a calendar has no hour %j', (from) => {
  expect(calendarSchema.safeParse({ ...defaultCalendar('UTC'), from }).success).toBe(false);
});
