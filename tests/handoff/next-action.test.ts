import { describe, expect, it } from 'vitest';
import type { LoggedEntry } from '@/lib/handoff/entry';
import { foldHandoff, nextActions, openQuestion, waitingFor } from '@/lib/handoff/fold';
import { aBrief, aMeeting, anEntry, BDM, SDR } from '../factories';

const CLEO = { id: '33', name: 'Cleo Marsh' };
const handedOver = anEntry('handed-over', 1);
const accepted = [handedOver, anEntry('accepted', 2)];
const met = [...accepted, anEntry('meeting', 3)];
const talked = anEntry('verbal-handover', 90);
const MEETING_END = aMeeting().start + 30 * 60_000;

/** Who is to do what, in one word each; in brackets what nobody waits for. */
const todo = (entries: readonly LoggedEntry[]) =>
  nextActions(foldHandoff(entries)).map(({ kind, who, quiet }) => {
    const what = `${who.id === SDR.id ? 'SDR' : 'BDM'} ${kind}`;
    return quiet ? `(${what})` : what;
  });

describe('what is to be done next', () => {
  it.each<[string, readonly LoggedEntry[], readonly string[]]>([
    ['nothing is handed over', [], []],
    ['it is handed over', [handedOver], ['BDM answer', '(SDR talk)']],
    ['the two have talked', [handedOver, talked], ['BDM answer']],
    ['it is returned', [handedOver, anEntry('returned', 2)], ['SDR fix']],
    ['it is taken back', [handedOver, anEntry('withdrawn', 2)], []],
    ['it is accepted', accepted, ['BDM meet', '(SDR talk)']],
    [
      'nobody came',
      [...accepted, anEntry('meeting', 3, { body: { result: 'no-show', remark: '' } })],
      ['BDM meet'],
    ],
    ['they have met', met, ['BDM feedback']],
    ['feedback is given', [...met, anEntry('feedback', 4)], ['(BDM outcome)']],
    ['it is won, and feedback is not given', [...met, anEntry('outcome', 4)], ['BDM feedback']],
    ['all is done', [...met, anEntry('feedback', 4), anEntry('outcome', 5)], []],
    [
      'it is lost before any meeting',
      [
        ...accepted,
        anEntry('outcome', 3, {
          body: { result: 'lost', reason: 'unable-to-reach', text: '' },
        }),
      ],
      [],
    ],
  ])('when %s', (_, entries, expected) => {
    expect(todo(entries)).toEqual(expected);
  });

  it('is due when the brief says, the meeting when it is over', () => {
    expect(nextActions(foldHandoff([handedOver]))[0]?.due).toBe(aBrief().responseDue);
    expect(nextActions(foldHandoff(accepted))[0]?.due).toBe(MEETING_END);
  });

  it('does not take the SDR’s feedback for the BDM’s', () => {
    const feedback = anEntry('feedback', 4, { by: SDR });
    expect(todo([...met, feedback])).toEqual(['BDM feedback']);
  });

  it('is feedback of the BDM who met, not of one who had the lead before', () => {
    const early = anEntry('feedback', 3);
    const brief = aBrief({ recipient: CLEO });
    const passedOn = anEntry('revised', 4, { body: { brief, revision: 2 } });
    const hers = [anEntry('accepted', 5, { by: CLEO }), anEntry('meeting', 6, { by: CLEO })];
    const actions = nextActions(foldHandoff([...accepted, early, passedOn, ...hers]));
    expect(actions).toEqual([{ kind: 'feedback', who: CLEO }]);
  });
});

describe('an open question', () => {
  const byBea = anEntry('message', 10, { by: BDM });
  const bySam = anEntry('message', 11, { turn: 10 });
  const answer = (n: number, by = SDR) =>
    anEntry('message', n, { by, body: { text: 'Her CFO.', question: false } });

  it('is the first thing to do of whoever was asked', () => {
    expect(todo([handedOver, byBea])).toEqual(['SDR reply', 'BDM answer', '(SDR talk)']);
    expect(waitingFor(foldHandoff([handedOver, byBea]))).toEqual(SDR);
    expect(nextActions(foldHandoff([handedOver, byBea]))[0]?.about).toBe(byBea.id);
  });

  it('is answered by any word of the other, and by none of one’s own', () => {
    expect(openQuestion(foldHandoff([handedOver, byBea, answer(12)]))).toBeUndefined();
    expect(openQuestion(foldHandoff([handedOver, byBea, answer(12, BDM)]))?.id).toBe(byBea.id);
  });

  it('is the newest where one asks twice', () => {
    const again = anEntry('message', 12, { by: BDM });
    const replies = nextActions(foldHandoff([handedOver, byBea, again])).filter(
      ({ kind }) => kind === 'reply',
    );
    expect(replies).toMatchObject([{ about: again.id }]);
  });

  it('stays open to both where two questions crossed', () => {
    expect(todo([handedOver, byBea, bySam]).slice(0, 2)).toEqual(['SDR reply', 'BDM reply']);
    expect(todo([handedOver, byBea, bySam, answer(12, BDM)])[0]).toBe('SDR reply');
    expect(todo([handedOver, byBea, bySam, answer(12)])[0]).toBe('BDM reply');
  });

  it('is answered by a question that replies to it, which is then the open one', () => {
    const back = anEntry('message', 12, {
      body: { text: 'Which meeting?', question: true, replyTo: byBea.id },
    });
    expect(todo([handedOver, byBea, back])[0]).toBe('BDM reply');
    expect(todo([handedOver, byBea, back])).not.toContain('SDR reply');
  });

  it('is nobody’s once the handoff was taken back', () => {
    expect(todo([handedOver, byBea, anEntry('withdrawn', 12)])).toEqual([]);
  });
});
