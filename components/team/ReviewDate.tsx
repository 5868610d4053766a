import { instantOfWallTime } from '@/lib/handoff/wall-time';
import { dayInWords } from '@/lib/panel/age-words';
import { ownZone } from '@/lib/panel/time-words';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';

/** When the team wants to look at it again: a local date, YYYY-MM-DD. Told once it has come. */
export function ReviewDate({ day }: { readonly day: string | undefined }) {
  const now = useNow();
  const instant = day === undefined ? undefined : instantOfWallTime(`${day}T00:00`, ownZone());
  if (instant === undefined) return null;
  const words = dayInWords(instant);
  if (instant > now) return <p className="quiet">{t('review_on', words)}</p>;
  return <p className="warning">{t('review_passed', words)}</p>;
}
