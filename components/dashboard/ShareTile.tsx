import type { ReactNode } from 'react';
import { type Change, likely, type Share, type Verdict } from '@/lib/metrics/share';
import type { Scope } from '@/lib/metrics/scope';
import { counted, t } from '@/lib/panel/i18n';
import type { FactsRow } from '@/lib/store/rows';
import { Cases } from './Cases';
import { Dots, IntervalBar } from './charts';
import { percent } from './number-text';

/** The figures that are a share, as their words are called. */
type ShareName =
  | 'sale'
  | 'back'
  | 'content'
  | 'accept'
  | 'inTime'
  | 'complete'
  | 'talked'
  | 'channel'
  | 'show'
  | 'feedback';

interface ShareTileProps {
  readonly name: ShareName;
  readonly share: Share<FactsRow>;
  readonly named: Scope<FactsRow>['named'];
  readonly change?: Change | undefined;
  readonly verdict?: Verdict;
  readonly target?: number;
  /** What the sentence of the meaning leaves open. */
  readonly means?: string;
  /** What was left out of the share, in words. */
  readonly out?: string;
  /** The way to what can be done about it. */
  readonly children?: ReactNode;
}

/** One share: the figure, how many it is of, what it is likely to be, and what it says. */
export function ShareTile(props: ShareTileProps) {
  const { name, share, named, verdict = 'none', means = '', out, children } = props;
  return (
    <article className="tile" aria-labelledby={`metrics-${name}`}>
      <div className="tile-head">
        <h3 id={`metrics-${name}`}>{t(`metrics_${name}`)}</h3>
        {verdict !== 'none' && (
          <span className="verdict" data-verdict={verdict}>
            {t(`metrics_${verdict}`)}
          </span>
        )}
      </div>
      <ShareFigure {...props} />
      <p className="hint">{t(`metrics_${name}Means`, means)}</p>
      {out !== undefined && <p className="hint">{out}</p>}
      {children}
      <Cases cases={share.cases} named={named} />
    </article>
  );
}

function ShareFigure({ name, share, change, target }: ShareTileProps) {
  const { x, n } = share;
  if (n === 0) return <p className="none">{t('metrics_none')}</p>;
  const range = likely(share);
  const counted = t(`metrics_${name}Of`, `${x}`, `${n}`);
  if (!range) {
    return (
      <>
        <p className="figure" data-few>
          {n} <span>{t('metrics_countOfTen')}</span>
        </p>
        <Dots n={n} />
        <p>{t('metrics_few', `${x}`, `${n}`)}</p>
      </>
    );
  }
  return (
    <>
      <p className="figure">{percent(x / n)}</p>
      <IntervalBar part={share} target={target} />
      <p className="counted">
        <strong>{counted}</strong>
        <span className="quiet">{t('metrics_likely', percent(range.lo), percent(range.hi))}</span>
      </p>
      {target !== undefined && <p className="hint">{t('metrics_target', percent(target))}</p>}
      {change && <p>{changeWords(change)}</p>}
    </>
  );
}

function changeWords({ way, difference }: Change): string {
  if (way === 'unclear') return t('metrics_unclear');
  return counted(
    way === 'up' ? 'metrics_up' : 'metrics_down',
    Math.round(Math.abs(difference) * 100),
  );
}
