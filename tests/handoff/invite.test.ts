import { describe, expect, it } from 'vitest';
import { previewBrief } from '@/lib/handoff/brief/compose';
import type { Draft } from '@/lib/handoff/brief/draft';
import { foldHandoff } from '@/lib/handoff/fold';
import { draftSequence, inviteContent, inviteOf, isOutOfDate } from '@/lib/handoff/meeting/invite';
import {
  aBrief,
  aDraft,
  aFramework,
  aHandoverEntry,
  aMeeting,
  anEntry,
  AT,
  BDM,
  SDR,
} from '../factories';

const DAY = 24 * 60 * 60_000;
const START = aMeeting().start;
const meeting = {
  ...{ title: 'First look', start: '2026-12-01T15:00', zone: 'Europe/Berlin', minutes: 30 },
  ...{ link: '', attendees: 'd@x.example' },
};

function invitingOf(draft: Draft) {
  const view = previewBrief(draft, { facts: {}, framework: aFramework() });
  if (!view.meeting) throw new Error('no meeting');
  return { ...view, meeting: view.meeting };
}

/** As the panel remembers what was downloaded. */
function downloaded(draft: Draft): Draft {
  const brief = invitingOf(draft);
  const sequence = draftSequence(draft, brief);
  const content = inviteContent(brief);
  return { ...draft, invite: { handoff: draft.handoff, sequence, changedAt: AT, content } };
}

const sequenceOf = (draft: Draft) => draftSequence(draft, invitingOf(draft));

describe('the number of a draft’s invite', () => {
  it('is 0 at first, and grows with each change after a download, by one', () => {
    const first = aDraft({ meeting });
    expect(sequenceOf(first)).toBe(0);
    expect(sequenceOf({ ...first, meeting: { ...meeting, minutes: 45 } })).toBe(0);
    const again = downloaded(downloaded(first));
    expect(sequenceOf(again)).toBe(0);
    const moved = { ...again, meeting: { ...meeting, start: '2026-12-02T15:00' } };
    const movedTwice = { ...again, meeting: { ...meeting, start: '2026-12-03T15:00' } };
    expect([moved, movedTwice].map(sequenceOf)).toEqual([1, 1]);
    expect(sequenceOf({ ...downloaded(moved), meeting })).toBe(2);
    expect(sequenceOf({ ...moved, meeting })).toBe(0);
  });

  it.each<[string, Partial<Draft>]>([
    ['the length', { meeting: { ...meeting, minutes: 60 } }],
    ['the link', { meeting: { ...meeting, link: 'https://meet.example/x' } }],
    ['the guests', { meeting: { ...meeting, attendees: 'd@x.example, e@x.example' } }],
    ['the title', { meeting: { ...meeting, title: 'Second look' } }],
    ['the next step', { nextStep: { what: 'Send it', owner: '', due: '' } }],
  ])('grows with %s, which the invite tells', (_, change) => {
    const next = { ...downloaded(aDraft({ meeting })), ...change };
    expect(isOutOfDate(next, invitingOf(next))).toBe(true);
    expect(sequenceOf(next)).toBe(1);
    expect(invitingOf(next).meeting.sequence).toBe(1);
  });

  it('does not grow with what the invite does not tell', () => {
    const next = {
      ...downloaded(aDraft({ meeting })),
      belowBarReason: 'x',
      sequencesStopped: true,
    };
    expect(isOutOfDate(next, invitingOf(next))).toBe(false);
    expect(sequenceOf(next)).toBe(0);
  });

  it('begins again with another handoff, which has another id', () => {
    const old = downloaded(aDraft({ meeting }));
    const other = { ...old, handoff: '01930000-0000-7000-8000-00000000ffff' };
    expect(sequenceOf({ ...other, meeting: { ...meeting, minutes: 60 } })).toBe(0);
  });
});

describe('the invite of a handoff', () => {
  const accepted = anEntry('accepted', 2);
  const movedTo = (n: number, start: number, by = BDM) =>
    anEntry('meeting', n, { by, body: { result: 'rescheduled', start, remark: '' } });
  const of = (
    ...entries: Parameters<typeof foldHandoff>[0] extends Iterable<infer E> ? E[] : never
  ) => inviteOf(foldHandoff(entries));
  const withNumber = (sequence: number) =>
    aHandoverEntry({ body: aBrief({ meeting: aMeeting({ sequence }) }) });

  it('is what was handed over while nothing has changed', () => {
    expect(of(withNumber(3), accepted)).toMatchObject({ sequence: 3, isChanged: false });
    expect(of(aHandoverEntry(), accepted)).toMatchObject({ sequence: 0, isChanged: false });
  });

  it('grows with each time to which the meeting is moved, for both sides alike', () => {
    const once = movedTo(3, START + DAY);
    expect(of(withNumber(2), accepted, once)).toEqual({
      ...{ sequence: 3, changedAt: once.at, isChanged: true },
    });
    const back = movedTo(4, START);
    expect(of(withNumber(2), accepted, once, back)).toMatchObject({ sequence: 4 });
    const same = movedTo(4, START + DAY);
    expect(of(withNumber(2), accepted, once, same)).toMatchObject({
      ...{ sequence: 3, changedAt: once.at },
    });
  });

  it('grows with a brief that was revised, and only where it asks to something else', () => {
    const revised = (n: number, meeting_: ReturnType<typeof aMeeting>) =>
      anEntry('revised', n, {
        by: SDR,
        body: { brief: aBrief({ meeting: meeting_ }), revision: 2 },
      });
    expect(of(aHandoverEntry(), revised(2, aMeeting()))).toMatchObject({ isChanged: false });
    const other = revised(2, aMeeting({ minutes: 60 }));
    expect(of(aHandoverEntry(), other)).toMatchObject({ sequence: 1, isChanged: true });
    const downloadedTwice = revised(2, aMeeting({ minutes: 60, sequence: 4 }));
    expect(of(aHandoverEntry(), downloadedTwice)).toMatchObject({ sequence: 4 });
    // The time to which it was moved stands, whether the brief names the old one or the new one.
    const moved = [aHandoverEntry(), accepted, movedTo(3, START + DAY)];
    expect(of(...moved, revised(4, aMeeting()))).toMatchObject({ sequence: 1 });
    expect(of(...moved, revised(4, aMeeting({ start: START + DAY })))).toMatchObject({
      sequence: 1,
    });
  });

  it('is none where no meeting was booked', () => {
    expect(of(aHandoverEntry({ body: aBrief({ meeting: undefined }) }))).toBeUndefined();
  });
});
