import type { Person } from '@/lib/handoff/person';
import type { Look } from '@/lib/dashboard/look';
import { type Coverage, LEAST_WEEKS } from '@/lib/metrics/coverage';
import { t } from '@/lib/panel/i18n';
import { ExpandableForm } from '../ui/ExpandableForm';
import { ChartFigure, Dots, Line } from './charts';
import { PipelineForm } from './forms/PipelineForm';
import { TargetForm } from './forms/TargetForm';
import { decimal, moneyWords, percent, shortDay } from './number-text';
import { InRoom } from './Room';

interface CoverageTileProps {
  readonly look: Look;
  readonly people: readonly Person[];
  readonly now: number;
  readonly zone: string;
}

/** How steady the open pipeline covers the target, week by week: a measured series, so no interval. */
export function CoverageTile({ look, people, now, zone }: CoverageTileProps) {
  const { coverage, waiting } = look;
  const known = coverage.of.filter(({ weeks }) => weeks.length > 0);
  return (
    <article className="tile" aria-labelledby="metrics-coverage">
      <h3 id="metrics-coverage">{t('coverage_title')}</h3>
      {known.map((one) => (
        <OneCurrency key={one.currency} of={one} look={look} zone={zone} />
      ))}
      {known.length === 0 && (
        <>
          <p className="figure" data-few>
            0 <span>{t('coverage_ofWeeks', `${LEAST_WEEKS}`)}</span>
          </p>
          <Dots n={0} of={LEAST_WEEKS} />
          <p>{t(coverage.of.length > 0 ? 'coverage_noTarget' : 'coverage_none')}</p>
        </>
      )}
      <p className="hint">{t('coverage_means')}</p>
      {waiting.map((one) => (
        <p key={one.currency} className="hint">
          {t('coverage_waits', moneyWords(one), `${one.count}`)}
        </p>
      ))}
      <InRoom>
        <div className="buttons">
          <ExpandableForm label={t('pipeline_record')} may gone="">
            {(close) => <PipelineForm onDone={close} />}
          </ExpandableForm>
          <ExpandableForm label={t('target_set')} may gone="">
            {(close) => <TargetForm people={people} now={now} zone={zone} onDone={close} />}
          </ExpandableForm>
        </div>
      </InRoom>
    </article>
  );
}

interface OneCurrencyProps {
  readonly of: Coverage;
  readonly look: Look;
  readonly zone: string;
}

function OneCurrency({ of: { currency, weeks, steadiness }, look, zone }: OneCurrencyProps) {
  const { needed } = look.coverage;
  if (!steadiness) {
    const newest = weeks.at(-1)?.coverage ?? 0;
    return (
      <>
        <p className="figure" data-few>
          {weeks.length} <span>{t('coverage_ofWeeks', `${LEAST_WEEKS}`)}</span>
        </p>
        <Dots n={weeks.length} of={LEAST_WEEKS} />
        <p>{t('coverage_few', currency, decimal(newest), `${LEAST_WEEKS}`)}</p>
      </>
    );
  }
  const days = weeks.map(({ at }) => shortDay(at, zone));
  const most = Math.max(1, needed ?? 0, ...weeks.map(({ coverage }) => coverage)) * 1.05;
  const last = Math.max(1, weeks.length - 1);
  return (
    <>
      <p className="figure">{t('coverage_figure', percent(steadiness.variation))}</p>
      <p className="counted">
        <strong>{t('coverage_median', decimal(steadiness.median), `${weeks.length}`)}</strong>
        <span className="quiet">{currency}</span>
      </p>
      <ChartFigure
        found={t('coverage_found', percent(steadiness.largestFall))}
        head={[t('metrics_week'), t('coverage_open'), t('coverage_asked'), t('coverage_times')]}
        rows={weeks.map(({ open, asked, coverage }, index) => [
          days[index] ?? '',
          moneyWords({ value: open, currency }),
          moneyWords({ value: asked, currency }),
          decimal(coverage),
        ])}
      >
        <Line
          points={weeks.map(({ coverage }, index) => ({ x: index / last, y: coverage / most }))}
          {...(needed !== undefined && { target: needed / most })}
          ends={[days[0] ?? '', days.at(-1) ?? '']}
          heightText={(height) => `${decimal(height * most)} ×`}
        />
      </ChartFigure>
      {steadiness.needed && (
        <p>
          {t(
            look.knowledge.goals.coverage === undefined
              ? 'coverage_neededOwn'
              : 'coverage_neededGoal',
            ...[decimal(steadiness.needed.coverage), `${steadiness.needed.enough}`],
          )}
        </p>
      )}
    </>
  );
}
