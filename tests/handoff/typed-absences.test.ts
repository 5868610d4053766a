import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Absence } from '@/lib/handoff/time/calendar';
import { absenceLine, readAbsences } from '@/lib/handoff/time/typed-absences';
import { LOCALES } from '../arbitraries';

const today = '2026-11-27';

/** What was understood, in one form for all ways to write it. */
function understood(text: string, locale = 'en-GB'): string[] {
  const { absences, problems } = readAbsences(text, { today, locale });
  return [
    ...absences.map(({ from, to, part }) => {
      const time = part ? ` ${part.from ?? ''}..${part.to ?? ''}` : '';
      return (from === to ? from : `${from}/${to}`) + time;
    }),
    ...problems.map(({ problem, text: line }) => `${problem}: ${line}`),
  ];
}

describe('days off, as people write them', () => {
  it.each([
    '21 Dec – 8 Jan',
    '21 dec-8 jan',
    '21 December to 8 January',
    'Dec 21 - Jan 8',
    'December 21st, 2026 – January 8th, 2027',
    '21 Dec 2026 until 8 Jan 2027',
    '21 Dec – 8 Jan 2027',
    'from 21 Dec to 8 Jan',
    'Mon 21 Dec – Fri 8 Jan',
    '21.12.–8.1.',
    '21.12.2026 - 8.1.2027',
    '21/12/2026–08/01/2027',
    '21/12 – 8/1',
    '2026-12-21 – 2027-01-08',
    '2026-12-21 to 2027-01-08',
    '２１ Ｄｅｃ － ８ Ｊａｎ',
    'Vacation: 21 Dec – 8 Jan',
  ])('%j', (line) => {
    expect(understood(line)).toEqual(['2026-12-21/2027-01-08']);
  });

  it.each([
    ['24 Dec', '2026-12-24'],
    ['24 Dec from 12:00', '2026-12-24 720..'],
    ['24 Dec from 12', '2026-12-24 720..'],
    ['24 Dec after 1pm', '2026-12-24 780..'],
    ['24 Dec until 12:00', '2026-12-24 ..720'],
    ['24 Dec 9:00–11:30', '2026-12-24 540..690'],
    ['24 Dec from 9 to 11', '2026-12-24 540..660'],
    ['24 Dec, afternoon', '2026-12-24 720..'],
    ['24 Dec morning', '2026-12-24 ..720'],
    ['24.12. 12:00-17:00', '2026-12-24 720..1020'],
    ['21–23 Dec', '2026-12-21/2026-12-23'],
    ['Dec 21–23', '2026-12-21/2026-12-23'],
    ['21.–23.12.', '2026-12-21/2026-12-23'],
    ['21–23 Dec from 15:00', '2026-12-21/2026-12-23 900..'],
    ['until 8 Jan', '2026-11-27/2027-01-08'],
    ['23 Nov – 4 Dec', '2026-11-23/2026-12-04'],
    ['20 Nov', '2027-11-20'],
    ['29 Feb', '2028-02-29'],
    ['1 Mar 2025', '2025-03-01'],
  ])('%j is %j', (line, days) => {
    expect(understood(line)).toEqual([days]);
  });

  it.each([
    ['en-US', '12/21–1/8'],
    ['de', '21. Dez. – 8. Jan.'],
    ['de', '21. Dezember bis 8. Januar'],
    ['fr', '21 déc. au 8 janv.'],
    ['es', '21 de diciembre a 8 de enero'],
    ['ru', '21 декабря – 8 января'],
    ['ja', '12月21日～1月8日'],
    ['ar', '٢١ ديسمبر – ٨ يناير'],
  ])('in %s: %j', (locale, line) => {
    expect(understood(line, locale)).toEqual(['2026-12-21/2027-01-08']);
  });

  it('are one a line, and what cannot be read does not take the others with it', () => {
    expect(understood('24 Dec from 12:00\n\nsome time in spring\n1 Jan')).toEqual([
      ...['2026-12-24 720..', '2027-01-01', 'not-read: some time in spring'],
    ]);
  });

  it.each([
    ['8 Jan 2027 – 21 Dec 2026', 'backwards'],
    ['1 Jan 2027 – 1 Jan 2037', 'too-long'],
    ['31 Feb', 'not-read'],
    ['24 Dec half day', 'not-read'],
    ['24 Dec 12:00', 'not-read'],
    ['24 Dec from 25:00', 'not-read'],
    ['not 24 Dec', 'not-read'],
    ['24 Dec, 31 Dec', 'not-read'],
    ['<b>24 Dec</b>', 'not-read'],
  ])('%j is not guessed at', (line, problem) => {
    expect(understood(line)).toEqual([`${problem}: ${line}`]);
  });

  it('beyond a hundred are said to be too many', () => {
    const lines = Array.from({ length: 101 }, (_, n) => `1 Jan ${2027 + (n % 60)}`).join('\n');
    expect(understood(lines).at(-1)).toBe('too-many: 1 Jan 2067');
  });

  it('never fail, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(readAbsences(text, { today })).toHaveProperty('problems');
      }),
    );
  });

  const date = fc
    .integer({ min: 0, max: 900 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
  const part = fc.constantFrom<Partial<Absence>>(
    ...[{}, { part: { from: 720 } }, { part: { to: 800 } }, { part: { from: 0, to: 1440 } }],
  );
  const absences = fc.tuple(date, date, part).map(([one, other, rest]): Absence => {
    const [from = '', to = ''] = [one, other].sort();
    return { from, to, ...rest };
  });

  it.each(LOCALES)('are shown in %s as they are read again', (locale) => {
    fc.assert(
      fc.property(absences, (absence) => {
        expect(readAbsences(absenceLine(absence, locale), { today, locale })).toEqual({
          ...{ absences: [absence], problems: [] },
        });
      }),
      { numRuns: 30 },
    );
  });
});
