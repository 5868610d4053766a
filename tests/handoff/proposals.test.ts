import { describe, expect, it } from 'vitest';
import { meetingProposals } from '@/lib/handoff/meeting/proposals';
import { defaultCalendar, withAbsences } from '@/lib/handoff/time/calendar';
import { wallTimeOf } from '@/lib/handoff/time/wall-time';

const BERLIN = 'Europe/Berlin';
const calendar = defaultCalendar(BERLIN);
const FRIDAY = Date.parse('2026-11-27T09:00Z');
const shown = (now: number, with_ = calendar) =>
  meetingProposals(now, with_, 3).map((time) => wallTimeOf(time, BERLIN));

describe('times that are proposed for a meeting', () => {
  it('begin with the next day on which the other works', () => {
    expect(shown(FRIDAY)).toEqual(['2026-11-30T10:00', '2026-11-30T14:00', '2026-12-01T10:00']);
  });

  it('leave out days off', () => {
    const off = withAbsences(calendar, [{ from: '2026-11-30', to: '2026-12-01' }]);
    expect(shown(FRIDAY, off)[0]).toBe('2026-12-02T10:00');
  });

  it.each([
    ['has 25 hours, early', '2026-10-25T00:30+02:00', '2026-10-26'],
    ['has 25 hours, late', '2026-10-25T23:30+01:00', '2026-10-26'],
    ['comes before one of 23', '2026-03-28T23:30+01:00', '2026-03-29'],
    ['has 23 hours', '2026-03-29T00:30+01:00', '2026-03-30'],
  ])('begin with the next day on a day that %s', (_, now, day) => {
    const always = { ...calendar, days: [1, 2, 3, 4, 5, 6, 7] };
    expect(shown(Date.parse(now), always)[0]).toBe(`${day}T10:00`);
  });

  it('are none where nobody knows when the other works', () => {
    expect(shown(FRIDAY, { ...calendar, zone: 'Nowhere/At_All' })).toEqual([]);
    expect(shown(FRIDAY, { ...calendar, days: [] })).toEqual([]);
  });
});
