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

  it('are none where nobody knows when the other works', () => {
    expect(shown(FRIDAY, { ...calendar, zone: 'Nowhere/At_All' })).toEqual([]);
    expect(shown(FRIDAY, { ...calendar, days: [] })).toEqual([]);
  });
});
