import type { BriefView } from '@/lib/handoff/brief/brief-data';
import type { DraftMeeting } from '@/lib/handoff/brief/draft';
import { type Guest, readGuests } from '@/lib/handoff/meeting/guests/guests';
import { draftSequence, inviteContent, isOutOfDate } from '@/lib/handoff/meeting/invite';
import { useDraft, useOpenRecord } from '@/lib/panel/hooks';
import { useOrganizer } from '@/lib/panel/reach/invite';
import { useCardOf } from '@/lib/panel/team/people';
import { usePanel } from '@/lib/panel/provider';
import { dayAndTime, ownZone } from '@/lib/panel/time/time-text';
import { useBrief } from '@/lib/panel/draft/use-brief';
import { t } from '@/lib/panel/i18n';
import { WISH_WORDS } from '../recipient/joins-text';
import { Section } from '../ui/Section';
import { InviteButtons } from './InviteButtons';
import { MeetingFields } from './MeetingFields';
import { NextStepFields } from './NextStepFields';
import { SdrJoinsFields } from './SdrJoinsFields';
import './meeting.css';

const USUAL_MINUTES = 30;

/** The first meeting, who joins it, and what happens next. */
export function MeetingSection() {
  const { draft, change } = useDraft();
  const { view } = useBrief();
  const { card, isKnown } = useCardOf(draft.recipient?.id);
  const wish = isKnown ? WISH_WORDS[card.joins] : undefined;
  const recipient = draft.recipient && { name: draft.recipient.name, calendar: card.calendar };
  const meeting = draft.meeting ?? blankMeeting();
  const status = view.meeting
    ? dayAndTime(view.meeting.start, view.meeting.zone)
    : t('meeting_none');
  const changeMeeting = (part: Partial<DraftMeeting>) =>
    change((now) => ({ ...now, meeting: { ...(now.meeting ?? blankMeeting()), ...part } }));
  return (
    <Section
      id="meeting"
      title={t('meeting_title')}
      mark={view.meeting ? 'done' : 'none'}
      summary={status}
    >
      <MeetingFields
        meeting={meeting}
        recipient={recipient}
        lead={leadAsGuest(view.lead)}
        invite={<DraftInvite />}
        onChange={changeMeeting}
      />
      {(view.meeting ?? draft.sdrJoins) && (
        <SdrJoinsFields
          joins={draft.sdrJoins}
          wish={wish && draft.recipient && t(wish, draft.recipient.name)}
          onChange={(sdrJoins) => change((now) => ({ ...now, sdrJoins }))}
        />
      )}
      <NextStepFields
        step={draft.nextStep}
        recipient={draft.recipient?.name}
        onChange={(nextStep) => change((now) => ({ ...now, nextStep }))}
      />
      {(view.meeting ?? draft.nextStep ?? draft.sequencesStopped) !== undefined && (
        <label className="sequences">
          {t('meeting_sequencesStopped')}
          <input
            type="checkbox"
            role="switch"
            className="switch"
            checked={draft.sequencesStopped ?? false}
            onChange={({ currentTarget: { checked } }) =>
              change((now) => ({ ...now, sequencesStopped: checked }))
            }
          />
        </label>
      )}
    </Section>
  );
}

/** The invite of the draft as it stands, and whether an earlier one says something else. */
function DraftInvite() {
  const { draft, change } = useDraft();
  const { deps } = usePanel();
  const { view } = useBrief();
  const { me } = useOpenRecord();
  const organizer = useOrganizer(me);
  if (!view.meeting) return <p className="hint">{t('invite_needsTime')}</p>;
  const brief = { ...view, meeting: view.meeting };
  const known = draft.invite?.handoff === draft.handoff ? draft.invite : undefined;
  const isOld = isOutOfDate(draft, brief);
  const sequence = draftSequence(draft, brief);
  const changedAt = known && !isOld ? known.changedAt : deps.now();
  const remember = () =>
    change((now) => ({
      ...now,
      invite: { handoff: now.handoff, sequence, changedAt, content: inviteContent(brief) },
    }));
  return (
    <>
      {isOld && (
        <p className="warning" role="status">
          {t('invite_outOfDate')}
        </p>
      )}
      <InviteButtons
        {...{ brief, organizer }}
        uid={draft.handoff}
        version={{ sequence, changedAt }}
        now={deps.now}
        onDownload={remember}
      />
    </>
  );
}

/** What the CRM holds of an address may have words around it. */
function leadAsGuest({ name, email }: BriefView['lead']): Required<Guest> | undefined {
  const address = readGuests(email?.value ?? '').find((guest) => guest.email !== undefined)?.email;
  return address === undefined ? undefined : { name: name?.value ?? '', email: address };
}

function blankMeeting(): DraftMeeting {
  return { title: '', start: '', zone: ownZone(), minutes: USUAL_MINUTES, link: '', attendees: '' };
}
