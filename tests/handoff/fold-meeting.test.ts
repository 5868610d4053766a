import { describe, expect, it } from 'vitest';
import type { HandoffEntry } from '@/lib/handoff/entry';
import { foldHandoff, meetingEnd } from '@/lib/handoff/fold';
import { aBrief, aMeeting, anEntry, BDM, SDR } from '../factories';

const handedOver = anEntry('handed-over', 1);
const accepted = anEntry('accepted', 2);
const start = aMeeting().start;
const LATER = start + 86_400_000;

type Meeting = Extract<HandoffEntry, { kind: 'meeting' }>['body'];
const held: Meeting = { result: 'held', remark: '' };
const noShow: Meeting = { result: 'no-show', remark: '' };
const moved: Meeting = { result: 'rescheduled', start: LATER, remark: '' };

/** The handoff after it was accepted, and the meeting recorded by `by` as each of these in turn. */
const after = (results: readonly Meeting[], by = BDM, brief = aBrief()) =>
  foldHandoff([
    anEntry('handed-over', 1, { body: brief }),
    accepted,
    ...results.map((body, n) => anEntry('meeting', 3 + n, { by, body })),
  ]);

describe('the first meeting', () => {
  it('begins when the brief says, and is over by its length', () => {
    const handoff = foldHandoff([handedOver, accepted]);
    expect(handoff).toMatchObject({ meetingStart: start, met: undefined });
    expect(meetingEnd(handoff)).toBe(start + 30 * 60_000);
  });

  it('was held, says the BDM: the two have met', () => {
    expect(after([held])).toMatchObject({ state: 'met', met: { by: BDM, result: 'held' } });
  });

  it('was held, says the SDR who was there', () => {
    expect(after([held], SDR)).toMatchObject({ state: 'met', met: { by: SDR } });
  });

  it.each([
    ['was not to join', aBrief({ sdrJoins: { choice: 'no', why: '' } })],
    ['said nothing about joining', aBrief({ sdrJoins: undefined })],
  ])('cannot be recorded by an SDR who %s', (_, brief) => {
    const handoff = after([held], SDR, brief);
    expect(handoff.state).toBe('accepted');
    expect(handoff.timeline.at(-1)?.ignored).toBe('not-entitled');
  });

  it('is not recorded before the lead is accepted', () => {
    const early = anEntry('meeting', 2);
    expect(foldHandoff([handedOver, early]).state).toBe('handed-over');
    expect(foldHandoff([handedOver, anEntry('returned', 2), anEntry('meeting', 3)]).state).toBe(
      'returned',
    );
  });

  it('saw nobody come, and may be mended to held', () => {
    expect(after([noShow])).toMatchObject({ state: 'no-show', met: { result: 'no-show' } });
    expect(after([noShow, held])).toMatchObject({ state: 'met', met: { result: 'held' } });
  });

  it('was held for all where one says so and the other that nobody came', () => {
    const [one, other] = [held, noShow].map((body, n) =>
      anEntry('meeting', 3 + n, { turn: 3, by: n === 0 ? BDM : SDR, body }),
    );
    expect(one && other && foldHandoff([handedOver, accepted, other, one]).state).toBe('met');
    const sooner = other && { ...other, at: 0 };
    expect(one && sooner && foldHandoff([handedOver, accepted, one, sooner]).state).toBe('met');
  });

  it('is waited for again once it is moved, after a no-show too', () => {
    expect(after([moved])).toMatchObject({ state: 'accepted', meetingStart: LATER });
    const again = after([noShow, moved]);
    expect(again).toMatchObject({ state: 'accepted', meetingStart: LATER, met: undefined });
  });
});

describe('a meeting that was moved', () => {
  const revised = (start: number) =>
    anEntry('revised', 5, {
      body: { brief: aBrief({ meeting: aMeeting({ start }) }), revision: 2 },
    });
  const booked = [handedOver, accepted, anEntry('meeting', 3, { body: moved })];

  it('stays moved when the SDR mends something else of the brief', () => {
    expect(foldHandoff([...booked, revised(start)]).meetingStart).toBe(LATER);
  });

  it('stays moved when the lead is returned and sent again', () => {
    const again = [anEntry('returned', 4), revised(start)];
    expect(foldHandoff([...booked, ...again])).toMatchObject({
      ...{ state: 'handed-over', meetingStart: LATER },
    });
  });

  it('moves again when the brief names another time', () => {
    expect(foldHandoff([...booked, revised(start + 5000)]).meetingStart).toBe(start + 5000);
  });

  it('stays where it was when the brief names none any more', () => {
    const brief = aBrief({ meeting: undefined });
    const without = anEntry('revised', 5, { body: { brief, revision: 2 } });
    expect(foldHandoff([...booked, without]).meetingStart).toBe(LATER);
  });
});
