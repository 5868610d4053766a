import { describe, expect, it } from 'vitest';
import type { LoggedEntry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { canStartNewHandoff } from '@/lib/handoff/new-handoff';
import { anEntry, AT, BDM, SDR } from '../factories';

const handedOver = anEntry('handed-over', 1);
const accepted = [handedOver, anEntry('accepted', 2)];
const notNow = anEntry('outcome', 3, {
  body: { result: 'disqualified', reason: 'no-timing', backAt: AT + 1, text: '' },
});
const answered = anEntry('pull-back-answered', 4, {
  body: { pullBack: notNow.id, result: 'done', text: 'They want a demo now.' },
});

const may = (entries: readonly LoggedEntry[], who = SDR) =>
  canStartNewHandoff(foldHandoff(entries), who.id);

describe('another handoff of the same lead', () => {
  it('may follow what was taken back, won, lost or disqualified', () => {
    expect(may([handedOver, anEntry('withdrawn', 2)])).toBe(true);
    expect(may([...accepted, anEntry('outcome', 3)])).toBe(true);
    for (const result of ['lost', 'disqualified'] as const) {
      const body = { result, reason: 'no-budget', text: '' } as const;
      expect(may([...accepted, anEntry('outcome', 3, { body })])).toBe(true);
    }
  });

  it('follows nothing that goes on', () => {
    for (const entries of [[handedOver], [handedOver, anEntry('returned', 2)], accepted]) {
      expect(may(entries)).toBe(false);
    }
    expect(may([...accepted, anEntry('meeting', 3)])).toBe(false);
  });

  it('follows a date to come back once the SDR has looked again and said so', () => {
    expect(may([...accepted, notNow])).toBe(false);
    expect(may([...accepted, notNow, answered])).toBe(true);
  });

  it('is the SDR’s to begin', () => {
    expect(may([...accepted, anEntry('outcome', 3)], BDM)).toBe(false);
    expect(may([])).toBe(false);
  });
});
