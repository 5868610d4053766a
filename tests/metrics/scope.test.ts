import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamedFigures } from '@/lib/handoff/team/team-state';
import { cohortOf } from '@/lib/metrics/figures';
import { factsOf } from '@/lib/metrics/facts';
import { knowledgeOf } from '@/lib/metrics/knowledge';
import { periodOf } from '@/lib/metrics/period';
import { scopeOf } from '@/lib/metrics/scope';
import { foldHandoff } from '@/lib/handoff/fold';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { aBrief, aLead, anEntry, AT, BDM, SDR } from '../factories';

const DAY = 86_400_000;
const row = (sdr: string, bdm: string) => ({ sdr, bdm });
const FOUR = [row('sam', 'bea'), row('sam', 'cal'), row('ava', 'bea')];
const FIVE = [...FOUR, row('ava', 'dot')];
const people = (...ids: string[]) => ids.map((id) => ({ id, name: id }));
const look = { now: AT, zone: 'Europe/Berlin' };
const wish = (with_: Partial<NamedFigures> = {}): NamedFigures => ({
  ...{ id: 'x', at: AT - DAY, by: { id: 'mia', name: 'mia' }, purpose: 'Pairs' },
  ...{ basis: { kind: 'everybody-agreed' }, until: '2026-12-31', ...with_ },
});
const NO_WISH = { figures: undefined, figuresAgreed: [] };

describe('who may see which figures', () => {
  it('is everybody’s own alone in a team of four, and nothing for a manager', () => {
    const of = (me: string) => scopeOf(FOUR, NO_WISH, { ...look, me, wanted: 'team' });
    expect(of('mia')).toMatchObject({ rows: [], whose: 'own', tooFew: true });
    expect(of('cal').rows).toEqual([FOUR[1]]);
    expect(of('sam').rows).toEqual(FOUR.slice(0, 2));
    for (const id of ['bea', 'ava']) expect(of('cal').named(id)).toBe(false);
    expect(of('cal').named('cal')).toBe(true);
    expect(scopeOf(FOUR, NO_WISH, { ...look, me: undefined, wanted: 'team' }).rows).toEqual([]);
  });

  it('is the team’s from five people on, still without names', () => {
    const scope = scopeOf(FIVE, NO_WISH, { ...look, me: 'mia', wanted: 'team' });
    expect(scope).toMatchObject({ rows: FIVE, whose: 'team', tooFew: false });
    expect(['sam', 'bea', 'dot'].filter(scope.named)).toEqual([]);
    expect(scopeOf(FIVE, NO_WISH, { ...look, me: 'dot', wanted: 'own' }).rows).toEqual([FIVE[3]]);
  });

  it('is the team’s where all who took part agreed to be named, and not one fewer', () => {
    const all = { figures: wish(), figuresAgreed: people('sam', 'ava', 'bea', 'cal') };
    const of = (team: typeof all) => scopeOf(FOUR, team, { ...look, me: 'mia', wanted: 'team' });
    expect(of(all)).toMatchObject({ rows: FOUR, whose: 'team' });
    expect(of({ ...all, figuresAgreed: people('sam', 'ava', 'bea') }).rows).toEqual([]);
    expect(of({ ...all, figuresAgreed: people('sam', 'ava', 'bea') }).named('sam')).toBe(true);
  });

  it('bears names by a works agreement, until its day, and no longer than a year', () => {
    const named = (figures: NamedFigures, now = AT) =>
      scopeOf(
        FIVE,
        { figures, figuresAgreed: [] },
        { ...look, now, me: 'mia', wanted: 'team' },
      ).named('sam');
    const basis = { kind: 'works-agreement' as const, on: '2026-05-01' };
    expect(named(wish({ basis }))).toBe(true);
    expect(named(wish())).toBe(false);
    expect(named(wish({ basis, until: '2026-01-01' }))).toBe(false);
    expect(named(wish({ basis, until: '2099-01-01' }), AT + 367 * DAY)).toBe(false);
  });
});

describe('a period', () => {
  it('is whole weeks from Monday in the viewer’s zone, over a change of clocks', () => {
    const now = Date.parse('2026-10-28T12:00:00+01:00');
    const { edges, from, to, before } = periodOf(now, 'Europe/Berlin', 4);
    expect(edges.map((at) => new Date(at).toISOString())).toEqual([
      ...['2026-10-04T22:00:00.000Z', '2026-10-11T22:00:00.000Z', '2026-10-18T22:00:00.000Z'],
      ...['2026-10-25T23:00:00.000Z', '2026-11-01T23:00:00.000Z'],
    ]);
    expect([from, to]).toEqual([edges[0], edges[4]]);
    expect(new Date(before).toISOString()).toBe('2026-09-06T22:00:00.000Z');
  });

  it('holds now at every instant, and begins on a Monday', () => {
    const zones = fc.constantFrom('UTC', 'America/St_Johns', 'Pacific/Chatham', 'Africa/Cairo');
    fc.assert(
      fc.property(fc.integer({ min: AT - 900 * DAY, max: AT }), zones, (now, zone) => {
        const { edges, to } = periodOf(now, zone, 12);
        expect(edges.at(-2)).toBeLessThanOrEqual(now);
        expect(to).toBeGreaterThan(now);
        const monday = new Intl.DateTimeFormat('en', { timeZone: zone, weekday: 'short' });
        expect(new Set(edges.map((at) => monday.format(at)))).toEqual(new Set(['Mon']));
      }),
    );
  });
});

describe('what cannot be counted', () => {
  const period = { from: AT - 7 * DAY, before: AT - 14 * DAY };
  const at = (time: number, state: 'draft' | 'accepted' = 'accepted') => ({ at: time, state });

  it('is told apart: a hand-over that was never read, a clock that is ahead', () => {
    const all = [at(AT), at(AT + DAY), at(AT, 'draft'), at(AT - 8 * DAY), at(AT - 20 * DAY)];
    const { rows, before, gaps, ahead } = cohortOf(all, period, AT);
    expect([rows, before, gaps, ahead].map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    expect(ahead).toEqual([all[1]]);
  });

  it.each<[string, unknown]>([
    ['12,000 EUR', { value: 12_000, currency: 'EUR' }],
    ['1234.5 USD', { value: 1234.5, currency: 'USD' }],
    ...['12,000', '€12,000', '12.000,00 EUR', '12.000 EUR', '1,23 EUR', 'a lot', '12 eur'].map(
      (said): [string, unknown] => [said, 'unreadable'],
    ),
  ])('is a sum only where it is one beyond doubt: %s', (said, amount) => {
    const lead = { ...aLead(), amount: { value: said, origin: 'crm' as const } };
    const body = aBrief({ lead });
    expect(factsOf(foldHandoff([anEntry('handed-over', 1, { body })])).amount).toEqual(amount);
  });

  it('is a handoff of which only strangers’ words are known', () => {
    const facts = factsOf(foldHandoff([anEntry('accepted', 2)]));
    expect(facts).toMatchObject({ state: 'draft', rounds: [], entries: 0, at: AT + 120_000 });
  });
});

describe('what a team’s room says', () => {
  const card = (zone: string) => ({ ...defaultProfile(zone) });
  const entries = [
    anEntry('profile', 2, { at: AT, body: { role: 'bdm', card: card('Europe/Berlin') } }),
    anEntry('profile', 3, { at: AT + DAY, body: { role: 'bdm', card: card('Asia/Tokyo') } }),
    anEntry('policy', 4, { at: AT, body: { ...anEntry('policy', 4).body, acceptMinutes: 60 } }),
  ];
  const knows = knowledgeOf(foldTeam(entries), AT + 2 * DAY);

  it('holds as it stood then: hours, channel, policy', () => {
    const zone = (at: number) => knows.calendarOf(BDM.id, at)?.zone;
    expect([zone(AT - DAY), zone(AT), zone(AT + DAY)]).toEqual([
      ...['Europe/Berlin', 'Europe/Berlin', 'Asia/Tokyo'],
    ]);
    expect(knows.calendarOf(SDR.id, AT)).toBeUndefined();
    expect(knows.firstChannelOf(BDM.id, AT - 1)).toBeUndefined();
    expect(knows.firstChannelOf(BDM.id, AT)).toBe(card('UTC').channels[0]?.channel);
    expect([AT - 1, AT].map((at) => knows.policyAt(at).acceptMinutes)).toEqual([240, 60]);
  });
});
