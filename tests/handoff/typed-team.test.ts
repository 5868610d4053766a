import { describe, expect, it } from 'vitest';
import { FRAMEWORKS } from '@/lib/handoff/qualification/frameworks';
import { DEFAULT_POLICY } from '@/lib/handoff/team/policy';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { readAsk } from '@/lib/handoff/team/typed-ask';
import { readFramework, typedFramework } from '@/lib/handoff/qualification/typed-framework';
import { readPolicy, typedPolicy, typedPolicySchema } from '@/lib/handoff/team/typed-policy';
import { readProfile } from '@/lib/handoff/team/typed-profile';
import { aFramework, SDR } from '../factories';

describe('a framework that is typed', () => {
  const typed = typedFramework(aFramework());

  it('gives back every framework that ships, just as it is', () => {
    for (const { name, threshold, criteria } of FRAMEWORKS) {
      const one = typedFramework({ id: 'x', version: 1, name, threshold, criteria });
      expect(readFramework(one)).toEqual({ ok: true, framework: { name, threshold, criteria } });
    }
  });

  it('is read without the blanks and invisible characters around it', () => {
    const read = readFramework({ ...typed, name: '  Ours\u200B ' });
    expect(read).toMatchObject({ ok: true, framework: { name: 'Ours' } });
  });

  it('names every field that stands in the way', () => {
    const [first, ...rest] = typed.criteria;
    if (!first) throw new Error('no criterion');
    const criteria = [{ ...first, name: ' ', question: '', weight: '11' }, ...rest];
    const read = readFramework({
      ...typed,
      ...{ name: '', threshold: 'many', reviewOn: '2027-02-31', criteria },
    });
    expect(read).toEqual({
      ok: false,
      problems: [
        { field: 'name', problem: 'missing' },
        { field: 'threshold', problem: 'not-a-number' },
        { field: 'reviewOn', problem: 'not-a-date' },
        { field: 'criterion-name', criterion: 'need', problem: 'missing' },
        { field: 'criterion-question', criterion: 'need', problem: 'missing' },
        { field: 'criterion-weight', criterion: 'need', problem: 'not-a-weight' },
      ],
    });
  });

  it('asks for no more points than its criteria give', () => {
    expect(readFramework({ ...typed, threshold: '10' }).ok).toBe(true);
    expect(readFramework({ ...typed, threshold: '11' })).toEqual({
      ok: false,
      problems: [{ field: 'threshold', problem: 'too-high', highest: 10 }],
    });
  });
});

describe('policies that are typed', () => {
  const typed = typedPolicy({ ...DEFAULT_POLICY, reviewAt: Date.UTC(2027, 2, 1) }, 'UTC');

  it('are read as they were, with the day in the zone of whoever types', () => {
    expect(typed.reviewOn).toBe('2027-03-01');
    expect(readPolicy(typed, 'UTC')).toEqual({
      ok: true,
      policy: { ...DEFAULT_POLICY, reviewAt: Date.UTC(2027, 2, 1) },
    });
    expect(readPolicy(typed, 'Europe/Berlin')).toMatchObject({
      policy: { reviewAt: Date.UTC(2027, 1, 28, 23) },
    });
  });

  it('say that the owner in the CRM stays only where that was ticked', () => {
    expect(typed.keepOwner).toBe(false);
    const ticked = readPolicy({ ...typed, keepOwner: true }, 'UTC');
    expect(ticked).toMatchObject({ ok: true, policy: { keepOwner: true } });
    expect(typedPolicy({ ...DEFAULT_POLICY, keepOwner: true }, 'UTC').keepOwner).toBe(true);
    const again = readPolicy({ ...typed, keepOwner: false }, 'UTC');
    expect(again.ok && again.policy).not.toHaveProperty('keepOwner');
  });

  it('that an earlier Baton kept while they were typed still fit', () => {
    const earlier = { ...typed };
    delete earlier.keepOwner;
    expect(typedPolicySchema.parse(earlier)).toEqual(earlier);
    expect(readPolicy(earlier, 'UTC')).toMatchObject({ ok: true });
  });

  it('name each field that holds no number in its range', () => {
    const wrong = { ...typed, acceptMinutes: '4', remindAtPercent: '', feedbackDays: '1.5' };
    expect(readPolicy(wrong, 'UTC')).toEqual({
      ok: false,
      fields: ['acceptMinutes', 'remindAtPercent', 'feedbackDays'],
    });
  });

  it('name a day that no calendar has', () => {
    expect(readPolicy({ ...typed, reviewOn: '2027-02-31' }, 'UTC')).toEqual({
      ok: false,
      fields: ['reviewOn'],
    });
  });
});

describe('a card that is typed', () => {
  const card = defaultProfile('Europe/Berlin');

  it('is published without the days off that were left empty, the others in order', () => {
    const holidays = ['2026-12-25', '', '2026-12-24', '2026-12-25', '0002-01-99'];
    const read = readProfile({
      role: 'bdm',
      card: { ...card, calendar: { ...card.calendar, holidays } },
    });
    expect(read).toMatchObject({
      ok: true,
      profile: { card: { calendar: { holidays: ['2026-12-24', '2026-12-25'] } } },
    });
  });

  it('needs a role, a zone that is known, and a working day', () => {
    const calendar = { ...card.calendar, zone: 'Nowhere/Land', days: [] };
    expect(readProfile({ role: undefined, card: { ...card, calendar } })).toEqual({
      ok: false,
      problems: ['role', 'zone', 'days'],
    });
  });
});

describe('an ask that is typed', () => {
  const typed = { to: SDR, kind: 'gone-quiet', text: '', due: '' } as const;

  it('needs no text where its kind says it all, and one where it does not', () => {
    expect(readAsk(typed, 'UTC')).toEqual({
      ok: true,
      ask: { to: SDR, kind: 'gone-quiet', text: '' },
    });
    expect(readAsk({ ...typed, kind: 'other' }, 'UTC')).toEqual({ ok: false, problems: ['text'] });
  });

  it('is due at the wall time of whoever asks', () => {
    expect(readAsk({ ...typed, due: '2026-11-27T12:00' }, 'Europe/Berlin')).toMatchObject({
      ask: { due: Date.UTC(2026, 10, 27, 11) },
    });
  });

  it('names nobody chosen and a time that is none', () => {
    expect(readAsk({ ...typed, to: undefined, due: 'soon' }, 'UTC')).toEqual({
      ok: false,
      problems: ['to', 'due'],
    });
  });
});
