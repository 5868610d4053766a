import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandoffKindName } from '@/lib/handoff/entry';
import { foldHandoff, mayWrite, nextActions } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { ActionKind } from '@/lib/handoff/next-action';
import { history, knowsAll, play } from './two-sides';

const RUNS = { numRuns: 400 };

/** What one may write who is to do this. */
const DONE_BY: Readonly<Record<ActionKind, readonly HandoffKindName[]>> = {
  answer: ['accepted', 'returned'],
  reply: ['message'],
  talk: ['verbal-handover'],
  fix: ['revised'],
  meet: ['meeting'],
  feedback: ['feedback'],
  outcome: ['outcome'],
  'pull-back': ['pull-back-answered'],
};

const counted = ({ timeline }: Handoff) =>
  timeline.filter(({ ignored }) => !ignored).map(({ entry }) => entry);

describe('any history of an SDR and BDMs on several devices', () => {
  it('is one handoff to all of them, once all notes are visible to all', () => {
    fc.assert(
      fc.property(history, fc.nat(), (told, cut) => {
        const { crm, seen } = play(told);
        const whole = foldHandoff(crm);
        for (const [device, known] of seen.entries()) {
          const late = crm.toSorted((one, other) => (one.id < other.id ? device - 1 : 1 - device));
          const heard = [...late.slice(cut % crm.length), ...known, ...late];
          expect(foldHandoff(heard)).toEqual(whole);
        }
      }),
      RUNS,
    );
  });

  it('counts all that is done by what is offered, on the device on which it is done', () => {
    fc.assert(
      fc.property(history, (told) => {
        play(told, ({ entry, seen }) => {
          expect(foldHandoff([...seen, entry]).timeline).toContainEqual({ entry });
        });
      }),
      RUNS,
    );
  });

  it('counts for all what is done where everything is known, and changes no earlier fate', () => {
    fc.assert(
      fc.property(history, (told) => {
        play(told, (act) => {
          if (!knowsAll(act)) return;
          const before = foldHandoff(act.all).timeline;
          const after = foldHandoff([...act.all, act.entry]).timeline;
          expect(after).toEqual([...before, { entry: act.entry }]);
        });
      }),
      RUNS,
    );
  });

  it('never asks anybody for what he may not do', () => {
    fc.assert(
      fc.property(history, (told) => {
        play(told, ({ all, entry }) => {
          const handoff = foldHandoff([...all, entry]);
          for (const { kind, who } of nextActions(handoff)) {
            const may = DONE_BY[kind].filter((name) => mayWrite(name, handoff, who.id));
            expect({ kind, state: handoff.state, may }).toEqual({
              ...{ kind, state: handoff.state, may: DONE_BY[kind] },
            });
          }
        });
      }),
      RUNS,
    );
  });

  it('never returns a lead after its meeting, nor disqualifies one before it is accepted', () => {
    fc.assert(
      fc.property(history, (told) => {
        const kinds = counted(foldHandoff(play(told).crm)).map((entry) =>
          entry.kind === 'meeting' && 'body' in entry ? JSON.stringify(entry.body) : entry.kind,
        );
        const held = kinds.findIndex((kind) => kind.includes('held'));
        if (held !== -1) expect(kinds.slice(held)).not.toContain('returned');
        const closed = kinds.indexOf('outcome');
        if (closed !== -1) {
          expect(kinds.slice(closed)).not.toContain('returned');
          expect(kinds.slice(0, closed).lastIndexOf('accepted')).toBeGreaterThan(
            kinds.slice(0, closed).lastIndexOf('returned'),
          );
        }
      }),
      RUNS,
    );
  });
});
