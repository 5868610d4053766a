import { instantOfWallTime } from '@/lib/handoff/time/wall-time';
import { dayInText } from '@/lib/panel/time/age-text';
import { ownZone } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { t } from '@/lib/panel/i18n';

/** When the team wants to look at it again: a local date, YYYY-MM-DD. Told once it has come. */
export function ReviewDate({ day }: { readonly day: string | undefined }) {
  const now = useNow();
  const instant = day === undefined ? undefined : instantOfWallTime(`${day}T00:00`, ownZone());
  if (instant === undefined) return null;
  const words = dayInText(instant);
  if (instant > now) return <p className="quiet">{t('review_on', words)}</p>;
  return <p className="warning">{t('review_passed', words)}</p>;
}
