import type { BriefData } from '@/lib/handoff/brief/brief-data';
import { newDraft, type Draft } from '@/lib/handoff/brief/draft';
import { guestsOfAttendee, typedGuests } from '@/lib/handoff/meeting/guests/guests';
import { inviteContent, type InviteVersion } from '@/lib/handoff/meeting/invite';
import { LEAD_FIELDS } from '@/lib/handoff/brief/lead';
import { wallTimeOf } from '@/lib/handoff/time/wall-time';

/**
 * Returns the draft that makes this brief again, for mending what was handed over: `handoff` stays,
 * `entry` (UUIDv7) is the id of the revision to come. What the CRM said is read from it anew, so
 * only what was typed comes back; what changes of its `invite` is a new one; times are typed in `zone`, the SDR's own.
 */
export function draftOfBrief(
  brief: BriefData,
  ids: { readonly handoff: string; readonly entry: string },
  zone: string,
  invite?: InviteVersion,
): Draft {
  const { qualification, meeting, nextStep } = brief;
  const typed = LEAD_FIELDS.flatMap((field) => {
    const fact = brief.lead[field];
    return fact?.origin === 'typed' ? [[field, fact.value] as const] : [];
  });
  return {
    ...newDraft(ids),
    lead: Object.fromEntries(typed),
    ...(qualification && {
      frameworkId: qualification.framework.id,
      frameworkVersion: qualification.framework.version,
    }),
    scores: Object.fromEntries(
      (qualification?.criteria ?? []).map(({ id, points, basis, evidence }) => [
        id,
        { points, basis, evidence },
      ]),
    ),
    belowBarReason: brief.belowBarReason ?? '',
    context: brief.context,
    recipient: brief.recipient,
    ...(meeting && { meeting: draftMeeting(meeting) }),
    ...(meeting &&
      invite && {
        invite: {
          ...{ handoff: ids.handoff, sequence: invite.sequence, changedAt: invite.changedAt },
          content: inviteContent({ ...brief, meeting }),
        },
      }),
    ...(brief.sdrJoins && { sdrJoins: brief.sdrJoins }),
    ...(nextStep && {
      nextStep: {
        what: nextStep.what,
        owner: nextStep.owner,
        due: nextStep.due === undefined ? '' : wallTimeOf(nextStep.due, zone),
      },
    }),
    ...(brief.sequencesStopped !== undefined && { sequencesStopped: brief.sequencesStopped }),
  };
}

function draftMeeting(meeting: NonNullable<BriefData['meeting']>): NonNullable<Draft['meeting']> {
  return {
    title: meeting.title,
    start: wallTimeOf(meeting.start, meeting.zone),
    zone: meeting.zone,
    minutes: meeting.minutes,
    link: meeting.link ?? '',
    attendees: typedGuests(meeting.attendees.flatMap(guestsOfAttendee)),
  };
}
