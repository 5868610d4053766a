import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { isWorkingTime, workingTimeBetween, workingTimeDue } from '@/lib/handoff/time/clock';
import { instantOfWallTime, wallTimeOf } from '@/lib/handoff/time/wall-time';
import { zone } from '../arbitraries';

const HOUR = 60;

function aCalendar(with_: Partial<Calendar> = {}): Calendar {
  return {
    ...{ zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: '10:00', to: '18:00', holidays: [] },
    ...with_,
  };
}

function at(local: string, calendar: Calendar): number {
  return instantOfWallTime(local, calendar.zone) ?? Number.NaN;
}

function dueAt(start: string, minutes: number, calendar: Calendar): string {
  const due = workingTimeDue(at(start, calendar), minutes, calendar);
  return due.ok ? wallTimeOf(due.value, calendar.zone) : due.reason;
}

function minutesBetween(from: string, to: string, calendar: Calendar): number | string {
  const between = workingTimeBetween(at(from, calendar), at(to, calendar), calendar);
  return between.ok ? between.value : between.reason;
}

describe('when something is due, at work from 10 to 18', () => {
  // 25 November 2026 is a Wednesday.
  it.each([
    ['within the day', '2026-11-25T10:30', 4 * HOUR, '2026-11-25T14:30'],
    ['exactly at the end of the day', '2026-11-25T15:00', 3 * HOUR, '2026-11-25T18:00'],
    ['over an evening', '2026-11-25T15:00', 10 * HOUR, '2026-11-26T17:00'],
    ['from after hours', '2026-11-25T20:00', 10 * HOUR, '2026-11-27T12:00'],
    ['from before hours', '2026-11-25T06:00', HOUR, '2026-11-25T11:00'],
    ['from Friday over a weekend', '2026-11-27T17:00', 4 * HOUR, '2026-11-30T13:00'],
    ['from Saturday', '2026-11-28T12:00', 4 * HOUR, '2026-11-30T14:00'],
    ['with nothing to wait for, even at night', '2026-11-25T23:00', 0, '2026-11-25T23:00'],
  ])('%s', (_, start, minutes, due) => {
    expect(dueAt(start, minutes, aCalendar())).toBe(due);
  });

  it('over a holiday', () => {
    const calendar = aCalendar({ holidays: ['2026-11-26'] });
    expect(dueAt('2026-11-25T15:00', 10 * HOUR, calendar)).toBe('2026-11-27T17:00');
  });

  it.each([
    ['clocks go forward on a working Sunday night', '2026-03-28T23:00', '2026-03-29T05:00'],
    ['clocks go back on a working Sunday night', '2026-10-24T23:00', '2026-10-25T03:00'],
  ])('five real hours later where %s', (_, start, due) => {
    const calendar = aCalendar({ days: [6, 7], from: '22:00', to: '06:00' });
    expect(dueAt(start, 5 * HOUR, calendar)).toBe(due);
  });

  it('on a night shift within which clocks change, counted from the day before', () => {
    const calendar = aCalendar({ from: '22:00', to: '06:00', days: [5, 6, 7] });
    // Saturday night has seven hours where clocks go forward and nine where they go back.
    expect(dueAt('2026-03-28T22:00', 7 * HOUR, calendar)).toBe('2026-03-29T06:00');
    expect(dueAt('2026-03-28T22:00', 8 * HOUR, calendar)).toBe('2026-03-29T23:00');
    expect(dueAt('2026-10-24T22:00', 9 * HOUR, calendar)).toBe('2026-10-25T06:00');
    expect(dueAt('2026-10-24T22:00', 10 * HOUR, calendar)).toBe('2026-10-25T23:00');
  });

  it('over a holiday that is a weekend too, and over one that ends the week', () => {
    const calendar = aCalendar({ holidays: ['2026-12-25', '2026-12-26', '2027-01-01'] });
    expect(dueAt('2026-12-24T17:00', 2 * HOUR, calendar)).toBe('2026-12-28T11:00');
    expect(dueAt('2026-12-31T17:00', 2 * HOUR, calendar)).toBe('2027-01-04T11:00');
  });

  it('at the same wall time where clocks changed over the weekend', () => {
    expect(dueAt('2026-03-27T17:00', 2 * HOUR, aCalendar())).toBe('2026-03-30T11:00');
    expect(dueAt('2026-10-23T17:00', 2 * HOUR, aCalendar())).toBe('2026-10-26T11:00');
  });

  it('on a night shift, over midnight and over the day between', () => {
    const calendar = aCalendar({ from: '22:00', to: '06:00' });
    expect(dueAt('2026-11-25T23:00', 4 * HOUR, calendar)).toBe('2026-11-26T03:00');
    expect(dueAt('2026-11-26T05:00', 2 * HOUR, calendar)).toBe('2026-11-26T23:00');
    expect(dueAt('2026-11-28T05:00', 2 * HOUR, calendar)).toBe('2026-11-30T23:00');
  });

  it('on a night shift that begins before a holiday and ends within it', () => {
    const calendar = aCalendar({ from: '22:00', to: '06:00', holidays: ['2026-11-26'] });
    expect(dueAt('2026-11-25T23:00', 7 * HOUR, calendar)).toBe('2026-11-26T06:00');
    expect(dueAt('2026-11-25T23:00', 8 * HOUR, calendar)).toBe('2026-11-27T23:00');
  });

  it('where an end equal to the start means the whole day', () => {
    const calendar = aCalendar({ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' });
    expect(dueAt('2026-11-25T15:00', 48 * HOUR, calendar)).toBe('2026-11-27T15:00');
  });

  it.each([
    ['Asia/Kolkata', '2026-11-25T11:30', '2026-11-26T13:30'],
    ['America/St_Johns', '2026-11-25T11:30', '2026-11-26T13:30'],
    ['Australia/Adelaide', '2026-10-02T11:30', '2026-10-05T13:30'],
    ['Asia/Kathmandu', '2026-11-25T11:30', '2026-11-26T13:30'],
    ['Pacific/Chatham', '2026-11-25T11:30', '2026-11-26T13:30'],
  ])('in %s, whose clocks differ by parts of an hour', (zone, start, due) => {
    expect(dueAt(start, 10 * HOUR, aCalendar({ zone }))).toBe(due);
  });

  it('on Lord Howe Island, whose clocks change by half an hour', () => {
    const calendar = aCalendar({
      ...{ zone: 'Australia/Lord_Howe', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '04:00' },
    });
    // 4 October 2026: 02:00 becomes 02:30, so that the shift has three and a half hours.
    expect(dueAt('2026-10-04T00:00', 3.5 * HOUR, calendar)).toBe('2026-10-04T04:00');
    expect(dueAt('2026-10-04T00:00', 4 * HOUR, calendar)).toBe('2026-10-05T00:30');
  });

  it('from the moment of the change where the start of work is skipped', () => {
    const calendar = aCalendar({ days: [7], from: '02:30', to: '06:00' });
    expect(dueAt('2026-03-29T00:00', HOUR, calendar)).toBe('2026-03-29T04:00');
  });
});

describe('working minutes between two instants', () => {
  it.each([
    ['2026-11-25T15:00', '2026-11-26T17:00', 10 * HOUR],
    ['2026-11-25T15:00', '2026-11-25T15:00', 0],
    ['2026-11-26T17:00', '2026-11-25T15:00', 0],
    ['2026-11-28T00:00', '2026-11-29T23:59', 0],
    ['2026-11-23T00:00', '2026-11-30T00:00', 40 * HOUR],
  ])('from %s to %s', (from, to, minutes) => {
    expect(minutesBetween(from, to, aCalendar())).toBe(minutes);
  });

  it('are real minutes where clocks change', () => {
    const calendar = aCalendar({ days: [6], from: '22:00', to: '06:00' });
    expect(minutesBetween('2026-03-28T12:00', '2026-03-29T12:00', calendar)).toBe(7 * HOUR);
    expect(minutesBetween('2026-10-24T12:00', '2026-10-25T12:00', calendar)).toBe(9 * HOUR);
  });
});

describe('whether somebody is at work', () => {
  it.each([
    ['2026-11-25T10:00', true],
    ['2026-11-25T17:59', true],
    ['2026-11-25T18:00', false],
    ['2026-11-25T09:59', false],
    ['2026-11-28T12:00', false],
  ])('at %s: %s', (local, working) => {
    const calendar = aCalendar();
    expect(isWorkingTime(at(local, calendar), calendar)).toEqual({ ok: true, value: working });
  });

  it('counts the shift that began the day before', () => {
    const calendar = aCalendar({ days: [5], from: '22:00', to: '06:00' });
    expect(isWorkingTime(at('2026-11-28T05:59', calendar), calendar)).toEqual({
      ok: true,
      value: true,
    });
  });
});

describe('a calendar that cannot be counted by', () => {
  const anywhere = Date.UTC(2026, 10, 25);
  const empty = aCalendar({ days: [] });
  const nowhere = aCalendar({ zone: 'Europe/Atlantis' });

  it('has no working days', () => {
    const problem = { ok: false, reason: 'no-working-time' };
    expect(workingTimeDue(anywhere, 60, empty)).toEqual(problem);
    expect(workingTimeBetween(anywhere, anywhere + 1, empty)).toEqual(problem);
    expect(isWorkingTime(anywhere, empty)).toEqual(problem);
  });

  it.each(['Europe/Atlantis', '', '2026-01-01T00:00Z', 'UTC[u-ca=hebrew]', '../etc'])(
    'is in a zone that nobody knows: %j',
    (zone) => {
      const problem = { ok: false, reason: 'unknown-zone' };
      expect(workingTimeDue(anywhere, 60, { ...nowhere, zone })).toEqual(problem);
    },
  );

  it('is asked about instants that only a broken clock gives', () => {
    const problem = { ok: false, reason: 'too-far' };
    expect(workingTimeDue(8.64e15, 60, aCalendar())).toEqual(problem);
    expect(workingTimeDue(Number.NaN, 60, aCalendar())).toEqual(problem);
    expect(workingTimeDue(anywhere, 1e12, aCalendar())).toEqual(problem);
    expect(workingTimeBetween(-8e15, anywhere, aCalendar())).toEqual(problem);
  });
});

describe('the clock, whatever the calendar', () => {
  const clockText = (minute: number) =>
    [Math.floor(minute / 60) % 24, minute % 60]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
  // Shifts of two hours and more: a minute a week would take longer than the clock counts.
  const calendars = fc
    .record({
      zone,
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      begin: fc.integer({ min: 0, max: 24 * HOUR - 1 }),
      length: fc.integer({ min: 2 * HOUR, max: 24 * HOUR }),
      holidays: fc.constantFrom<string[][]>([], ['2026-03-29', '2026-11-01']),
    })
    .map(({ begin, length, ...rest }): Calendar => ({
      ...rest,
      from: clockText(begin),
      to: clockText(begin + length),
    }));
  // A year in which every zone above that changes its clocks does so twice.
  const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
  const minutes = fc.integer({ min: 0, max: 100 * HOUR });
  const value = (result: ReturnType<typeof workingTimeDue>) =>
    result.ok ? result.value : Number.NaN;

  it('lets just the minutes between two instants be due at the later one, if it is at work', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, (calendar, from, later) => {
        const to = from + later * 60_000;
        const due = value(
          workingTimeDue(from, value(workingTimeBetween(from, to, calendar)), calendar),
        );
        // At the very beginning of a shift nothing of it has passed yet.
        const working = isWorkingTime(to - 1, calendar);
        if (working.ok && working.value) expect(due).toBeCloseTo(to, 0);
        else expect(due).toBeLessThanOrEqual(to);
        // What lies between the two is nobody's working time.
        expect(value(workingTimeBetween(due, to, calendar))).toBeCloseTo(0, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('does not miss the end of a shift by a fraction of a millisecond', () => {
    const calendar = {
      ...{ zone: 'America/St_Johns', days: [1, 3], holidays: [] },
      ...{ from: '17:39', to: '13:35' },
    };
    const [from, to] = [1_767_225_600_018, 1_767_287_100_018];
    const counted = value(workingTimeBetween(from, to, calendar));
    expect(value(workingTimeDue(from, counted, calendar))).toBeLessThanOrEqual(to);
  });

  it('never counts fewer minutes to a later instant', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, minutes, (calendar, from, first, more) => {
        const to = from + first * 60_000;
        const between = value(workingTimeBetween(from, to, calendar));
        const longer = value(workingTimeBetween(from, to + more * 60_000, calendar));
        expect(longer).toBeGreaterThanOrEqual(between);
        // Minutes are fractions where instants are not whole minutes: their sum may be a hair off.
        expect(longer - between).toBeLessThanOrEqual(more + 1e-6);
      }),
      { numRuns: 200 },
    );
  });
});
