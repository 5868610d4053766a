import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfZone } from '@/lib/handoff/time/instant-text';
import { instantOfWallTime, isZone, wallTimeOf, zones } from '@/lib/handoff/time/wall-time';
import { instant, zone } from '../arbitraries';

describe('what people call a zone', () => {
  it.each([
    ['Europe/Berlin', 'Berlin'],
    ['America/New_York', 'New York'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['America/North_Dakota/New_Salem', 'New Salem'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC+0'],
    ['Etc/GMT+3', 'UTC-3'],
    ['Etc/GMT-14', 'UTC+14'],
    ['+05:30', 'UTC+5:30'],
    ['Japan', 'Japan'],
  ])('%s is %s', (zone, place) => {
    expect(placeOfZone(zone)).toBe(place);
  });
});

describe('a wall time', () => {
  it('is an instant in its zone', () => {
    expect(instantOfWallTime('2026-12-01T15:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 11, 1, 14));
    expect(instantOfWallTime('2026-12-01T15:00', 'Asia/Kolkata')).toBe(
      Date.UTC(2026, 11, 1, 9, 30),
    );
  });

  it('is the first of the two where clocks go back', () => {
    expect(instantOfWallTime('2026-10-25T02:30', 'Europe/Berlin')).toBe(
      Date.UTC(2026, 9, 25, 0, 30),
    );
  });

  it('is the moment of the change where clocks skip it', () => {
    expect(instantOfWallTime('2026-03-29T02:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1));
  });

  it.each([
    ['2026-02-30T10:00', 'UTC'],
    ['2026-01-01T24:00', 'UTC'],
    ['2026-01-01', 'UTC'],
    ['tomorrow', 'UTC'],
    ['', 'UTC'],
    ['2026-01-01T10:00[Asia/Tokyo]', 'UTC'],
    ['2026-01-01T10:00', 'Mars/Olympus'],
    ['2026-01-01T10:00', ''],
  ])('%j in %j is none', (local, zone) => {
    expect(instantOfWallTime(local, zone)).toBeUndefined();
  });

  it('is read back from its instant, whole minutes, unless clocks go back there', () => {
    fc.assert(
      fc.property(instant, zone, (at, zone) => {
        const shown = wallTimeOf(at, zone);
        const found = instantOfWallTime(shown, zone) ?? Number.NaN;
        expect(wallTimeOf(found, zone)).toBe(shown);
        expect(at - found).toBeLessThan(60_000 + 3_600_000);
        expect(at - found).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is shown in UTC where nobody knows the zone', () => {
    expect(wallTimeOf(Date.UTC(2026, 0, 1, 10), 'Mars/Olympus')).toBe('2026-01-01T10:00');
  });
});

it('every zone on offer is one that can be counted in', () => {
  expect(zones()[0]).toBe('UTC');
  expect(zones()).toContain('Europe/Berlin');
  expect(zones().filter((name) => !isZone(name))).toEqual([]);
  expect(new Set(zones()).size).toBe(zones().length);
});
