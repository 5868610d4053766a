import { type ReactNode, useState } from 'react';
import type { DraftMeeting } from '@/lib/handoff/brief/draft';
import type { Guest } from '@/lib/handoff/meeting/guests/guests';
import { meetingProposals } from '@/lib/handoff/meeting/proposals';
import { isWebAddress } from '@/lib/handoff/text';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { isWorkingTime } from '@/lib/handoff/time/clock';
import { dateFormat } from '@/lib/handoff/time/date-format';
import { placeOfZone } from '@/lib/handoff/time/instant-text';
import { instantOfWallTime, isZone, wallTimeOf } from '@/lib/handoff/time/wall-time';
import { fieldId } from '@/lib/panel/draft/section-of';
import { t, wordsLocale } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { usePanelState } from '@/lib/panel/provider';
import { dayAndTime, lengthOfTime, timeOfDay } from '@/lib/panel/time/time-text';
import { useDateWarning, useNow } from '@/lib/panel/time/use-now';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
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
  /** How the guests are invited. */
  readonly invite: ReactNode;
}

/** When, where and with whom. Nothing typed is ever refused here, only spoken about. */
export function MeetingFields({ meeting, recipient, lead, invite, onChange }: MeetingFieldsProps) {
  const link = meeting.link.trim();
  const hasMore = [meeting.start, meeting.link, meeting.attendees, meeting.title].some(
    (text) => text !== '',
  );
  return (
    <>
      <When {...{ meeting, recipient, onChange }} />
      {hasMore && (
        <>
          <GuestsField
            attendees={meeting.attendees}
            lead={lead}
            onChange={(attendees) => onChange({ attendees })}
          />
          <TextField
            id={fieldId('meeting.link')}
            type="url"
            label={t('meeting_link')}
            value={meeting.link}
            maxLength={2000}
            placeholder="https://"
            error={link === '' || isWebAddress(link) ? undefined : t('meeting_linkBad')}
            isFact
            onChange={(next) => onChange({ link: next })}
          />
          <TextField
            id={fieldId('meeting.title')}
            label={t('meeting_name')}
            value={meeting.title}
            maxLength={200}
            isFact
            onChange={(title) => onChange({ title })}
          />
          {invite}
        </>
      )}
    </>
  );
}

type WhenProps = Pick<MeetingFieldsProps, 'meeting' | 'recipient' | 'onChange'>;

/** When it is, to be read; or its fields, which stay as long as they are worked with. */
function When({ meeting, recipient, onChange }: WhenProps) {
  const { start, zone } = meeting;
  const { focus } = usePanelActions();
  const instant = instantOfWallTime(start, zone);
  const warning = useDateWarning(instant);
  const [isChanging, setChanging] = useState(instant === undefined);
  if (instant !== undefined && !isChanging) {
    return (
      <WhenTile
        {...{ meeting, recipient, instant, warning }}
        onChange={() => {
          setChanging(true);
          focus(fieldId('meeting.start'));
        }}
      />
    );
  }
  const close = () => {
    setChanging(false);
    focus(CHANGE_BUTTON);
  };
  const lengths = [...new Set([...LENGTHS, meeting.minutes])].sort((a, b) => a - b);
  return (
    <div className="when-fields">
      <TextField
        id={fieldId('meeting.start')}
        type="datetime-local"
        label={t('meeting_when')}
        value={start}
        warning={warning}
        onChange={(next) => {
          setChanging(true);
          onChange({ start: next });
        }}
      />
      {start === '' ? (
        <Proposals
          {...{ recipient, zone }}
          onChoose={(time) => {
            onChange({ start: wallTimeOf(time, zone) });
            close();
          }}
        />
      ) : (
        <>
          {instant !== undefined && recipient && (
            <p className="hint">{theirTime(recipient, instant, dayAndTime)}</p>
          )}
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
              zone={zone}
              error={isZone(zone) ? undefined : t('meeting_zoneUnknown', zone)}
              onChange={(next) => onChange({ zone: next })}
            />
          </div>
          {instant !== undefined && (
            <div className="buttons">
              <Button size="small" onClick={close}>
                {t('meeting_whenDone')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

const CHANGE_BUTTON = 'change-when';
const MINUTE = 60_000;

interface WhenTileProps extends Pick<WhenProps, 'meeting' | 'recipient'> {
  /** UTC, ms. */
  readonly instant: number;
  readonly warning: string | undefined;
  readonly onChange: () => void;
}

/** The day as a leaf of a calendar, from when to when, and what that is where the others are. */
function WhenTile({ meeting, recipient, instant, warning, onChange }: WhenTileProps) {
  const { zone, minutes } = meeting;
  const now = useNow();
  const own = usePanelState((state) => state.zone);
  const dayOf = (where: string) => wallTimeOf(instant, where).slice(0, 10);
  const at = (time: number, where: string) =>
    dayOf(where) === dayOf(zone) ? timeOfDay(time, where) : dayAndTime(time, where, now);
  const isElsewhere = wallTimeOf(instant, own) !== wallTimeOf(instant, zone);
  const clocks = [
    placeOfZone(zone),
    ...(isElsewhere ? [t('meeting_yourTime', at(instant, own))] : []),
    ...(recipient ? [theirTime(recipient, instant, at)] : []),
  ];
  return (
    <>
      <div className="when">
        <span className="calendar-leaf" aria-hidden="true">
          {dateFormat(wordsLocale(), { month: 'short', timeZone: zone }).format(instant)}
          <strong>
            {dateFormat(wordsLocale(), { day: 'numeric', timeZone: zone }).format(instant)}
          </strong>
        </span>
        <div>
          <strong>
            {dayAndTime(instant, zone, now)} – {timeOfDay(instant + minutes * MINUTE, zone)}
          </strong>
          <p className="hint">{clocks.join(' · ')}</p>
        </div>
        <IconButton id={CHANGE_BUTTON} label={t('meeting_changeWhen')} onClick={onChange}>
          <Icon name="edit" />
        </IconButton>
      </div>
      {warning !== undefined && <p className="warning">{warning}</p>}
    </>
  );
}

interface ProposalsProps {
  readonly recipient: MeetingRecipient | undefined;
  readonly zone: string;
  /** Called with an instant (UTC, ms). */
  readonly onChoose: (time: number) => void;
}

const MOST_PROPOSALS = 3;

/** The next times at which whoever takes the lead works, one tap each. */
function Proposals({ recipient, zone, onChoose }: ProposalsProps) {
  const now = useNow();
  if (!recipient || !isZone(zone)) return null;
  const times = meetingProposals(now, recipient.calendar, MOST_PROPOSALS);
  return (
    <div className="buttons">
      {times.map((time) => (
        <Button key={time} size="small" onClick={() => onChoose(time)}>
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

/** What the meeting's time is for the BDM, and whether that is outside of their hours. */
function theirTime(
  { name, calendar }: MeetingRecipient,
  instant: number,
  inWords: (instant: number, zone: string) => string,
): string {
  const working = isWorkingTime(instant, calendar);
  const isOutside = working.ok && !working.value;
  return t(
    isOutside ? 'meeting_outsideHours' : 'meeting_theirTime',
    name,
    inWords(instant, calendar.zone),
  );
}
