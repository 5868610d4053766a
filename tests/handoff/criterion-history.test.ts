import { describe, expect, it } from 'vitest';
import { criterionHistory } from '@/lib/handoff/qualification/criterion-history';
import { foldHandoff } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import { aBrief, aHandoverEntry, anEntry, anId, AT, BDM, SDR } from '../factories';

const BEN: Person = { id: '33', name: 'Ben Miles' };

/** Handoff number n, met, with the BDM's feedback; the higher the number, the newer. */
function rated(n: number, wrong: string[], { bdm = BDM, helped = '' } = {}): Handoff {
  const handoff = anId(1000 + n);
  const shared = { handoff, by: bdm };
  return foldHandoff([
    aHandoverEntry({ handoff, body: aBrief({ recipient: bdm }) }),
    anEntry('accepted', 2, shared),
    anEntry('meeting', 3, shared),
    anEntry('feedback', 4, {
      ...{ ...shared, at: AT + n * 1000 },
      body: { rating: 4, wrong: wrong.map((id) => ({ id, name: id })), helped, text: '' },
    }),
  ]);
}

describe('what a BDM marked wrong', () => {
  it('is counted by criterion, over the last five handoffs with feedback', () => {
    const handoffs = [
      rated(1, ['timeline', 'need']),
      rated(6, ['timeline']),
      rated(5, ['timeline', 'budget']),
      rated(2, []),
      rated(3, []),
      rated(4, []),
    ];
    const { of, wrong } = criterionHistory(handoffs, SDR.id, BDM.id);
    expect(of).toBe(5);
    expect(Object.fromEntries(wrong)).toEqual({ timeline: 2, budget: 1 });
  });

  it('is that BDM’s, or all of theirs where none is chosen', () => {
    const handoffs = [rated(1, ['need']), rated(2, ['need'], { bdm: BEN })];
    expect(criterionHistory(handoffs, SDR.id, BEN.id)).toMatchObject({
      of: 1,
      wrong: new Map([['need', 1]]),
    });
    expect(criterionHistory(handoffs, SDR.id)).toMatchObject({
      of: 2,
      wrong: new Map([['need', 2]]),
    });
  });

  it('counts a criterion once a handoff, however often it is named', () => {
    const { wrong } = criterionHistory([rated(1, ['need', 'need'])], SDR.id);
    expect(wrong.get('need')).toBe(1);
  });

  it('is nothing where there is no feedback, or where it is another’s handoff', () => {
    const open = foldHandoff([aHandoverEntry()]);
    const nothing = { of: 0, wrong: new Map(), helped: [] };
    expect(criterionHistory([open], SDR.id)).toEqual(nothing);
    expect(criterionHistory([rated(1, ['need'])], '99')).toEqual(nothing);
  });

  it('has nothing of what one says of oneself', () => {
    expect(criterionHistory([rated(1, ['need'], { bdm: SDR })], SDR.id).of).toBe(0);
  });
});

it('tells what helped, the newest first', () => {
  const handoffs = [
    rated(1, [], { helped: 'The pain' }),
    rated(2, []),
    rated(3, [], { helped: 'Names' }),
  ];
  expect(criterionHistory(handoffs, SDR.id, BDM.id).helped).toEqual(['Names', 'The pain']);
});
