import type { TodayItem } from '@/lib/panel/today';
import { dayAndTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';
import { leadText } from '@/lib/handoff/brief/headlines';
import { isWebAddress } from '@/lib/handoff/text';
import { standingWords } from '../timeline/standing';

interface TodayListProps {
  readonly title: string;
  readonly items: readonly TodayItem[];
  /** What to say where there is none. */
  readonly none: string;
}

/** Handoffs with where they stand; each opens its record in the CRM. */
export function TodayList({ title, items, none }: TodayListProps) {
  return (
    <section className="today-list" aria-label={title}>
      <h2>{title}</h2>
      {items.length === 0 && <p className="quiet">{none}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.handoff.id}>
            <RecordLink item={item} />
            <p className="quiet">{standingWords(item.handoff, item.me)}</p>
            {item.handoff.state === 'handed-over' && item.handoff.responseDue !== undefined && (
              <p className="quiet">{t('clock_due', dayAndTime(item.handoff.responseDue))}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecordLink({ item }: { readonly item: TodayItem }) {
  const { brief } = item.handoff;
  if (!brief) return <p>{t('today_unnamed')}</p>;
  const address = brief.recordUrl;
  if (address === undefined || !isWebAddress(address)) return <p>{leadText(brief)}</p>;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {leadText(brief)}
    </a>
  );
}
