import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KindName, LoggedEntry } from '@/lib/handoff/entry';
import { HANDOFF_KINDS, TEAM_KINDS } from '@/lib/handoff/entries/index';
import { foldHandoff } from '@/lib/handoff/fold';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import { anEntry, anId } from '../factories';

/** What makes an entry of each kind count, where that is not a hand-over that was accepted. */
const BEFORE: Readonly<Partial<Record<KindName, readonly LoggedEntry[]>>> = {
  'handed-over': [],
  accepted: [anEntry('handed-over', 1)],
  withdrawn: [anEntry('handed-over', 1)],
  'pull-back-answered': [
    anEntry('handed-over', 1),
    anEntry('accepted', 2),
    anEntry('pull-back', 5, { turn: 3 }),
  ],
  'team-room-ended': [anEntry('team-room', 1)],
  agreement: [anEntry('framework', 1)],
  'ask-answered': [anEntry('ask', 6, { turn: 1 })],
  'figures-agreed': [anEntry('figures', 4, { turn: 1 })],
};
const ACCEPTED = [anEntry('handed-over', 1), anEntry('accepted', 2)];

const unverified = (entry: LoggedEntry): LoggedEntry => ({ ...entry, unverified: true });
const substance = (folded: object) => ({ ...folded, id: '', timeline: [] });

describe('an entry whose note another CRM user wrote', () => {
  const kinds = HANDOFF_KINDS.map(({ name }) => name);
  const teamKinds = TEAM_KINDS.map(({ name }) => name);
  const folds = [
    ...kinds.map((kind) => [kind, foldHandoff, BEFORE[kind] ?? ACCEPTED] as const),
    ...teamKinds.map((kind) => [kind, foldTeam, BEFORE[kind] ?? []] as const),
  ];

  it.each(folds)('does not count, is kept and says so: %s', (kind, fold, before) => {
    const entry = anEntry(kind, 8);
    // In its author's name it does count: otherwise this would say nothing.
    expect(fold([...before, entry]).timeline.at(-1)).toEqual({ entry });
    const forged = fold([...before, unverified(entry)]);
    expect(forged.timeline.at(-1)).toEqual({
      entry: unverified(entry),
      ignored: 'unverified',
    });
    expect(substance(forged)).toEqual(substance(fold(before)));
  });

  it.each(folds)('counts once its author’s own note is read too: %s', (kind, fold, before) => {
    const entry = anEntry(kind, 8);
    const once = fold([...before, entry]);
    const either = fc.shuffledSubarray([unverified(entry), entry], { minLength: 2 });
    fc.assert(
      fc.property(either, (copies) => {
        expect(fold([...before, ...copies])).toEqual(once);
      }),
    );
  });

  it('takes no other entry’s place, though it bears its id', () => {
    const accepted = anEntry('accepted', 2);
    const forged = unverified(anEntry('returned', 2));
    expect(foldHandoff([anEntry('handed-over', 1), forged, accepted]).state).toBe('accepted');
    expect(foldHandoff([anEntry('handed-over', 1), accepted, forged]).state).toBe('accepted');
  });

  it('makes nobody the SDR, and leaves the place to who really hands over', () => {
    const forged = unverified(anEntry('handed-over', 1, { id: anId(40), turn: 0 }));
    const real = anEntry('handed-over', 2, { by: { id: '12', name: 'Sue Park' } });
    expect(foldHandoff([forged, real]).sdr?.name).toBe('Sue Park');
  });
});
