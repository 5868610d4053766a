import { decisionOf } from '@/lib/metrics/answers';
import { likely } from '@/lib/metrics/share';
import type { Part } from '@/lib/metrics/statistics';
import type { Look } from './look';
import type { DashboardData } from './read';

/** What is taken along: the figures that the page shows, and the handoffs that may bear names. */
export interface Exported {
  /** Local dates of whoever looks, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly whose: 'team' | 'own';
  readonly figures: readonly ExportedFigure[];
  readonly handoffs: readonly ExportedHandoff[];
  /** Counted in the figures, and left out here: other people’s, whose figures bear no name. */
  readonly leftOut: number;
}

interface ExportedFigure {
  readonly figure: string;
  /** Local dates of what is counted: a sale is counted of earlier meetings than the rest. */
  readonly from: string;
  readonly to: string;
  readonly counted: number;
  readonly of: number;
  /** At 95 %; absent where there are too few to say. */
  readonly likelyFrom?: number;
  readonly likelyTo?: number;
}

interface ExportedHandoff {
  readonly handedOver: string;
  readonly sdr: string;
  readonly bdm: string;
  readonly standing: string;
  readonly meetings: number;
  readonly held: number;
  readonly pullBacks: number;
  readonly rating: number | '';
  readonly outcome: string;
}

/** Returns what the page’s figures are made of, as far as whoever looks may take it along. */
export function exportOf(look: Look, data: DashboardData): Exported {
  const { figures, scope, period, saleSpan } = look;
  const { now, zone, names } = data;
  const day = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .toString();
  const nameOf = (id: string) => names.get(id) ?? id;
  const inPeriod = { from: day(period.from), to: day(now) };
  const meetings = { from: day(saleSpan.from), to: day(saleSpan.to) };
  const parts: [string, Part, typeof meetings?][] = [
    ['meeting to sale', figures.sale, meetings],
    ['pulled back in', figures.pulledBack],
    ['rated four or five', figures.content],
    ['accepted', figures.acceptance],
    ['answered in time', figures.inTime],
    ['complete at once', figures.complete],
    ['talked through', figures.talked],
    ['in their channel', figures.talked.inTheirChannel],
    ['meetings held', figures.show],
    ['feedback in time', figures.feedback],
    ...figures.criteria.ranked.map((one): [string, Part] => [`wrong: ${one.name}`, one]),
  ];
  // A row bears two names: it is one's own, or both have agreed.
  const isTaken = (row: (typeof scope.rows)[number]) =>
    scope.isOwn(row) || (scope.named(row.sdr) && scope.named(row.bdm));
  const taken = scope.rows.filter(isTaken);
  return {
    ...{ ...inPeriod, zone, whose: scope.whose },
    figures: [
      ...parts.map(([figure, { x, n }, span = inPeriod]) => {
        const range = likely({ x, n });
        const limits = range && { likelyFrom: range.lo, likelyTo: range.hi };
        return { figure, ...span, counted: x, of: n, ...limits };
      }),
      ...figures.reasons.map(({ reason, rows }) => ({
        ...{ figure: `came back: ${reason}`, ...inPeriod },
        ...{ counted: rows.length, of: scope.rows.length },
      })),
    ],
    handoffs: taken.map((row) => ({
      handedOver: day(row.at),
      sdr: nameOf(row.sdr),
      bdm: nameOf(row.bdm),
      standing: decisionOf(row),
      meetings: row.meetings.length,
      held: row.meetings.filter(({ held }) => held).length,
      pullBacks: row.pullBacks.length,
      rating: row.feedback?.rating ?? '',
      outcome: row.outcome?.result ?? '',
    })),
    leftOut: scope.rows.length - taken.length,
  };
}

/** Returns the export as CSV (RFC 4180), `holds` as its first line: what it holds, in words. */
export function exportCsv({ figures, handoffs }: Exported, holds: string): string {
  const figureHead = ['figure', 'from', 'to', 'counted', 'of', 'likelyFrom', 'likelyTo'] as const;
  const handoffHead = [
    ...(['handedOver', 'sdr', 'bdm', 'standing', 'meetings', 'held', 'pullBacks'] as const),
    ...(['rating', 'outcome'] as const),
  ] as const;
  const lines = [
    [holds],
    [],
    [...figureHead],
    ...figures.map((one) => figureHead.map((key) => one[key] ?? '')),
    [],
    [...handoffHead],
    ...handoffs.map((one) => handoffHead.map((key) => one[key])),
  ];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A cell that no program takes for a formula, whatever stands in it. */
function cell(value: string | number): string {
  if (typeof value === 'number') return `${value}`;
  const harmless = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Returns the export as JSON, with what it holds in words. */
export function exportJson(exported: Exported, holds: string): string {
  return `${JSON.stringify({ holds, ...exported }, null, 2)}\n`;
}
