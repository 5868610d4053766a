import type { ClockProblem } from '@/lib/handoff/clock';
import type { ProfileCard } from '@/lib/handoff/profile';
import { dayAndTime, timeOfDay } from '@/lib/panel/time-words';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
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
          <strong>{t('presence_localTime', timeOfDay(now, zone), placeOf(zone))}</strong>
          {' · '}
        </>
      )}
      <span>{presenceWords(presence, zone, owner)}</span>
    </p>
  );
}

function presenceWords(presence: AtWork, zone: string, owner: string | undefined): string {
  switch (presence.kind) {
    case 'working':
      return t('presence_working');
    case 'do-not-disturb':
      return t('presence_doNotDisturb');
    case 'unknown':
      return unknownWords(presence.why, zone, owner);
    case 'away':
      return presence.back === undefined
        ? t('presence_away')
        : t('presence_awayUntil', dayAndTime(presence.back, zone));
  }
}

/** Why nobody can tell when this person works, and who can mend it. */
function unknownWords(why: ClockProblem, zone: string, owner: string | undefined): string {
  if (why === 'too-far') return t('presence_clockWrong');
  if (why === 'unknown-zone') {
    return owner === undefined
      ? t('presence_zoneUnknown', zone)
      : t('presence_ownZoneUnknown', owner, zone);
  }
  return owner === undefined ? t('presence_unknown') : t('presence_ownNoHours', owner);
}

/** "Europe/Berlin" as people say it. */
function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
