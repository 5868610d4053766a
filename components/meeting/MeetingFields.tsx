import { type ReactNode, useState } from 'react';
import type { DraftMeeting } from '@/lib/handoff/brief/draft';
import type { Guest } from '@/lib/handoff/meeting/guests/guests';
import { meetingProposals } from '@/lib/handoff/meeting/proposals';
import { isWebAddress } from '@/lib/handoff/text';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { isWorkingTime } from '@/lib/handoff/time/clock';
import { instantOfWallTime, isZone, wallTimeOf } from '@/lib/handoff/time/wall-time';
import { fieldId } from '@/lib/panel/draft/section-of';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { dayAndTime, lengthOfTime } from '@/lib/panel/time/time-text';
import { useDateWarning, useNow } from '@/lib/panel/time/use-now';
import { Button } from '../ui/Button';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import { ZoneField } from '../ui/ZoneField';
import { GuestsField } from './GuestsField';

const LENGTHS = [15, 20, 25, 30, 45, 50, 60, 90, 120, 180];

interface MeetingFieldsProps {
  readonly meeting: DraftMeeting;
  readonly recipient: MeetingRecipient | undefined;
  /** The lead, where its address is known. */
  readonly lead: Required<Guest> | undefined;
  readonly onChange: (part: Partial<DraftMeeting>) => void;
  /** What else is settled once it is known when. */
  readonly children?: ReactNode;
}

/** When, how long, where and with whom. Nothing typed is ever refused here, only spoken about. */
export function MeetingFields({ meeting, recipient, lead, ...rest }: MeetingFieldsProps) {
  const { onChange, children } = rest;
  const link = meeting.link.trim();
  const warning = useDateWarning(instantOfWallTime(meeting.start, meeting.zone));
  const lengths = [...new Set([...LENGTHS, meeting.minutes])].sort((a, b) => a - b);
  return (
    <>
      <TextField
        id={fieldId('meeting.start')}
        type="datetime-local"
        label={t('meeting_when')}
        value={meeting.start}
        warning={warning}
        onChange={(start) => onChange({ start })}
      />
      {meeting.start === '' ? (
        <Proposals recipient={recipient} zone={meeting.zone} onChoose={onChange} />
      ) : (
        <RecipientsTime start={meeting.start} zone={meeting.zone} recipient={recipient} />
      )}
      <MeetingMore isOpen={meeting.start !== ''}>
        <div className="field-row">
          <Select
            id={fieldId('meeting.minutes')}
            label={t('meeting_length')}
            value={String(meeting.minutes)}
            options={lengths.map((minutes) => ({
              value: String(minutes),
              text: lengthOfTime(minutes),
            }))}
            onChange={(minutes) => onChange({ minutes: Number(minutes) })}
          />
          <ZoneField
            id={fieldId('meeting.zone')}
            label={t('meeting_zone')}
            zone={meeting.zone}
            error={isZone(meeting.zone) ? undefined : t('meeting_zoneUnknown', meeting.zone)}
            onChange={(zone) => onChange({ zone })}
          />
        </div>
        <TextField
          id={fieldId('meeting.link')}
          type="url"
          label={t('meeting_link')}
          value={meeting.link}
          maxLength={2000}
          placeholder="https://"
          error={link === '' || isWebAddress(link) ? undefined : t('meeting_linkBad')}
          onChange={(next) => onChange({ link: next })}
        />
        <GuestsField
          attendees={meeting.attendees}
          lead={lead}
          onChange={(attendees) => onChange({ attendees })}
        />
        <TextField
          id={fieldId('meeting.title')}
          label={t('meeting_name')}
          value={meeting.title}
          maxLength={200}
          onChange={(title) => onChange({ title })}
        />
        {children}
      </MeetingMore>
    </>
  );
}

interface MeetingMoreProps {
  /** Whether it is known when: then all the rest is asked for. It does not fold by itself. */
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

/** What is of no matter before it is known when the meeting is. */
function MeetingMore({ isOpen, children }: MeetingMoreProps) {
  const [isUnfolded, setUnfolded] = useState(isOpen);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) {
    setWasOpen(true);
    setUnfolded(true);
  }
  return (
    <details
      className="meeting-more"
      open={isUnfolded}
      onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
    >
      <summary>{t('meeting_more')}</summary>
      {children}
    </details>
  );
}

interface ProposalsProps {
  readonly recipient: MeetingRecipient | undefined;
  readonly zone: string;
  readonly onChoose: (part: Partial<DraftMeeting>) => void;
}

const MOST_PROPOSALS = 3;

/** The next times at which whoever takes the lead works, one tap each. */
function Proposals({ recipient, zone, onChoose }: ProposalsProps) {
  const now = useNow();
  const { focus } = usePanelActions();
  if (!recipient || !isZone(zone)) return null;
  const times = meetingProposals(now, recipient.calendar, MOST_PROPOSALS);
  return (
    <div className="buttons">
      {times.map((time) => (
        <Button
          key={time}
          size="small"
          onClick={() => {
            onChoose({ start: wallTimeOf(time, zone) });
            focus(fieldId('meeting.start'));
          }}
        >
          {dayAndTime(time, zone, now)}
        </Button>
      ))}
    </div>
  );
}

/** Who takes the meeting, and when that person works. */
interface MeetingRecipient {
  readonly name: string;
  readonly calendar: Calendar;
}

interface RecipientsTimeProps {
  readonly start: string;
  readonly zone: string;
  readonly recipient: MeetingRecipient | undefined;
}

/** What the meeting's time is for the BDM, where that is another time, or one outside the hours. */
function RecipientsTime({ start, zone, recipient }: RecipientsTimeProps) {
  const instant = instantOfWallTime(start, zone);
  if (instant === undefined || !recipient) return null;
  const { calendar } = recipient;
  const working = isWorkingTime(instant, calendar);
  const when = dayAndTime(instant, calendar.zone);
  return (
    <p className="hint">
      {working.ok && !working.value
        ? t('meeting_outsideHours', recipient.name, when)
        : t('meeting_theirTime', recipient.name, when)}
    </p>
  );
}
