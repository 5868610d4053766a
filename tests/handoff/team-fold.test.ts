import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEAM_KINDS } from '@/lib/handoff/entries/index';
import { type LoggedEntry, parseEntry, type TeamKindName } from '@/lib/handoff/entry';
import { foldTeam, mayWriteInTeam, openAsks } from '@/lib/handoff/team/team-fold';
import { agreementsTo, membersOf, newestPulses } from '@/lib/handoff/team/team-members';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { knownEntry, unknownEntry } from '../arbitraries';
import { aFramework, anEntry, anId, aPerson, BDM, HANDOFF, SDR } from '../factories';

const STRANGER = aPerson({ id: '99', name: 'Someone Else' });
const PEOPLE = [SDR, BDM, STRANGER];
const RUNS = { numRuns: 300 };
const NAMES = TEAM_KINDS.map(({ name }) => name) as readonly TeamKindName[];

const made = anEntry('team-room', 1);
const published = anEntry('framework', 2);
const agreed = anEntry('agreement', 3);
const ask = anEntry('ask', 6);
const answered = anEntry('ask-answered', 7);

const reasons = (entries: readonly LoggedEntry[]) =>
  foldTeam(entries).timeline.map(({ ignored }) => ignored);

describe('a team', () => {
  it('without entries has no room and nothing agreed', () => {
    expect(foldTeam([])).toMatchObject({ id: '', frameworks: [], profiles: [], asks: [] });
    expect(foldTeam([]).room).toBeUndefined();
  });

  it('has a room from when a record was made one', () => {
    expect(foldTeam([made]).room).toEqual({ at: made.at, by: SDR, name: 'Field sales' });
  });

  it('has none from when it was ended, and still all that was agreed; made anew, it has one again', () => {
    const ended = anEntry('team-room-ended', 5, { by: BDM });
    const team = foldTeam([ended, made, published, agreed]);
    expect(team.room).toBeUndefined();
    expect(team.ended).toEqual({ at: ended.at, by: BDM, name: 'Field sales' });
    expect([team.frameworks.length, team.agreements.length]).toEqual([1, 1]);
    const again = anEntry('team-room', 8, { handoff: anId(77), body: { name: 'Field' } });
    expect(foldTeam([again, ended, made])).toMatchObject({ room: { name: 'Field' } });
    expect(foldTeam([again, ended, made]).ended).toBeUndefined();
  });

  it('that has no room has none to be ended', () => {
    const ended = anEntry('team-room-ended', 5);
    expect(reasons([published, ended])).toEqual([undefined, 'not-entitled']);
    expect(mayWriteInTeam('team-room-ended', foldTeam([]), {}, SDR.id)).toBe(false);
    expect(mayWriteInTeam('team-room-ended', foldTeam([made]), {}, BDM.id)).toBe(true);
  });

  it('has every version that was published, and the agreements to each', () => {
    const next = anEntry('framework', 4, {
      body: { framework: aFramework({ version: 2 }), changes: '' },
    });
    const team = foldTeam([published, agreed, next]);
    expect(team.frameworks.map(({ framework }) => framework.version)).toEqual([1, 2]);
    expect(agreementsTo(team, { id: 'two', version: 1 }).map(({ by }) => by)).toEqual([SDR]);
    expect(agreementsTo(team, { id: 'two', version: 2 })).toEqual([]);
  });

  it('counts the first of two versions that were published under one number', () => {
    const other = anEntry('framework', 3, {
      by: BDM,
      body: { framework: aFramework({ threshold: 9 }), changes: '' },
    });
    const team = foldTeam([other, published]);
    expect(team.frameworks).toMatchObject([{ by: SDR, framework: { threshold: 5 } }]);
    expect(reasons([published, other])).toEqual([undefined, 'not-entitled']);
  });

  it('does not count an agreement to a version that nobody published', () => {
    expect(reasons([agreed])).toEqual(['not-entitled']);
    expect(mayWriteInTeam('agreement', foldTeam([]), agreed.body, SDR.id)).toBe(false);
    expect(mayWriteInTeam('agreement', foldTeam([published]), agreed.body, SDR.id)).toBe(true);
  });

  it('knows each person by the newest card, which is its author’s and nobody else’s', () => {
    const first = anEntry('profile', 2);
    const second = anEntry('profile', 3, {
      body: { role: 'manager', card: defaultProfile('Asia/Tokyo') },
    });
    const team = foldTeam([second, first]);
    expect(team.profiles).toMatchObject([{ by: BDM, role: 'manager' }]);
  });

  it('goes by the policies that were set last', () => {
    const later = anEntry('policy', 5, {
      by: BDM,
      body: { ...anEntry('policy', 4).body, acceptMinutes: 60 },
    });
    expect(foldTeam([later, anEntry('policy', 4)]).policy).toMatchObject({
      by: BDM,
      policy: { acceptMinutes: 60 },
    });
  });

  it('has for members all who wrote what counts, by the name they have now', () => {
    const renamed = anEntry('pulse', 5, { by: { ...BDM, name: 'Bea Novak-Hall' } });
    const ignored = anEntry('agreement', 2, { by: STRANGER });
    const members = membersOf(foldTeam([made, ignored, anEntry('pulse', 3), renamed]));
    expect(members.map(({ name }) => name)).toEqual(['Sam Rivera', 'Bea Novak-Hall']);
  });

  it('shows the newest pulse of each about each', () => {
    const about = (n: number, satisfaction: number) =>
      anEntry('pulse', n, { body: { about: SDR, satisfaction, pushBack: 'no', text: '' } });
    const team = foldTeam([about(2, 2), anEntry('pulse', 3), about(4, 4)]);
    expect(newestPulses(team).map(({ satisfaction }) => satisfaction)).toEqual([4, 5]);
  });
});

describe('an ask', () => {
  it('waits until whoever was asked has answered', () => {
    expect(openAsks(foldTeam([ask])).map(({ id }) => id)).toEqual([ask.id]);
    const team = foldTeam([ask, answered]);
    expect(openAsks(team)).toEqual([]);
    expect(team.asks[0]?.answer).toMatchObject({ by: SDR, result: 'done' });
  });

  it('is not answered by somebody else', () => {
    const meddling = anEntry('ask-answered', 7, { by: STRANGER });
    expect(reasons([ask, meddling])).toEqual([undefined, 'not-entitled']);
    expect(openAsks(foldTeam([ask, meddling]))).toHaveLength(1);
    expect(mayWriteInTeam('ask-answered', foldTeam([ask]), answered.body, BDM.id)).toBe(false);
  });

  it('is answered once: the first answer counts', () => {
    const again = anEntry('ask-answered', 8, {
      body: { ask: ask.id, result: 'cannot', text: 'No.' },
    });
    expect(foldTeam([ask, again, answered]).asks[0]?.answer?.result).toBe('done');
  });

  it('that is not there is not answered', () => {
    const body = { ...answered.body, ask: anId(99) };
    expect(reasons([ask, anEntry('ask-answered', 7, { body })])[1]).toBe('not-entitled');
  });
});

describe('the fold of a team', () => {
  const within = { handoff: fc.constant(HANDOFF), by: fc.constantFrom(...PEOPLE), kinds: NAMES };
  const entry = fc.oneof(
    { weight: 8, arbitrary: knownEntry(within) },
    { weight: 1, arbitrary: unknownEntry(within) },
    {
      weight: 1,
      arbitrary: knownEntry(within).map((one) => ({ ...one, unverified: true as const })),
    },
  );
  /** A log with a version to agree to and an ask to answer, so that most has something to act on. */
  const log = fc
    .uniqueArray(entry, { selector: ({ id }) => id, maxLength: 12 })
    .map((entries): LoggedEntry[] => [published, agreed, ask, answered, ...entries]);
  const shuffled = log.chain((entries) =>
    fc.record({
      entries: fc.constant(entries),
      mixed: fc.shuffledSubarray(entries, { minLength: entries.length }),
    }),
  );
  const substance = (entries: Iterable<LoggedEntry>) => {
    const { timeline, ...rest } = foldTeam(entries);
    return { ...rest, counted: timeline.filter(({ ignored }) => !ignored) };
  };

  it('gives the same team in whatever order the entries come', () => {
    fc.assert(
      fc.property(shuffled, ({ entries, mixed }) => {
        expect(foldTeam(mixed)).toEqual(foldTeam(entries));
      }),
      RUNS,
    );
  });

  it('gives the same team however often entries come', () => {
    fc.assert(
      fc.property(shuffled, ({ entries, mixed }) => {
        expect(foldTeam([...mixed, ...entries, ...mixed])).toEqual(foldTeam(entries));
      }),
      RUNS,
    );
  });

  it('keeps entries of a newer Baton and is not changed by them', () => {
    fc.assert(
      fc.property(log, unknownEntry(within), (entries, unknown) => {
        expect(substance([...entries, unknown])).toEqual(substance(entries));
        expect(foldTeam([...entries, unknown]).timeline).toContainEqual({
          entry: unknown,
          ignored: unknown.v > 1 ? 'newer-version' : 'unknown-kind',
        });
      }),
      RUNS,
    );
  });

  it('keeps what another wrote in a person’s name, and is not changed by it', () => {
    fc.assert(
      fc.property(log, knownEntry(within), (entries, one) => {
        const unverified = { ...one, unverified: true as const };
        expect(substance([...entries, unverified])).toEqual(substance(entries));
      }),
      RUNS,
    );
  });

  it('keeps a handoff’s entries that got in, and is not changed by them', () => {
    const foreign = knownEntry({ ...within, kinds: ['accepted', 'message', 'outcome'] });
    fc.assert(
      fc.property(log, foreign, (entries, one) => {
        expect(substance([...entries, one])).toEqual(substance(entries));
      }),
      RUNS,
    );
  });

  it('counts exactly what its author may write at that place of the log', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const { timeline } = foldTeam(entries);
        timeline.forEach(({ entry: one, ignored }, index) => {
          if (one.unverified || 'unknown' in one) return;
          const before = foldTeam(timeline.slice(0, index).map((item) => item.entry));
          // The log holds no other kinds: see `within`.
          const kind = one.kind as TeamKindName;
          // Each kind has been paired with its own body by its arbitrary.
          const body = one.body as typeof ask.body;
          expect(mayWriteInTeam(kind, before, body, one.by.id)).toBe(ignored === undefined);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('does not touch the entries', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const before = structuredClone(entries);
        foldTeam(entries);
        expect(entries).toEqual(before);
      }),
    );
  });
});

describe('what a team measures itself by', () => {
  it('keeps every target, weekly pipeline and review, oldest first', () => {
    const of = ['target', 'pipeline', 'review'] as const;
    const entries = of.flatMap((kind) => [anEntry(kind, 7), anEntry(kind, 3)]);
    const unique = entries.map((entry, n) => ({ ...entry, id: anId(20 + n) }));
    const { targets, pipelines, reviews } = foldTeam(unique);
    const times = [targets, pipelines, reviews].map((all) => all.map(({ at }) => at));
    expect(times).toEqual(times.map(() => [3, 7].map((n) => anEntry('pulse', n).at)));
  });

  describe('a review that was recorded wrongly', () => {
    const wrong = anEntry('review', 3);
    const again = { ...wrong.body, to: '2026-11-28', corrects: wrong.id };

    it('is as its author corrected it last, in its place and of its time', () => {
      const first = anEntry('review', 5, { body: again });
      const later = anEntry('review', 6, {
        body: { ...again, attended: [], corrects: first.id },
      });
      const next = anEntry('review', 4, { id: anId(30) });
      const { reviews } = foldTeam([later, next, first, wrong]);
      expect(reviews).toMatchObject([
        { id: later.id, at: wrong.at, by: wrong.by, to: '2026-11-28', attended: [] },
        { id: next.id, at: next.at },
      ]);
    });

    it('stays where somebody else recorded it otherwise, and where it was never read', () => {
      const others = anEntry('review', 5, { by: BDM, body: again });
      expect(foldTeam([wrong, others]).reviews.map(({ id }) => id)).toEqual([wrong.id, others.id]);
      const alone = anEntry('review', 5, { body: again });
      expect(foldTeam([alone]).reviews).toMatchObject([{ id: alone.id, at: alone.at }]);
    });
  });

  it('goes by the goals that were set last', () => {
    const later = anEntry('goals', 5, { body: { ...anEntry('goals', 4).body, mostBdms: 4 } });
    expect(foldTeam([later, anEntry('goals', 4)]).goals?.goals.mostBdms).toBe(4);
  });

  it('bears names by the newest wish alone, and by whoever agreed to that one, once', () => {
    const wish = anEntry('figures', 4);
    const agreed = [anEntry('figures-agreed', 5), anEntry('figures-agreed', 6, { by: BDM })];
    const again = anEntry('figures-agreed', 7);
    const team = foldTeam([wish, ...agreed, again]);
    expect(team.figuresAgreed.map(({ id }) => id)).toEqual([SDR.id, BDM.id]);
    const newer = foldTeam([wish, ...agreed, anEntry('figures', 8)]);
    expect(newer.figuresAgreed).toEqual([]);
    expect(reasons([anEntry('figures-agreed', 5)])).toEqual(['not-entitled']);
    expect(reasons([wish, anEntry('figures', 5), anEntry('figures-agreed', 6)])[2]).toBe(
      'not-entitled',
    );
  });

  it.each([
    ['target', { from: '2026-10-02', to: '2026-10-01' }],
    ['target', { to: '2026-02-31' }],
    ['target', { amount: { value: 1 } }],
    ['review', { from: '2027-01-01' }],
    ['goals', { acceptance: { target: 0.7, amber: 0.8, red: 0.9 } }],
    ['figures', { until: 'soon' }],
    ['pipeline', { unvalued: -1 }],
  ] as const)('is none where it makes no sense: %s, %o', (kind, part) => {
    const entry = anEntry(kind, 3);
    expect(parseEntry(entry)).toBeDefined();
    expect(parseEntry({ ...entry, body: { ...entry.body, ...part } })).toBeUndefined();
  });
});
