import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, type Week } from '@/lib/handoff/time/calendar';
import { readWeek, weekLine } from '@/lib/handoff/time/typed-hours';
import { LOCALES } from '../arbitraries';

/** What was understood, in one form for all ways to write it. */
function understood(line: string, locale = 'en-GB'): string {
  const read = readWeek(line, locale);
  return read.ok ? weekLine(read.week, 'en-GB') : `${read.problem}: ${read.text}`;
}

describe('the hours of a week, as people write them', () => {
  const SPLIT = 'Mon–Thu 09:00–12:00, 13:00–17:00; Fri 09:00–13:00';

  it.each([
    'Mon–Thu 9–12, 13–17; Fri 9–13',
    'mon-thu 9-12,13-17;fri 9-13',
    'Mon - Thu: 9:00 - 12:00, 13:00 - 17:00; Fri: 9:00 - 13:00',
    'Mo-Th 9-12 & 13-17\nFr 9-13',
    'Monday to Thursday 9 to 12 and 13 to 17, Friday 9 to 13',
    'Mon through Thurs 9am–12pm, 1pm–5pm; Fri 9am–1pm',
    'Mon–Thu 9–12, 1–5; Fri 9–1',
    'Mon–Thu 9-noon, 1-5 p.m.; Fri 9 a.m. - 1 p.m.',
    'Mon, Tue, Wed, Thu 09.00–12.00 / 13.00–17.00; Fri 09.00–13.00',
    'Mon–Thu 0900-1200, 1300-1700, Fri 0900-1300',
    'Mon–Thu 9h–12h, 13h00–17h00; Fri 9h–13h',
    'Mon–Thu 9–17, lunch 12–1; Fri 9–13',
    'Mon–Thu from 9 to 5, break 12 to 13; Fri 9–13',
    '9–12, 13–17 Mon–Thu; 9–13 Fri',
    'Mon–Fri 9–12, 13–17; Fri 9–13',
    'Mon–Thu 9–12; Mon–Thu 13–17; Fri 9–13; Sat off',
    'Ｍｏｎ－Ｔｈｕ ９－１２、１３－１７；Ｆｒｉ ９－１３',
    'weekdays 9–12, 13–17; Fridays 9–13; weekend closed',
  ])('%j', (line) => {
    expect(understood(line)).toBe(SPLIT);
  });

  it.each([
    ['Mon–Fri 9–5', 'Mon–Fri 09:00–17:00'],
    ['Mon-Fri 9am-5', 'Mon–Fri 09:00–17:00'],
    ['Mon-Fri 1-5pm', 'Mon–Fri 13:00–17:00'],
    ['Mon–Fri 12–4', 'Mon–Fri 12:00–16:00'],
    ['Mon–Fri 22–6', 'Mon–Fri 22:00–06:00'],
    ['Mon–Fri 10pm–6am', 'Mon–Fri 22:00–06:00'],
    ['Fri–Mon 18–24', 'Mon, Fri, Sat, Sun 18:00–00:00'],
    ['daily 0–24', 'Mon–Sun 00:00–00:00'],
    ['Mon 09:00–05:00', 'Mon 09:00–05:00'],
    ['Tu + Th 9:30–14:15', 'Tue, Thu 09:30–14:15'],
    ['Mon 12am–12pm', 'Mon 00:00–12:00'],
    ['Mon 8–10, 11–13, 14–16, 17–19', 'Mon 08:00–10:00, 11:00–13:00, 14:00–16:00, 17:00–19:00'],
  ])('%j is %j', (line, week) => {
    expect(understood(line)).toBe(week);
  });

  it.each([
    ['de', 'Mo–Do 9–12, 13–17 Uhr; Fr 9–13 Uhr'],
    ['de', 'Montag bis Donnerstag von 9 bis 12 und 13 bis 17, Freitag 9 bis 13'],
    ['fr', 'lun–jeu 9h–12h, 13h–17h ; ven 9h–13h'],
    ['fr', 'lundi à jeudi de 9 à 12 et de 13 à 17; vendredi de 9 à 13'],
    ['es', 'lun–jue 9–12, 13–17; vie 9–13'],
    ['pt', 'segunda-feira a quinta-feira 9–12, 13–17; sexta-feira 9–13'],
    ['ru', 'пн–чт 9–12, 13–17; пт 9–13'],
    ['ja', '月～木 9時～12時、13時～17時；金 9時～13時'],
    ['ar', 'الاثنين–الخميس ٩–١٢، ١٣–١٧؛ الجمعة ٩–١٣'],
  ])('in %s: %j', (locale, line) => {
    expect(understood(line, locale)).toBe(SPLIT);
  });

  it.each([
    ['', 'empty: '],
    ['Mon off', 'empty: Mon off'],
    ['9–17', 'no-days: 9 - 17'],
    ['Mon–Thu 9–17; Fri', 'no-times: fri'],
    ['Mon 9', 'no-end: 9'],
    ['Mon 25–26', 'not-read: 25'],
    ['Mon 9:75–10', 'not-read: 9:75'],
    ['Mon 9–17 or so', 'not-read: or'],
    ['Mon <b>9–17</b>', 'not-read: <'],
    ['Mon 0–1, 2–3, 4–5, 6–7, 8–9, 10–11, 12–13', 'too-many: mon 0 - 1'],
  ])('%j is not guessed at', (line, problem) => {
    expect(understood(line).startsWith(problem)).toBe(true);
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (line) => {
        expect(readWeek(line)).toHaveProperty('ok');
      }),
    );
  });

  const span = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([from, length]) => ({ from, to: from + length }));
  const weeks = fc
    .array(fc.array(span, { maxLength: 3 }).map(joined), { minLength: 7, maxLength: 7 })
    .filter(
      (week) => week.flat().length > 0 && week.flat().every(({ from, to }) => to - from <= 1440),
    );

  it.each(LOCALES)('is shown in %s as it is read again', (locale) => {
    fc.assert(
      fc.property(weeks, (week: Week) => {
        expect(readWeek(weekLine(week, locale), locale)).toEqual({ ok: true, week });
      }),
      { numRuns: 30 },
    );
  });
});
