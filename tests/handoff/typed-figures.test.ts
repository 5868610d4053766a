import { describe, expect, it } from 'vitest';
import { DEFAULT_GOALS } from '@/lib/handoff/team/goals';
import { readGoals, typedGoals } from '@/lib/handoff/team/typed-goals';
import { readPipeline } from '@/lib/handoff/team/typed-pipeline';
import { readReview } from '@/lib/handoff/team/typed-review';
import { quarterOf, readTarget, targetBefore, targetsFrom } from '@/lib/handoff/team/typed-target';

describe('a sum of the figures', () => {
  const target = (value: string, currency = 'EUR') =>
    readTarget({ about: undefined, from: '2026-10-01', to: '2026-12-31', value, currency });
  const pipeline = (value: string, currency = 'EUR') =>
    readPipeline([{ value, currency, count: '1' }], '0');

  it.each([
    ['900000', 900_000],
    ['900,000', 900_000],
    ['1.200.000', 1_200_000],
    ['1 200 000', 1_200_000],
    ['1\u202f200\u202f000,50', 1_200_000.5],
    ['1’200’000', 1_200_000],
    ['1,200.5', 1200.5],
    ['1.200,50', 1200.5],
    ['1.200', 1200],
    ['1.5', 1.5],
    ['٩٠٠', 900],
    ['0', 0],
    ['0.500', 0.5],
    ['0,125', 0.125],
    ['12,34,567', 1_234_567],
    ['1,20,000', 120_000],
    ['€ 500', 500],
    ['12 EUR', 12],
    ['12k', 12_000],
    ['1,2 Mio', 1_200_000],
  ])('%s is %d', (typed, sum) => {
    expect(target(typed)).toMatchObject({ target: { amount: { value: sum, currency: 'EUR' } } });
    expect(pipeline(typed)).toMatchObject({ open: [{ value: sum, currency: 'EUR', count: 1 }] });
  });

  it.each(['', 'much', '1.200.00', '1,200,5,0', '-5', '1e9', '1.2345', '12,5,000.5.5'])(
    '“%s” is none',
    (typed) => {
      expect(target(typed)).toEqual({ ok: false, fields: ['value'] });
      expect(pipeline(typed)).toEqual({ ok: false, wrong: ['0 value'] });
    },
  );

  it('is in a currency that there is', () => {
    const known = [' eur', 'USD', '€'].map((currency) => target('5', currency));
    expect(known.map((one) => one.ok && one.target.amount.currency)).toEqual(['EUR', 'USD', 'EUR']);
    for (const currency of ['EUE', 'E', 'EUROPE', '']) {
      expect(target('5', currency)).toEqual({ ok: false, fields: ['currency'] });
      expect(pipeline('5', currency)).toEqual({ ok: false, wrong: ['0 currency'] });
    }
  });

  it('is of the currency that it is typed with', () => {
    expect(target('$5', 'EUR')).toEqual({ ok: false, fields: ['currency'] });
    expect(pipeline('$5', 'EUR')).toEqual({ ok: false, wrong: ['0 currency'] });
    expect(target('$5', 'CAD')).toMatchObject({ target: { amount: { currency: 'CAD' } } });
  });
});

describe('a target', () => {
  const typed = { about: undefined, from: '2026-10-01', to: '2026-12-31' };
  const by = { id: 'mia', name: 'Mia' };
  const aTarget = (value: number, from = '2026-10-01', to = '2026-12-31') => ({
    ...{ at: 1, by, from, to, amount: { value, currency: 'EUR' } },
  });

  it('is for the quarter of the day', () => {
    expect(quarterOf('2028-02-29')).toEqual({ from: '2028-01-01', to: '2028-03-31' });
    expect(quarterOf('2026-12-31')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  });

  it('names every field that holds none', () => {
    const read = readTarget({ ...typed, to: '2026-09-30', value: '', currency: 'EUE' });
    expect(read).toEqual({ ok: false, fields: ['to', 'value', 'currency'] });
  });

  it('of one span the newest counts, one of nothing is none, and one that has ended is not shown', () => {
    const all = [
      ...[aTarget(5), aTarget(7), aTarget(3, '2026-01-01', '2026-03-31')],
      ...[aTarget(9, '2027-01-01', '2027-03-31'), aTarget(0, '2027-01-01', '2027-03-31')],
    ];
    expect(targetsFrom(all, '2026-11-27').map(({ amount }) => amount.value)).toEqual([7]);
  });

  it('is taken back by what counted before, or by nothing', () => {
    const { at, by: author, ...body } = aTarget(8);
    expect([at, author]).toEqual([1, by]);
    expect(targetBefore([aTarget(5)], body).amount.value).toBe(5);
    expect(targetBefore([], body).amount.value).toBe(0);
    expect(targetBefore([aTarget(5, '2026-11-01')], body).amount.value).toBe(0);
  });
});

describe('a pipeline', () => {
  const line = (value: string, currency: string, count: string) => ({ value, currency, count });

  it('needs sum, currency and number in each line that has any, and each currency once', () => {
    const lines = [line('x', 'EUR', '1'), line('5', 'usd', ''), line('', 'CHF', '')];
    expect(readPipeline(lines, '0')).toEqual({ ok: false, wrong: ['0 value', '1 count'] });
    const twice = [line('5', 'EUR', '1'), line('6', 'eur', '2')];
    expect(readPipeline(twice, '0')).toEqual({ ok: false, wrong: ['1 currency'] });
  });

  it('needs a number of the deals without a value', () => {
    for (const unvalued of ['some', '', '-1', '1.5']) {
      const read = readPipeline([line('5', 'EUR', '1')], unvalued);
      expect(read).toEqual({ ok: false, wrong: ['unvalued'] });
    }
  });

  it('may be nothing at all', () => {
    const read = readPipeline([line('0', 'EUR', '0')], '4');
    expect(read).toEqual({
      ...{ ok: true, unvalued: 4 },
      open: [{ value: 0, currency: 'EUR', count: 0 }],
    });
  });
});

describe('goals', () => {
  it('are read back as they were', () => {
    for (const goals of [DEFAULT_GOALS, { ...DEFAULT_GOALS, coverage: 3.5 }]) {
      expect(readGoals(typedGoals(goals))).toEqual({ ok: true, goals });
    }
  });

  it('name the fields that hold none', () => {
    const typed = typedGoals(DEFAULT_GOALS);
    const wrong = { ...typed, red: '101', saleDays: '0', coverage: 'three', reviewWeeks: '' };
    expect(readGoals(wrong)).toEqual({
      ...{ ok: false, fields: ['red', 'saleDays', 'coverage', 'reviewWeeks'] },
    });
    expect(readGoals({ ...typed, target: '75' })).toEqual({ ok: false, fields: ['target'] });
  });
});

describe('a review', () => {
  const typed = { from: '2026-11-02', to: '2026-11-15', attended: [] };
  const none = { what: '', who: undefined, due: '' };

  it('leaves out a line of which nothing stands, and names one that is unfinished', () => {
    const said = { ...none, what: ' Ask about budget first. ', due: '2026-12-01' };
    expect(readReview({ ...typed, decided: [said, none] })).toEqual({
      ok: true,
      review: { ...typed, decided: [{ what: 'Ask about budget first.', due: '2026-12-01' }] },
    });
    const unfinished = { ...none, who: { id: 'sam', name: 'Sam' } };
    const undated = { ...none, what: 'Talk.', due: 'soon' };
    expect(readReview({ ...typed, to: '2026-11-01', decided: [unfinished, undated] })).toEqual({
      ok: false,
      wrong: ['to', '0 what', '1 due'],
    });
  });
});
