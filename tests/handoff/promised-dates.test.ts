import { describe, expect, it } from 'vitest';
import { dateDoubt, doubtfulDates } from '@/lib/handoff/time/promised-dates';
import { aBrief, aMeeting, AT } from '../factories';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a date that a buyer is promised', () => {
  it.each<[string, number, ReturnType<typeof dateDoubt>]>([
    ['last year’s', AT - 365 * DAY, 'in-the-past'],
    ['yesterday’s', AT - DAY, 'in-the-past'],
    ['a minute ago', AT - MINUTE, 'in-the-past'],
    ['now', AT, undefined],
    ['in a minute', AT + MINUTE, undefined],
    ['in a year to the day', Date.UTC(2027, 10, 26, 9), undefined],
    ['in a year and a minute', Date.UTC(2027, 10, 26, 9) + MINUTE, 'a-year-away'],
    ['of another century', Date.UTC(2126, 0, 1), 'a-year-away'],
    ['before all clocks', -8.64e15, 'in-the-past'],
    ['after all clocks', 8.64e15, 'a-year-away'],
  ])('that is %s', (_, instant, doubt) => {
    expect(dateDoubt(instant, AT)).toBe(doubt);
  });

  it('is the meeting’s and the next step’s, each in the zone in which it was said', () => {
    const brief = aBrief({
      meeting: aMeeting({ start: AT - DAY, zone: 'Asia/Kolkata' }),
      nextStep: { what: 'Send it', owner: 'Lee', due: AT + 400 * DAY },
      zone: 'Europe/Berlin',
    });
    expect(doubtfulDates(brief, AT)).toEqual([
      {
        ...{ field: 'meeting.start', doubt: 'in-the-past' },
        ...{ instant: AT - DAY, zone: 'Asia/Kolkata' },
      },
      {
        ...{ field: 'nextStep.due', doubt: 'a-year-away' },
        ...{ instant: AT + 400 * DAY, zone: 'Europe/Berlin' },
      },
    ]);
    expect(doubtfulDates(brief, AT - 2 * DAY).map(({ field }) => field)).toEqual(['nextStep.due']);
  });
});
