import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, LoggedEntry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { knownEntry, someLog, unknownEntry } from '../arbitraries';
import { aHandoverEntry, aPerson, BDM, HANDOFF, SDR } from '../factories';

const STRANGER = aPerson({ id: '99', name: 'Someone Else' });
const PEOPLE = [SDR, BDM, STRANGER];
const RUNS = { numRuns: 300 };

/** A log that begins with a hand-over, so that most of what follows has something to act on. */
const log = someLog(HANDOFF, PEOPLE).map((entries): LoggedEntry[] => [
  aHandoverEntry({ turn: 0 }),
  ...entries,
]);

const shuffled = log.chain((entries) =>
  fc.record({
    entries: fc.constant(entries),
    mixed: fc.shuffledSubarray(entries, { minLength: entries.length }),
  }),
);

/** Everything that a handoff says but the list of what was ignored. */
function substance(entries: Iterable<LoggedEntry>) {
  const { timeline, ...rest } = foldHandoff(entries);
  return { ...rest, counted: timeline.filter((item) => !item.ignored) };
}

describe('a fold', () => {
  it('gives the same handoff in whatever order the entries come', () => {
    fc.assert(
      fc.property(shuffled, ({ entries, mixed }) => {
        expect(foldHandoff(mixed)).toEqual(foldHandoff(entries));
      }),
      RUNS,
    );
  });

  it('gives the same handoff however often entries come', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(), ({ entries, mixed }, at) => {
        const twice = [...mixed.slice(at % mixed.length), ...entries, ...mixed];
        expect(foldHandoff(twice)).toEqual(foldHandoff(entries));
      }),
      RUNS,
    );
  });

  it('gives the same handoff however the entries are split among devices', () => {
    fc.assert(
      fc.property(
        log,
        fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
        (entries, here) => {
          const mine = entries.filter((_, index) => here[index]);
          const theirs = entries.filter((_, index) => !here[index]);
          const known = foldHandoff(mine).timeline.map((item) => item.entry);
          const heard = foldHandoff(theirs).timeline.map((item) => item.entry);
          expect(foldHandoff([...heard, ...known])).toEqual(foldHandoff(entries));
        },
      ),
      RUNS,
    );
  });

  it('chooses alike between different contents under one id', () => {
    const sameId = fc
      .tuple(knownEntry({ by: fc.constantFrom(...PEOPLE) }), log)
      .map(([other, entries]): LoggedEntry[] => {
        const copied = entries[entries.length - 1] ?? aHandoverEntry();
        return [...entries, { ...other, handoff: HANDOFF, id: copied.id }];
      });
    fc.assert(
      fc.property(sameId, (entries) => {
        expect(foldHandoff(entries.toReversed())).toEqual(foldHandoff(entries));
      }),
      RUNS,
    );
  });

  it('keeps entries of a newer Baton and is not changed by them', () => {
    const within = { handoff: fc.constant(HANDOFF), by: fc.constantFrom(...PEOPLE) };
    fc.assert(
      fc.property(log, unknownEntry(within), (entries, unknown) => {
        expect(substance([...entries, unknown])).toEqual(substance(entries));
        expect(foldHandoff([...entries, unknown]).timeline).toContainEqual({
          entry: unknown,
          ignored: unknown.v > 1 ? 'newer-version' : 'unknown-kind',
        });
      }),
      RUNS,
    );
  });

  it('keeps what a stranger writes in a running handoff and is not changed by it', () => {
    const meddler = aPerson({ id: '77', name: 'Meddler' });
    const meddling = knownEntry({
      ...{ handoff: fc.constant(HANDOFF), by: fc.constant(meddler) },
    }).map((entry): Entry => ({ ...entry, turn: 3 }));
    fc.assert(
      fc.property(log, meddling, (entries, entry) => {
        expect(substance([...entries, entry])).toEqual(substance(entries));
        expect(foldHandoff([...entries, entry]).timeline).toContainEqual({
          entry,
          ignored: 'not-entitled',
        });
      }),
      RUNS,
    );
  });

  it('keeps unverified entries and is not changed by them', () => {
    const within = { handoff: fc.constant(HANDOFF), by: fc.constantFrom(...PEOPLE) };
    fc.assert(
      fc.property(log, knownEntry(within), (entries, entry) => {
        const unverified = { ...entry, unverified: true as const };
        expect(substance([...entries, unverified])).toEqual(substance(entries));
      }),
      RUNS,
    );
  });

  it('does not touch the entries', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const before = structuredClone(entries);
        foldHandoff(entries);
        expect(entries).toEqual(before);
      }),
    );
  });
});
