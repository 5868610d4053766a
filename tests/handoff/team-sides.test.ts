import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, TeamEntry } from '@/lib/handoff/entry';
import { nextTurn } from '@/lib/handoff/fold';
import type { Person } from '@/lib/handoff/person';
import type { Team } from '@/lib/handoff/team/team';
import { foldTeam, mayWriteInTeam, openAsks } from '@/lib/handoff/team/team-fold';
import { aFramework, anEntry, AT, BDM, SDR } from '../factories';
import { history, knowsAll, OTHER_BDM, type Act, type Step } from './two-sides';

const PEOPLE: readonly Person[] = [SDR, SDR, BDM, BDM, OTHER_BDM];
const RUNS = { numRuns: 300 };

type Offer = Pick<TeamEntry, 'kind' | 'body'>;

/** What the room offers this person, each with a body that its forms could give. */
function offersTo({ id }: Person, team: Team): readonly Offer[] {
  const versions = team.frameworks.map(({ framework }) => framework.version);
  const next = aFramework({ version: Math.max(0, ...versions) + 1 });
  const forms: readonly Offer[] = [
    { kind: 'framework', body: { framework: next, changes: '' } },
    ...versions.map((version) => ({
      ...{ kind: 'agreement' as const, body: { framework: next.id, version } },
    })),
    { kind: 'profile', body: anEntry('profile', 1).body },
    { kind: 'policy', body: anEntry('policy', 1).body },
    { kind: 'pulse', body: anEntry('pulse', 1).body },
    ...[SDR, OTHER_BDM].map((to) => ({
      ...{ kind: 'ask' as const, body: { to, kind: 'gone-quiet' as const, text: '' } },
    })),
    ...openAsks(team).map((ask) => ({
      ...{
        kind: 'ask-answered' as const,
        body: { ask: ask.id, result: 'done' as const, text: '' },
      },
    })),
  ];
  return forms.filter(({ kind, body }) => mayWriteInTeam(kind, team, body, id));
}

/** Plays a history of a team room from when the record was made one; gives all that was written. */
function play(steps: readonly Step[], onAct: (act: Act) => void = () => undefined): Entry[] {
  const made = anEntry('team-room', 1);
  const crm: Entry[] = [made];
  const seen: Entry[][] = PEOPLE.map(() => [made]);
  for (const [n, step] of steps.entries()) {
    const [known, by] = [seen[step.device] ?? [], PEOPLE[step.device] ?? SDR];
    if ('arrive' in step) {
      const some = step.arrive === 'all' ? crm : step.arrive.flatMap((at) => crm.at(at) ?? []);
      known.push(...some);
      continue;
    }
    const team = foldTeam(known);
    const offers = offersTo(by, team);
    const offer = offers[step.choice % Math.max(1, offers.length)];
    if (!offer) continue;
    const at = AT + n * 60_000 + step.skew;
    // An offer pairs each kind with its own body, which the type system cannot follow.
    const entry = { ...anEntry('pulse', n + 10), ...offer, by, at, turn: nextTurn(team) } as Entry;
    onAct({ entry, by, seen: [...known], all: [...crm] });
    known.push(entry);
    crm.push(entry);
  }
  return crm;
}

describe('any history of a team on several devices', () => {
  it('is one team to all, in whatever order its notes are read', () => {
    fc.assert(
      fc.property(history, fc.nat(), ({ steps }, cut) => {
        const crm = play(steps);
        const whole = foldTeam(crm);
        expect(foldTeam(crm.toReversed())).toEqual(whole);
        expect(foldTeam([...crm.slice(cut % crm.length), ...crm])).toEqual(whole);
      }),
      RUNS,
    );
  });

  it('counts what is done by what is offered, where it is done', () => {
    fc.assert(
      fc.property(history, ({ steps }) => {
        play(steps, ({ entry, seen }) => {
          expect(foldTeam([...seen, entry]).timeline).toContainEqual({ entry });
        });
      }),
      RUNS,
    );
  });

  it('counts for all what is done where everything is known, and changes no earlier fate', () => {
    fc.assert(
      fc.property(history, ({ steps }) => {
        play(steps, (act) => {
          if (!knowsAll(act)) return;
          const before = foldTeam(act.all).timeline;
          const after = foldTeam([...act.all, act.entry]).timeline;
          expect(after).toEqual([...before, { entry: act.entry }]);
        });
      }),
      RUNS,
    );
  });

  it('has one version under each number, and of each person one card and one agreement to each', () => {
    fc.assert(
      fc.property(history, ({ steps }) => {
        const { profiles, agreements, frameworks } = foldTeam(play(steps));
        const names = [
          ...profiles.map(({ by }) => by.id),
          ...agreements.map(({ by, version }) => `${by.id} ${version}`),
          ...frameworks.map(({ framework }) => `version ${framework.version}`),
        ];
        expect(names).toEqual([...new Set(names)]);
      }),
      RUNS,
    );
  });
});
