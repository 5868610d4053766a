import { expect, it } from 'vitest';
import { calendarSchema, defaultCalendar } from '@/lib/handoff/calendar';
import { CHANNELS } from '@/lib/handoff/channel';
import { DEFAULT_POLICY, responseDue } from '@/lib/handoff/policy';
import { defaultProfile, profileCardSchema } from '@/lib/handoff/profile';

it('an answer is due four working hours after the hand-over', () => {
  expect(DEFAULT_POLICY.acceptMinutes).toBe(240);
  const wednesdayAtThree = Date.UTC(2026, 10, 25, 15);
  expect(responseDue(wednesdayAtThree, defaultCalendar('UTC'))).toBe(Date.UTC(2026, 10, 26, 11));
});

it('no answer is due by a calendar without working days', () => {
  expect(responseDue(0, { ...defaultCalendar('UTC'), days: [] })).toBeUndefined();
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
