import type { Look } from '@/lib/dashboard/look';
import type { DashboardData } from '@/lib/dashboard/read';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { NamedFiguresPart } from './forms/NamedFigures';
import { EarlierMonthsPart } from './EarlierMonths';
import { InRoom } from './Room';
import { dayWords } from './number-text';

interface MadeFromProps {
  readonly look: Look;
  readonly data: DashboardData;
  readonly zone: string;
  readonly origin: string;
}

/** What the figures are made from, what is left out of them and why. */
export function MadeFrom({ look, data, zone, origin }: MadeFromProps) {
  const { scope, cohort, entries, changes } = look;
  const counts: [MessageKey, number][] = [
    ['metrics_madeUnverified', look.unverified],
    ['metrics_madeNewer', look.newer],
    ['metrics_madeGaps', cohort.gaps.length],
    ['metrics_madeAhead', cohort.ahead.length],
    ['metrics_madeMisfits', data.misfits],
    ['metrics_madeUnreadable', look.unreadable],
    ['metrics_madeUnsent', data.unsent],
  ];
  const { figures } = scope;
  return (
    <section aria-labelledby="metrics-part-5" className="made-from">
      <h2 id="metrics-part-5">{t('metrics_made')}</h2>
      {data.first !== undefined && (
        <p>
          {t(
            data.earlier ? 'metrics_madeFromRead' : 'metrics_madeFrom',
            ...[`${entries}`, `${scope.rows.length}`, dayWords(data.first, zone)],
          )}
        </p>
      )}
      {counts.map(([key, count]) => count > 0 && <p key={key}>{t(key, `${count}`)}</p>)}
      <EarlierMonthsPart origin={origin} zone={zone} />
      {!changes && <p>{t('metrics_madeUncompared')}</p>}
      {data.room === undefined && <p>{t('metrics_madeNoRoom')}</p>}
      {figures && <p dir="auto">{t('metrics_madeNamed', figures.until, figures.purpose)}</p>}
      <InRoom>
        <NamedFiguresPart inForce={figures} now={data.now} zone={zone} />
      </InRoom>
      <p>{t('metrics_madeHonest')}</p>
    </section>
  );
}
