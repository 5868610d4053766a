import type { BriefView, Meeting } from '../brief/brief-data';
import type { Draft } from '../brief/draft';
import { type Entry, isKnown } from '../entry';
import type { Handoff } from '../handoff';
import { endOf, guestsOf, meetingWords } from './meeting-links';

/** A brief with a meeting, which can be asked to. */
export type Inviting = BriefView & { readonly meeting: Meeting };

/** How an invite stands to those that went out before it under the same id. */
export interface InviteVersion {
  /** Grows with every change after an invite may have gone out; calendars take the highest. */
  readonly sequence: number;
  /** When what it says was last changed (UTC, ms). */
  readonly changedAt: number;
}

/** Returns all that an invite says, as one text: where two differ, the earlier one is out of date. */
export function inviteContent(brief: Inviting): string {
  const { meeting } = brief;
  const { title, details } = meetingWords(brief);
  const guests = guestsOf(meeting).map(({ email }) => email);
  return JSON.stringify([meeting.start, endOf(meeting), title, details, meeting.link, guests]);
}

/** Whether an invite of this draft went out that says something else than `brief` does by now. */
export function isOutOfDate({ invite, handoff }: Draft, brief: Inviting): boolean {
  return invite?.handoff === handoff && invite.content !== inviteContent(brief);
}

/** Returns the number of a draft's invite: one more than that of what went out, once it is out of date. */
export function draftSequence(draft: Draft, brief: Inviting): number {
  const { invite, handoff } = draft;
  if (invite?.handoff !== handoff) return 0;
  return invite.sequence + (isOutOfDate(draft, brief) ? 1 : 0);
}

/**
 * Returns the version of a handoff's invite by now, the same for everybody who knows its entries, and
 * whether it is another than was handed over; `undefined` where no meeting was booked.
 */
export function inviteOf({
  timeline,
}: Pick<Handoff, 'timeline'>): (InviteVersion & { readonly isChanged: boolean }) | undefined {
  let known: (InviteVersion & { readonly isChanged: boolean }) | undefined;
  /** As it was last written, and at the time to which it was moved since. */
  let [written, current]: (Inviting | undefined)[] = [];
  for (const { entry, ignored } of timeline) {
    if (ignored || !isKnown(entry)) continue;
    const said = invitingAfter(entry, current);
    if (!said) continue;
    const isMoved = entry.kind === 'meeting' || said.meeting.start !== written?.meeting.start;
    const next: Inviting = isMoved || !current ? said : startingAt(said, current.meeting.start);
    if (entry.kind !== 'meeting') written = said;
    const isSame = current && inviteContent(next) === inviteContent(current);
    current = next;
    if (isSame) continue;
    const sequence = Math.max(next.meeting.sequence ?? 0, known ? known.sequence + 1 : 0);
    known = { sequence, changedAt: entry.at, isChanged: known !== undefined };
  }
  return known;
}

/** What is asked to after an entry; `undefined` where it says nothing about that. */
function invitingAfter(entry: Entry, before: Inviting | undefined): Inviting | undefined {
  if (entry.kind === 'meeting') {
    if (entry.body.result !== 'rescheduled' || !before) return undefined;
    return startingAt(before, entry.body.start);
  }
  const brief = briefOf(entry);
  if (!brief?.meeting) return undefined;
  return { ...brief, meeting: brief.meeting };
}

const briefOf = (entry: Entry) => {
  if (entry.kind === 'handed-over') return entry.body;
  return entry.kind === 'revised' ? entry.body.brief : undefined;
};

const startingAt = (brief: Inviting, start: number): Inviting => ({
  ...brief,
  meeting: { ...brief.meeting, start },
});
