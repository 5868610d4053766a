import { placeOfZone } from '@/lib/handoff/time/instant-text';
import type { ClockProblem } from '@/lib/handoff/time/clock';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import { dayAndTime, timeOfDay } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { t } from '@/lib/panel/i18n';
import { atWork, type AtWork } from './ways';

interface PresenceProps {
  readonly card: ProfileCard;
  /** Whose own card it is, and so to be mended by nobody else; absent for one that is edited here. */
  readonly owner?: string | undefined;
}

/** The person's local time, and whether that is within the hours of the card. */
export function Presence({ card, owner }: PresenceProps) {
  const now = useNow();
  const presence = atWork(now, card);
  const { zone } = card.calendar;
  return (
    <p className="presence" data-kind={presence.kind}>
      {presence.kind !== 'unknown' && (
        <>
          <strong>{t('presence_localTime', timeOfDay(now, zone), placeOfZone(zone))}</strong>
          {' · '}
        </>
      )}
      <span>{presenceText(presence, zone, owner)}</span>
    </p>
  );
}

/** Whether somebody is at work, in words; of `owner` where the card is that person's own. */
export function presenceText(presence: AtWork, zone: string, owner: string | undefined): string {
  switch (presence.kind) {
    case 'working':
      return t('presence_working');
    case 'do-not-disturb':
      return t('presence_doNotDisturb');
    case 'unknown':
      return unknownText(presence.why, zone, owner);
    case 'away':
      return presence.back === undefined
        ? t('presence_away')
        : t('presence_awayUntil', dayAndTime(presence.back, zone));
  }
}

/** Why nobody can tell when this person works, and who can mend it. */
function unknownText(why: ClockProblem, zone: string, owner: string | undefined): string {
  if (why === 'too-far') return t('presence_clockWrong');
  if (why === 'unknown-zone') {
    return owner === undefined
      ? t('presence_zoneUnknown', zone)
      : t('presence_ownZoneUnknown', owner, zone);
  }
  return owner === undefined ? t('presence_unknown') : t('presence_ownNoHours', owner);
}
