import { instantOfWallTime } from '@/lib/handoff/wall-time';
import { isWorkingTime } from '@/lib/handoff/clock';
import type { Calendar } from '@/lib/handoff/calendar';
import { dayAndTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';

/** Who takes the meeting, and when that person works. */
export interface MeetingRecipient {
  readonly name: string;
  readonly calendar: Calendar;
}

interface RecipientsTimeProps {
  readonly start: string;
  readonly zone: string;
  readonly recipient: MeetingRecipient | undefined;
}

/** What the meeting's time is for the BDM, where that is another time, or one outside the hours. */
export function RecipientsTime({ start, zone, recipient }: RecipientsTimeProps) {
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
