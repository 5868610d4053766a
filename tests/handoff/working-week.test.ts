import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  absencesOf,
  calendarSchema,
  defaultCalendar,
  joined,
  weekOf,
  withAbsences,
  withWeek,
  type Absence,
  type Calendar,
  type Span,
  type Week,
} from '@/lib/handoff/time/calendar';
import { isWorkingTime, workingTimeBetween, workingTimeDue } from '@/lib/handoff/time/clock';
import { feedbackDue, responseDue } from '@/lib/handoff/team/policy';
import { profileCardSchema, defaultProfile } from '@/lib/handoff/team/profile';
import { instantOfWallTime, wallTimeOf } from '@/lib/handoff/time/wall-time';
import { zone } from '../arbitraries';

const HOUR = 60;
const MINUTE = 60_000;
const hours = (...times: [from: number, to: number][]): Span[] =>
  times.map(([from, to]) => ({ from: from * HOUR, to: to * HOUR }));

/** With a lunch, and off from 13:00 on Fridays. */
const WEEK: Week = [
  ...Array.from({ length: 4 }, () => hours([9, 12], [13, 17])),
  ...[hours([9, 13]), [], []],
];

interface Told {
  readonly week?: Week;
  readonly off?: readonly Absence[];
  readonly zone?: string;
}

function aCalendar({ week = WEEK, off = [], zone = 'Europe/Berlin' }: Told = {}): Calendar {
  return withAbsences(withWeek(defaultCalendar(zone), week), off);
}

const at = (local: string, { zone }: Calendar) => instantOfWallTime(local, zone) ?? Number.NaN;

function dueAt(start: string, minutes: number, calendar: Calendar): string {
  const due = workingTimeDue(at(start, calendar), minutes, calendar);
  return due.ok ? wallTimeOf(due.value, calendar.zone) : due.reason;
}

function minutesBetween(from: string, to: string, calendar: Calendar): number | string {
  const between = workingTimeBetween(at(from, calendar), at(to, calendar), calendar);
  return between.ok ? between.value : between.reason;
}

const worksAt = (local: string, calendar: Calendar) => isWorkingTime(at(local, calendar), calendar);

describe('a week with a lunch and a short Friday', () => {
  // 27 November 2026 is a Friday.
  it('counts a lead that came on Friday at 13:30 from Monday morning on', () => {
    const calendar = aCalendar();
    const due = responseDue(at('2026-11-27T13:30', calendar), calendar);
    expect(due && wallTimeOf(due, calendar.zone)).toBe('2026-11-30T14:00');
  });

  it.each([
    ['over a lunch', '2026-11-26T11:00', 2 * HOUR, '2026-11-26T14:00'],
    ['up to a lunch', '2026-11-26T11:00', HOUR, '2026-11-26T12:00'],
    ['from within a lunch', '2026-11-26T12:30', HOUR, '2026-11-26T14:00'],
    ['over the weekend', '2026-11-27T12:00', 2 * HOUR, '2026-11-30T10:00'],
  ])('is counted %s', (_, start, minutes, due) => {
    expect(dueAt(start, minutes, aCalendar())).toBe(due);
  });

  it('is 32 hours', () => {
    expect(minutesBetween('2026-11-23T00:00', '2026-11-30T00:00', aCalendar())).toBe(32 * HOUR);
  });

  it('knows who is at lunch, and who has gone home', () => {
    expect(worksAt('2026-11-26T12:00', aCalendar())).toEqual({ ok: true, value: false });
    expect(worksAt('2026-11-26T13:00', aCalendar())).toEqual({ ok: true, value: true });
    expect(worksAt('2026-11-27T13:00', aCalendar())).toEqual({ ok: true, value: false });
  });

  it('has working days as long as the mean of them', () => {
    const calendar = aCalendar();
    const due = feedbackDue(at('2026-11-26T10:00', calendar), calendar);
    // 32 hours on five days are 6 h 24 min a day.
    expect(due && wallTimeOf(due, calendar.zone)).toBe('2026-11-27T09:24');
  });

  it('without any hours is one by which nothing can be due', () => {
    const empty = aCalendar({ week: [[], [], [], [], [], [], []] });
    expect(dueAt('2026-11-26T11:00', 60, empty)).toBe('no-working-time');
    const hidden = { ...defaultCalendar('UTC'), week: [[], [], [], [], [], [], []] };
    expect(dueAt('2026-11-26T11:00', 60, hidden)).toBe('no-working-time');
    expect(responseDue(0, empty)).toBeUndefined();
    expect(feedbackDue(0, empty)).toBeUndefined();
  });

  it('counts no minute twice where a night ends in the next morning’s shift', () => {
    const week = [hours([22, 30]), hours([5, 9]), [], [], [], [], []];
    const calendar = aCalendar({ week });
    expect(minutesBetween('2026-11-23T00:00', '2026-11-30T00:00', calendar)).toBe(11 * HOUR);
    expect(dueAt('2026-11-23T22:00', 9 * HOUR, calendar)).toBe('2026-11-24T07:00');
  });
});

describe('days off', () => {
  const threeWeeks: Absence = { from: '2026-12-21', to: '2027-01-08' };

  it('of three weeks are one absence, over which nothing is due', () => {
    const calendar = aCalendar({ off: [threeWeeks] });
    expect(dueAt('2026-12-18T12:00', 2 * HOUR, calendar)).toBe('2027-01-11T10:00');
    expect(minutesBetween('2026-12-20T00:00', '2027-01-10T00:00', calendar)).toBe(0);
  });

  it.each([
    ['from noon', { from: 12 * HOUR }, '2026-12-24T08:00', 4 * HOUR, '2026-12-28T10:00'],
    ['until noon', { to: 12 * HOUR }, '2026-12-24T08:00', HOUR, '2026-12-24T14:00'],
    [
      'between two times',
      { from: 10 * HOUR, to: 14 * HOUR },
      '2026-12-24T08:00',
      2 * HOUR,
      '2026-12-24T15:00',
    ],
  ])('%s leave the rest of the day', (_, part, start, minutes, due) => {
    const christmas = { from: '2026-12-25', to: '2026-12-25' };
    const off = [{ from: '2026-12-24', to: '2026-12-24', part }, christmas];
    expect(dueAt(start, minutes, aCalendar({ off }))).toBe(due);
  });

  it('for part of each day hold on each', () => {
    const off = [{ from: '2026-12-21', to: '2026-12-23', part: { from: 12 * HOUR } }];
    const calendar = aCalendar({ off });
    expect(minutesBetween('2026-12-21T00:00', '2026-12-24T00:00', calendar)).toBe(9 * HOUR);
  });

  describe('and nights', () => {
    const nights = Array.from({ length: 7 }, () => hours([22, 30]));
    const minutesOff = (off: Absence) =>
      48 * HOUR -
      Number(
        minutesBetween(
          '2026-12-20T12:00',
          '2026-12-26T12:00',
          aCalendar({ week: nights, off: [off], zone: 'UTC' }),
        ),
      );
    const day = { from: '2026-12-23', to: '2026-12-23' };

    it.each([
      ['a day takes the night that begins on it', {}, 8],
      ['from ten in the evening takes that night', { part: { from: 22 * HOUR } }, 8],
      [
        'from four in the morning takes also the end of the night before',
        { part: { from: 4 * HOUR } },
        10,
      ],
      ['until noon takes nothing of a night that began before', { part: { to: 12 * HOUR } }, 0],
      ['between two and four takes two hours', { part: { from: 2 * HOUR, to: 4 * HOUR } }, 2],
    ])('%s', (_, part, off) => {
      expect(minutesOff({ ...day, ...part })).toBe(off * HOUR);
    });
  });

  it('that never end make nothing due, and say so soon', () => {
    const off = [{ from: '0001-01-01', to: '9999-12-31' }];
    const calendar = { ...aCalendar(), off };
    expect(dueAt('2026-12-18T12:00', 60, calendar)).toBe('too-far');
    expect(minutesBetween('2026-12-18T12:00', '2027-12-18T12:00', calendar)).toBe(0);
    expect(worksAt('2026-12-18T12:00', calendar)).toEqual({ ok: true, value: false });
  });

  it('that no calendar has, or that end before they begin, are none', () => {
    const off = [
      { from: '2026-02-31', to: '2026-02-31' },
      { from: '2026-12-31', to: '2026-12-01' },
    ];
    expect(dueAt('2026-12-17T09:00', HOUR, { ...aCalendar(), off })).toBe('2026-12-17T10:00');
  });
});

describe('a card as an earlier Baton reads it', () => {
  const read = (calendar: Calendar) => {
    const earlier = { ...calendar };
    delete earlier.week;
    delete earlier.off;
    return earlier;
  };

  it('has the outermost hours of the week, and the whole days off', () => {
    const off: Absence[] = [
      { from: '2026-12-21', to: '2026-12-23' },
      { from: '2026-12-24', to: '2026-12-24', part: { from: 12 * HOUR } },
    ];
    expect(read(aCalendar({ off }))).toEqual({
      ...{ zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
      holidays: ['2026-12-21', '2026-12-22', '2026-12-23'],
    });
  });

  it('says no more than an earlier one where that can say it all', () => {
    const calendar = withAbsences(defaultCalendar('UTC'), [
      { from: '2026-12-24', to: '2026-12-24' },
    ]);
    expect(withWeek(calendar, weekOf(calendar))).toEqual({
      ...defaultCalendar('UTC'),
      holidays: ['2026-12-24'],
    });
  });

  it('never names more days than it may', () => {
    const calendar = aCalendar({ off: [{ from: '2020-01-01', to: '9999-12-31' }] });
    expect(calendar.holidays).toHaveLength(100);
    expect(calendarSchema.parse(calendar)).toEqual(calendar);
  });

  it('of an earlier one is read as before', () => {
    const earlier = {
      ...defaultCalendar('UTC'),
      from: '22:00',
      to: '06:00',
      holidays: ['2026-12-24'],
    };
    expect(weekOf(earlier)[0]).toEqual(hours([22, 30]));
    expect(absencesOf(earlier)).toEqual([{ from: '2026-12-24', to: '2026-12-24' }]);
    expect(
      profileCardSchema.parse({ ...defaultProfile('UTC'), calendar: earlier }).calendar,
    ).toEqual(earlier);
  });

  it.each([
    { week: [[]] },
    { week: [...WEEK.slice(1), [{ from: 600, to: 600 }]] },
    { week: [...WEEK.slice(1), [{ from: 600, to: 2041 }]] },
    {
      week: [
        ...WEEK.slice(1),
        Array.from({ length: 7 }, (_, n) => ({ from: n * 60, to: n * 60 + 1 })),
      ],
    },
    { off: [{ from: 'soon', to: '2026-12-24' }] },
    { off: [{ from: '2026-12-24', to: '2026-12-24', part: { from: 1440 } }] },
  ])('cannot have %j', (part) => {
    expect(calendarSchema.safeParse({ ...defaultCalendar('UTC'), ...part }).success).toBe(false);
  });
});

describe('the clock, whatever the week and the absences', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 30, max: 1440 }))
    .map(([from, length]) => ({ from, to: from + length }));
  const weeks = fc
    .array(fc.array(span, { maxLength: 3 }), { minLength: 7, maxLength: 7 })
    .filter((week) => week.flat().length > 0);
  const date = (days: number) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
  const part = fc.constantFrom<Partial<Absence>>(
    ...[{}, {}, { part: { from: 720 } }, { part: { to: 720 } }, { part: { from: 90, to: 800 } }],
  );
  const absences = fc.array(
    fc
      .tuple(fc.integer({ min: -5, max: 370 }), fc.integer({ min: 0, max: 25 }), part)
      .map(([first, length, rest]) => ({ from: date(first), to: date(first + length), ...rest })),
    { maxLength: 6 },
  );
  const calendars = fc.record({ week: weeks, off: absences, zone }).map((told) => aCalendar(told));
  const instants = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }) },
    // Around the day that Samoa skipped.
    {
      weight: 1,
      arbitrary: fc.integer({ min: Date.UTC(2011, 11, 28), max: Date.UTC(2012, 0, 2) }),
    },
  );
  const minutes = fc.integer({ min: 0, max: 60 * HOUR });
  const value = (result: ReturnType<typeof workingTimeDue>) =>
    result.ok ? result.value : Number.NaN;

  it('gives back between a start and its due date just the minutes that were to pass', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, (calendar, start, wait) => {
        const due = value(workingTimeDue(start, wait, calendar));
        expect(value(workingTimeBetween(start, due, calendar))).toBeCloseTo(wait, 6);
        // The minute before it has not passed any sooner: it was due at work.
        const before = workingTimeBetween(start, due - MINUTE, calendar);
        if (wait > 0) expect(value(before)).toBeLessThan(wait);
      }),
      { numRuns: 150 },
    );
  });

  it('lets no more time be due earlier, nor a later start', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, minutes, (calendar, start, wait, more) => {
        const due = value(workingTimeDue(start, wait, calendar));
        expect(due).toBeGreaterThanOrEqual(start);
        expect(value(workingTimeDue(start, wait + more, calendar))).toBeGreaterThanOrEqual(due);
        const later = workingTimeDue(start + more * MINUTE, wait, calendar);
        expect(value(later)).toBeGreaterThanOrEqual(due);
      }),
      { numRuns: 100 },
    );
  });

  it('counts a whole as the sum of its parts, and never more than has passed', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, minutes, (calendar, from, first, second) => {
        const middle = from + first * MINUTE;
        const to = middle + second * MINUTE;
        const whole = value(workingTimeBetween(from, to, calendar));
        const parts =
          value(workingTimeBetween(from, middle, calendar)) +
          value(workingTimeBetween(middle, to, calendar));
        expect(parts).toBeCloseTo(whole, 6);
        expect(whole).toBeLessThanOrEqual(first + second + 1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it('agrees with whoever looks at the wall clock each minute', () => {
    const still = fc.constantFrom('UTC', 'Asia/Kathmandu', 'Asia/Kolkata', 'Pacific/Apia');
    const told = fc.record({ week: weeks, off: absences, zone: still });
    fc.assert(
      fc.property(told, fc.integer({ min: 0, max: 360 }), (given, first) => {
        const calendar = aCalendar(given);
        const start = at(`${date(first)}T00:00`, calendar);
        for (let minute = 0; minute < 2880; minute += 7) {
          const instant = start + minute * MINUTE;
          const works = worksByTheWall(instant, given);
          expect(isWorkingTime(instant, calendar)).toEqual({ ok: true, value: works });
          const next = workingTimeBetween(instant, instant + MINUTE, calendar);
          expect(value(next)).toBe(works ? 1 : 0);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('is kept on a card as it was told', () => {
    fc.assert(
      fc.property(weeks, absences, (week, off) => {
        const calendar = aCalendar({ week, off });
        expect(calendarSchema.parse(calendar)).toEqual(calendar);
        expect(weekOf(calendar)).toEqual(week.map(joined));
        expect(absencesOf(calendar)).toEqual(off);
      }),
    );
  });
});

/** Whether somebody is at work by what the wall clock shows, found without any shift. */
function worksByTheWall(instant: number, { week, off, zone }: Required<Told>): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const minute = wall.hour * 60 + wall.minute;
  const today = wall.toPlainDate();
  const yesterday = today.subtract({ days: 1 });
  const isWithin = (day: string, { from, to }: Absence) => from <= day && day <= to;
  const begins = (day: Temporal.PlainDate, at: number) =>
    (week[day.dayOfWeek - 1] ?? []).some((span) => span.from <= at && at < span.to);
  const isNamed = off.some(
    (absence) =>
      isWithin(today.toString(), absence) &&
      absence.part?.from !== undefined &&
      absence.part.from <= minute &&
      minute < (absence.part.to ?? 1440),
  );
  if (isNamed) return false;
  const isOff = (day: Temporal.PlainDate, at: number) =>
    off.some(
      (absence) =>
        isWithin(day.toString(), absence) &&
        (absence.part?.from ?? 0) <= at &&
        at < (absence.part?.to ?? Infinity),
    );
  return (
    (begins(today, minute) && !isOff(today, minute)) ||
    (begins(yesterday, minute + 1440) && !isOff(yesterday, minute + 1440))
  );
}
