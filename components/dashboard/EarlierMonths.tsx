import { useEarlierMonths } from '@/lib/dashboard/use-dashboard';
import { t } from '@/lib/panel/i18n';
import { crmText } from '@/lib/panel/site/problem-text';
import { hostOf } from '@/lib/panel/site/origins';
import { useReportResult } from '../team/use-report-result';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { dayWords } from './number-text';

interface EarlierMonthsProps {
  readonly origin: string;
  readonly zone: string;
}

/** What Baton has not read by itself: the months before it was turned on; asked for, told while it goes on, paused. */
export function EarlierMonthsPart({ origin, zone }: EarlierMonthsProps) {
  const report = useReportResult();
  const { known, from, isWhole, problem, run, pause } = useEarlierMonths(origin);
  if (!known) {
    return (
      <div className="earlier-months">
        <p className="hint">{t('earlier_hint', hostOf(origin))}</p>
        <Button onClick={() => void report(run())}>{t('earlier_read')}</Button>
      </div>
    );
  }
  const counts = [`${known.looks}`, `${known.notes}`];
  return (
    <div className="earlier-months">
      {from !== undefined && <p>{t('earlier_readFrom', dayWords(from, zone))}</p>}
      {!isWhole && (
        <p role="status">
          {t(
            known.isRunning ? 'earlier_running' : 'earlier_paused',
            ...[dayWords(known.since, zone), dayWords(known.until, zone), ...counts],
          )}
        </p>
      )}
      {problem && <Notice text={crmText(problem, hostOf(origin)).text} />}
      {!isWhole && known.isRunning && (
        <Button onClick={() => void report(pause())}>{t('earlier_pause')}</Button>
      )}
      {!isWhole && !known.isRunning && (
        <Button onClick={() => void report(run())}>{t('earlier_goOn')}</Button>
      )}
    </div>
  );
}
