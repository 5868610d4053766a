import type { ReactNode } from 'react';
import { t } from '@/lib/panel/i18n';
import { likely } from '@/lib/metrics/share';
import type { Part } from '@/lib/metrics/statistics';
import { percent } from './number-text';

/** Drawn in hundredths of its box: the text beside it keeps its own size. */
const BOX = '0 0 100 100';

interface IntervalBarProps {
  readonly part: Part;
  /** A share that is aimed at, drawn as a line. */
  readonly target?: number | undefined;
}

/** A share on a line from none to all: the range that it is likely in, and the share itself. */
export function IntervalBar({ part, target }: IntervalBarProps) {
  const range = likely(part);
  if (!range) return null;
  const at = (share: number) => share * 100;
  return (
    <svg className="interval" viewBox={BOX} preserveAspectRatio="none" aria-hidden="true">
      <rect className="interval-whole" x="0" y="25" width="100" height="50" />
      <rect
        className="interval-range"
        x={at(range.lo)}
        y="25"
        width={at(range.hi - range.lo)}
        height="50"
      />
      {target !== undefined && <Upright className="interval-target" x={at(target)} />}
      <Upright className="interval-share" x={at(part.x / part.n)} />
    </svg>
  );
}

function Upright({ className, x }: { readonly className: string; readonly x: number }) {
  return (
    <line className={className} x1={x} x2={x} y1="0" y2="100" vectorEffect="non-scaling-stroke" />
  );
}

const TEN = Array.from({ length: 10 }, (_, index) => index);

/** How many of the ten, or of as many as are needed, are there. */
export function Dots({ n, of = 10 }: { readonly n: number; readonly of?: number }) {
  return (
    <span className="dots" aria-hidden="true">
      {TEN.slice(0, of).map((index) => (
        <i key={index} data-on={index < n} />
      ))}
    </span>
  );
}

interface FigureProps {
  /** What the drawing says, in words. */
  readonly found: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly children?: ReactNode;
}

/** A drawing with what it says, and the same numbers as a table. */
export function ChartFigure({ found, head, rows, children }: FigureProps) {
  return (
    <figure className="chart">
      {children}
      <figcaption>{found}</figcaption>
      <details>
        <summary>{t('metrics_asTable')}</summary>
        <div className="table-frame" role="group" tabIndex={0} aria-label={found}>
          <table>
            <thead>
              <tr>
                {head.map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name = '', ...cells], row) => (
                <tr key={row}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

interface Point {
  /** Both from 0 to 1; nothing is drawn where there is no `y`. */
  readonly x: number;
  readonly y: number | undefined;
}

interface LineProps {
  readonly points: readonly Point[];
  /** Each value holds until the next one. */
  readonly steps?: boolean;
  readonly target?: number;
  readonly ends: readonly [string, string];
  /** What a height from 0 to 1 stands for, in words; a share where left out. */
  readonly heightText?: (height: number) => string;
}

/** Shares over something that goes on, from none to all. */
export function Line({ points, steps = false, target, ends, ...props }: LineProps) {
  const { heightText = percent } = props;
  const drawn = points.flatMap(({ x, y }) => (y === undefined ? [] : [{ x, y }]));
  const path = points
    .map(({ x, y }, index) => {
      if (y === undefined) return '';
      const [left, top] = [x * 100, (1 - y) * 100];
      // Nothing is known of a gap: behind it the line begins anew.
      if (points[index - 1]?.y === undefined) return `M${left} ${top}`;
      return steps ? `H${left}V${top}` : `L${left} ${top}`;
    })
    .join('');
  return (
    <div className="line-chart" aria-hidden="true">
      <div className="line-y">
        {[1, 0.5, 0].map((share) => (
          <span key={share}>{heightText(share)}</span>
        ))}
      </div>
      <div className="line-box">
        <svg viewBox={BOX} preserveAspectRatio="none">
          {[0, 50, 100].map((y) => (
            <line
              key={y}
              className="grid-line"
              x1="0"
              x2="100"
              y1={y}
              y2={y}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {target !== undefined && (
            <line
              className="target-line"
              {...{ x1: 0, x2: 100, y1: (1 - target) * 100, y2: (1 - target) * 100 }}
              vectorEffect="non-scaling-stroke"
            />
          )}
          <path d={path} vectorEffect="non-scaling-stroke" />
          {!steps &&
            drawn.map(({ x, y }) => (
              // A line of no length with a round end is a dot that is round in any box.
              <path
                key={x}
                className="line-dot"
                d={`M${x * 100} ${(1 - y) * 100}h0`}
                vectorEffect="non-scaling-stroke"
              />
            ))}
        </svg>
      </div>
      <div className="line-x">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}

interface BarProps {
  readonly name: string;
  /** Of the longest bar, from 0 to 1. */
  readonly length: number;
  readonly count: string;
  readonly note?: string;
}

/** Counts beside each other. */
export function Bars({ bars }: { readonly bars: readonly BarProps[] }) {
  return (
    <ul className="bars">
      {bars.map(({ name, length, count, note }, index) => (
        <li key={index}>
          <span className="bar-name" dir="auto">
            {name}
            {note !== undefined && <span className="quiet"> {note}</span>}
          </span>
          <svg viewBox={BOX} preserveAspectRatio="none" aria-hidden="true">
            <rect className="bar" x="0" y="10" width={length * 100} height="80" />
          </svg>
          <span className="bar-count">{count}</span>
        </li>
      ))}
    </ul>
  );
}
