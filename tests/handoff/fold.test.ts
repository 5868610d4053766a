import { describe, expect, it } from 'vitest';
import type { LoggedEntry } from '@/lib/handoff/entry';
import { foldHandoff, mayWrite, nextTurn, rolesOf, waitingFor } from '@/lib/handoff/fold';
import { aBrief, anEntry, aPerson, AT, BDM, HANDOFF, SDR } from '../factories';

const STRANGER = aPerson({ id: '99', name: 'Someone Else' });
const handedOver = anEntry('handed-over', 1);
const accepted = anEntry('accepted', 2);
const returned = anEntry('returned', 2);
const revised = anEntry('revised', 3);

const reasons = (entries: readonly LoggedEntry[]) =>
  foldHandoff(entries).timeline.map((item) => item.ignored);

describe('a handoff', () => {
  it('without entries is an empty draft', () => {
    expect(foldHandoff([])).toMatchObject({ id: '', state: 'draft', revision: 0, timeline: [] });
  });

  it('begins with the hand-over: its author is the SDR, its recipient the BDM', () => {
    const handoff = foldHandoff([handedOver]);
    expect(handoff).toMatchObject({
      ...{ id: HANDOFF, state: 'handed-over', sdr: SDR, bdm: BDM, revision: 1 },
      ...{ brief: aBrief(), handedOverAt: handedOver.at, responseDue: aBrief().responseDue },
    });
  });

  it('is accepted by the BDM, with the first step', () => {
    const body = { remark: 'Mine.', firstStep: { what: 'Call her', at: AT } };
    const handoff = foldHandoff([handedOver, anEntry('accepted', 2, { body })]);
    expect(handoff.state).toBe('accepted');
    expect(handoff.accepted).toMatchObject({ by: BDM, ...body });
  });

  it('is returned by the BDM, with the reason', () => {
    const handoff = foldHandoff([handedOver, returned]);
    expect(handoff.state).toBe('returned');
    expect(handoff.returned).toMatchObject({ by: BDM, reason: 'next-step-not-confirmed' });
  });

  it('is handed over again by a revision after a return', () => {
    const handoff = foldHandoff([handedOver, returned, revised]);
    expect(handoff).toMatchObject({ state: 'handed-over', revision: 2, handedOverAt: revised.at });
    expect(handoff.returned).toBeUndefined();
  });

  it('stays accepted when the SDR mends the brief for the same BDM', () => {
    const handoff = foldHandoff([handedOver, accepted, revised]);
    expect(handoff).toMatchObject({ state: 'accepted', revision: 2, handedOverAt: handedOver.at });
  });

  it('waits for the new BDM when a revision names another', () => {
    const brief = aBrief({ recipient: STRANGER });
    const passedOn = anEntry('revised', 3, { body: { brief, revision: 2 } });
    const handoff = foldHandoff([handedOver, accepted, passedOn]);
    expect(handoff).toMatchObject({ state: 'handed-over', bdm: STRANGER });
    expect(handoff.accepted).toBeUndefined();
  });

  it('is taken back by the SDR until it is accepted', () => {
    expect(foldHandoff([handedOver, anEntry('withdrawn', 2)]).state).toBe('withdrawn');
    expect(foldHandoff([handedOver, accepted, anEntry('withdrawn', 3)]).state).toBe('accepted');
  });

  it('keeps the messages of both, and the talk', () => {
    const question = anEntry('message', 2);
    const answer = anEntry('message', 3, {
      by: BDM,
      body: { text: 'Her finance lead.', question: false, replyTo: question.id },
    });
    const handoff = foldHandoff([handedOver, question, answer, anEntry('verbal-handover', 4)]);
    expect(handoff.messages.map((message) => message.text)).toEqual([
      'Who else is in the room?',
      'Her finance lead.',
    ]);
    expect(handoff.messages[1]?.replyTo).toBe(question.id);
    expect(handoff.verbal).toMatchObject({ by: SDR, channel: 'call' });
  });
});

describe('what does not count stays visible and changes nothing', () => {
  it('an entry by somebody who is not entitled', () => {
    const forged = anEntry('accepted', 2, { by: STRANGER });
    expect(reasons([handedOver, forged])).toEqual([undefined, 'not-entitled']);
    expect(foldHandoff([handedOver, forged]).state).toBe('handed-over');
  });

  it('an acceptance by the SDR of his own hand-over', () => {
    expect(reasons([handedOver, anEntry('accepted', 2, { by: SDR })])[1]).toBe('not-entitled');
  });

  it('a second hand-over by another', () => {
    const late = anEntry('handed-over', 2, { by: STRANGER });
    expect(foldHandoff([handedOver, late]).sdr).toEqual(SDR);
  });

  it('an entry whose note another CRM user wrote', () => {
    const unverified = { ...accepted, unverified: true as const };
    expect(reasons([handedOver, unverified])[1]).toBe('unverified');
    expect(foldHandoff([handedOver, unverified]).state).toBe('handed-over');
  });

  it('an entry of a kind or version of a newer Baton', () => {
    const celebrated = { ...accepted, kind: 'celebrated', unknown: true as const };
    const newer = { ...celebrated, id: anEntry('accepted', 3).id, kind: 'accepted', v: 2 };
    expect(reasons([handedOver, celebrated, newer])).toEqual([
      undefined,
      'unknown-kind',
      'newer-version',
    ]);
    expect(foldHandoff([handedOver, celebrated, newer]).state).toBe('handed-over');
  });
});

describe('one entry', () => {
  it('counts once however often it comes', () => {
    expect(foldHandoff([handedOver, accepted, handedOver, accepted]).timeline).toHaveLength(2);
  });

  it('counts by its verified copy', () => {
    const copy = { ...accepted, unverified: true as const };
    expect(foldHandoff([handedOver, copy, accepted]).state).toBe('accepted');
    expect(foldHandoff([handedOver, accepted, copy]).state).toBe('accepted');
  });

  it('cannot be pushed aside by another author who takes its id', () => {
    const impostor = anEntry('message', 2, { by: STRANGER, turn: 0, at: AT - 1 });
    for (const entries of [
      [handedOver, accepted, impostor],
      [impostor, accepted, handedOver],
    ]) {
      expect(foldHandoff(entries).state).toBe('accepted');
      expect(foldHandoff(entries).timeline).toHaveLength(3);
    }
  });

  it('comes after what its author had seen, whatever his clock says', () => {
    const early = anEntry('accepted', 2, { at: AT - 86_400_000 });
    expect(foldHandoff([early, handedOver]).state).toBe('accepted');
  });
});

describe('the turn of the next entry', () => {
  it('is one for a new handoff, and one more than the highest after that', () => {
    expect(nextTurn(foldHandoff([]))).toBe(1);
    expect(nextTurn(foldHandoff([handedOver, accepted]))).toBe(3);
  });

  it('is not driven up by entries that do not count', () => {
    const forged = anEntry('accepted', 2, { by: STRANGER, turn: 1_000_000 });
    expect(nextTurn(foldHandoff([handedOver, forged]))).toBe(2);
  });

  it('is after what came too late to count, lest that count behind it', () => {
    const tooLate = anEntry('accepted', 4, { turn: 3 });
    const returnedBefore = [handedOver, returned, tooLate];
    expect(reasons(returnedBefore).at(-1)).toBe('not-entitled');
    const next = nextTurn(foldHandoff(returnedBefore));
    const mended = anEntry('revised', 5, { turn: next, at: AT - 3_600_000 });
    expect(foldHandoff([...returnedBefore, mended])).toMatchObject({
      ...{ state: 'handed-over', accepted: undefined },
    });
  });

  it('is not driven up by kinds that nobody knows', () => {
    const celebrated = { ...anEntry('message', 2), kind: 'celebrated', unknown: true as const };
    expect(nextTurn(foldHandoff([handedOver, { ...celebrated, turn: 1_000_000 }]))).toBe(2);
    expect(nextTurn(foldHandoff([handedOver, celebrated]))).toBe(3);
  });

  it('stays within what an entry may carry', () => {
    const last = anEntry('accepted', 2, { turn: 1_000_000 });
    expect(nextTurn(foldHandoff([handedOver, last]))).toBe(1_000_000);
  });
});

describe('who may do what', () => {
  const open = foldHandoff([handedOver]);

  it('is by role', () => {
    expect(rolesOf(open, SDR.id)).toEqual(['sdr']);
    expect(rolesOf(open, BDM.id)).toEqual(['bdm']);
    expect(rolesOf(open, STRANGER.id)).toEqual(['other']);
    expect(rolesOf({ sdr: SDR, bdm: SDR }, SDR.id)).toEqual(['sdr', 'bdm']);
  });

  it.each([
    ['handed-over', 'accepted', BDM, true],
    ['handed-over', 'accepted', SDR, false],
    ['handed-over', 'returned', BDM, true],
    ['handed-over', 'revised', SDR, true],
    ['handed-over', 'revised', BDM, false],
    ['handed-over', 'message', STRANGER, false],
    ['accepted', 'accepted', BDM, false],
    ['accepted', 'returned', BDM, true],
    ['accepted', 'withdrawn', SDR, false],
    ['returned', 'accepted', BDM, false],
    ['returned', 'revised', SDR, true],
    ['withdrawn', 'accepted', BDM, false],
    ['draft', 'handed-over', STRANGER, true],
    ['draft', 'message', SDR, false],
  ] as const)('in the state %s, %s by %o: %s', (state, kind, person, allowed) => {
    const between = state === 'draft' ? {} : { sdr: SDR, bdm: BDM };
    expect(mayWrite(kind, { state, ...between }, person.id)).toBe(allowed);
  });
});

describe('who has the next action', () => {
  const question = anEntry('message', 2, { by: BDM });

  it('is the BDM after a hand-over and an acceptance, the SDR after a return', () => {
    expect(waitingFor(foldHandoff([handedOver]))).toEqual(BDM);
    expect(waitingFor(foldHandoff([handedOver, accepted]))).toEqual(BDM);
    expect(waitingFor(foldHandoff([handedOver, returned]))).toEqual(SDR);
  });

  it('is nobody before the hand-over and after a withdrawal', () => {
    expect(waitingFor(foldHandoff([]))).toBeUndefined();
    expect(waitingFor(foldHandoff([handedOver, anEntry('withdrawn', 2)]))).toBeUndefined();
  });

  it('is whoever was asked, until he has said something', () => {
    expect(waitingFor(foldHandoff([handedOver, question]))).toEqual(SDR);
    const body = { text: 'Yes.', question: false };
    const answer = anEntry('message', 3, { by: SDR, body });
    expect(waitingFor(foldHandoff([handedOver, question, answer]))).toEqual(BDM);
  });
});
