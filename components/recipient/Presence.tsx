import type { ProfileCard } from '@/lib/handoff/profile';
import { dayAndTime, timeOfDay } from '@/lib/panel/time-words';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { atWork } from './ways';

/** The person's local time, and whether that is within the hours of the card. */
export function Presence({ card }: { readonly card: ProfileCard }) {
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
      <span>{presenceWords(presence, zone)}</span>
    </p>
  );
}

function presenceWords(presence: ReturnType<typeof atWork>, zone: string): string {
  switch (presence.kind) {
    case 'working':
      return t('presence_working');
    case 'do-not-disturb':
      return t('presence_doNotDisturb');
    case 'unknown':
      return t('presence_unknown');
    case 'away':
      return presence.back === undefined
        ? t('presence_away')
        : t('presence_awayUntil', dayAndTime(presence.back, zone));
  }
}

/** "Europe/Berlin" as people say it. */
function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
