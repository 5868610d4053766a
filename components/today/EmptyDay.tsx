import type { Partner } from '@/lib/panel/today';
import { t } from '@/lib/panel/words';

/** Nothing waits: what is worth doing then. Source: the article, an SDR starts the day with asks. */
export function EmptyDay({ partner }: { readonly partner: Partner | undefined }) {
  return (
    <div className="empty-day">
      <p>{t('today_nothing')}</p>
      <p className="quiet">{adviceTo(partner)}</p>
    </div>
  );
}

function adviceTo(partner: Partner | undefined): string {
  if (!partner) return t('today_adviceAlone');
  const key = partner.is === 'bdm' ? 'today_adviceToSdr' : 'today_adviceToBdm';
  return t(key, partner.person.name);
}
