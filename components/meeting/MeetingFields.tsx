import type { DraftMeeting } from '@/lib/handoff/brief/draft';
import type { Guest } from '@/lib/handoff/meeting/guests/guests';
import { isWebAddress } from '@/lib/handoff/text';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { isWorkingTime } from '@/lib/handoff/time/clock';
import { instantOfWallTime, isZone } from '@/lib/handoff/time/wall-time';
import { fieldId } from '@/lib/panel/draft/section-of';
import { t } from '@/lib/panel/i18n';
import { dayAndTime, lengthOfTime } from '@/lib/panel/time/time-text';
import { useDateWarning } from '@/lib/panel/time/use-now';
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
}

/** When, how long, where and with whom. Nothing typed is ever refused here, only spoken about. */
export function MeetingFields({ meeting, recipient, lead, onChange }: MeetingFieldsProps) {
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
      <RecipientsTime start={meeting.start} zone={meeting.zone} recipient={recipient} />
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
    </>
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
