import type { DraftMeeting } from '@/lib/handoff/draft';
import type { Guest } from '@/lib/handoff/guests/guests';
import { isWebAddress } from '@/lib/handoff/text';
import { instantOfWallTime, isZone } from '@/lib/handoff/wall-time';
import { lengthOfTime } from '@/lib/panel/time-words';
import { fieldId } from '@/lib/panel/section-of';
import { useDateWarning } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import { ZoneField } from '../ui/ZoneField';
import { GuestsField } from './GuestsField';
import { RecipientsTime, type MeetingRecipient } from './RecipientsTime';

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
