import { describe, expect, it } from 'vitest';
import { dayAndTime, lengthOfTime, lengthToTell, timeOfDay } from '@/lib/panel/time/time-text';
import { AT } from '../factories';

describe('words for times', () => {
  it('show an instant in the zone that is asked for', () => {
    expect(timeOfDay(AT, 'Asia/Kolkata')).toMatch(/0?2:30/);
    expect(dayAndTime(AT, 'Pacific/Auckland')).toMatch(/26.*10:00|26.*22:00/);
  });

  it('name the year where it is not the one that the clock shows in that zone', () => {
    const newYear = Date.UTC(2027, 0, 1);
    const say = (instant: number, zone: string, now: number) => dayAndTime(instant, zone, now);
    expect(say(AT, 'UTC', AT)).not.toMatch(/20\d\d/);
    expect(say(AT - 366 * 86_400_000, 'UTC', AT)).toContain('2025');
    expect(say(newYear, 'UTC', newYear - 60_000)).toContain('2027');
    expect(say(newYear, 'America/Los_Angeles', newYear - 60_000)).not.toMatch(/20\d\d/);
    expect(say(newYear, 'Nowhere/Land', newYear - 60_000)).toMatch(/2027.*UTC$/);
  });

  it('fall back to UTC, and say so, where nobody knows the zone', () => {
    expect(timeOfDay(AT, 'Nowhere/Land')).toMatch(/0?9:00.*UTC/);
  });

  it.each([
    [0, '0 min'],
    [59.9, '59 min'],
    [60, '1 h'],
    [200, '3 h 20 min'],
    [-5, '0 min'],
  ])('say %s minutes as %s', (minutes, words) => {
    expect(lengthOfTime(minutes)).toBe(words);
  });

  it.each([undefined, Number.NaN, -5, 0, 0.99])('have no length to tell of %s minutes', (none) => {
    expect(lengthToTell(none)).toBeUndefined();
  });

  it('tell a length from one minute on', () => {
    expect(lengthToTell(1)).toBe('1 min');
    expect(lengthToTell(130)).toBe('2 h 10 min');
  });
});
