import type { Look } from '@/lib/dashboard/look';
import type { CaseOf, DashboardData } from '@/lib/dashboard/read';
import { likely, verdictOf } from '@/lib/metrics/share';
import type { Change } from '@/lib/metrics/share';
import type { Part } from '@/lib/metrics/statistics';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { t } from '@/lib/panel/i18n';
import { RETURN_REASON_WORDS } from '../timeline/entry-text';
import { dayWords, percent } from './number-text';

/** One part of the review sheet: a table, or lines, of which some are to be ticked. */
export interface SheetPart {
  readonly heading: string;
  readonly table?: {
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly lines?: readonly string[];
  readonly isTicked?: true;
}

export interface Sheet {
  readonly title: string;
  readonly about: string;
  readonly parts: readonly SheetPart[];
  /** What it is made from. */
  readonly end: string;
}

const TOP = 3;

/** Returns the sheet for the feedback meeting: what the page and the text for the clipboard both say. */
export function sheetOf(look: Look, data: DashboardData, cases: readonly CaseOf[]): Sheet {
  const { now, zone, team } = data;
  const { period, figures, scope, entries } = look;
  const last = team.reviews.at(-1);
  const title = team.room ? t('sheet_titleOf', team.room.name) : t('sheet_title');
  const parts: SheetPart[] = [
    { heading: t('sheet_figures'), table: figuresTable(look) },
    {
      heading: t('metrics_reasons'),
      lines: figures.reasons
        .slice(0, TOP)
        .map(({ reason, rows }) =>
          t('sheet_times', `${rows.length}`, t(RETURN_REASON_WORDS[reason])),
        ),
    },
    {
      heading: t('metrics_criteria'),
      lines: worst(look).map(({ name, x, n, assumed }) =>
        t('sheet_criterion', ...[name, `${x}`, `${n}`, `${assumed.x}`]),
      ),
    },
    { heading: t('sheet_cases'), lines: cases.map(caseLine) },
    { heading: t('sheet_questions'), lines: questions(look) },
    {
      heading: t('sheet_before'),
      lines: (last?.decided ?? []).map(({ what, who, due }) =>
        [what, who?.name, due && t('sheet_due', due)].filter(Boolean).join(', '),
      ),
      isTicked: true,
    },
  ];
  return {
    title,
    about: t(
      'sheet_about',
      ...[dayWords(period.from, zone), dayWords(now, zone), `${scope.rows.length}`],
      ...[t(scope.whose === 'team' ? 'metrics_everybody' : 'metrics_mine'), zone],
    ),
    parts: parts.filter(({ table, lines = [] }) => table !== undefined || lines.length > 0),
    end: t('sheet_end', `${entries}`, `${scope.rows.length}`, dayAndTime(now, zone)),
  };
}

const worst = ({ figures }: Look) => figures.criteria.ranked.filter(({ x }) => x > 0).slice(0, TOP);

function figuresTable({ figures, changes, knowledge, scope, pushBack }: Look) {
  const { acceptance, inTime, complete, talked, show, sale, pulledBack, feedback, content } =
    figures;
  const limits = knowledge.goals.acceptance;
  const row = (name: string, part: Part, change?: Change, isJudged = false): string[] => [
    ...[name, t('sheet_of', `${part.x}`, `${part.n}`)],
    ...shareWords(part),
    changeWord(change),
    isJudged ? verdictWord(part, limits) : '',
  ];
  return {
    head: (
      [
        'sheet_figure',
        'sheet_counted',
        'sheet_share',
        'sheet_likely',
        'sheet_change',
        'sheet_verdict',
      ] as const
    ).map((key) => t(key)),
    rows: [
      row(t('metrics_sale'), sale, changes?.sale),
      row(t('metrics_back'), pulledBack, changes?.back),
      row(t('metrics_content'), content, changes?.content),
      row(t('metrics_accept'), acceptance, changes?.accept, true),
      row(t('metrics_inTime'), inTime, changes?.inTime, true),
      row(t('metrics_complete'), complete, changes?.complete),
      row(t('metrics_talked'), talked, changes?.talked, true),
      row(t('metrics_channel'), talked.inTheirChannel),
      row(t('metrics_show'), show, changes?.show),
      row(t('metrics_feedback'), feedback, changes?.feedback),
      ...(scope.whose === 'team' && pushBack.pulses.length >= TOP
        ? [
            [
              t('metrics_pushBack'),
              t('metrics_pushBackFound', `${pushBack.yes}`, `${pushBack.unsure}`, `${pushBack.no}`),
              ...['', '', '', ''],
            ],
          ]
        : []),
    ],
  };
}

function shareWords(part: Part): [string, string] {
  const range = likely(part);
  if (!range) return [t('sheet_tooFew'), ''];
  return [percent(part.x / part.n), `${percent(range.lo)} – ${percent(range.hi)}`];
}

function changeWord(change: Change | undefined): string {
  if (!change || change.way === 'unclear') return '';
  const points = `${Math.round(Math.abs(change.difference) * 100)}`;
  return change.way === 'up' ? `+${points}` : `−${points}`;
}

function verdictWord(part: Part, limits: { readonly amber: number; readonly red: number }): string {
  const verdict = verdictOf(part, limits);
  return verdict === 'none' ? '' : t(`metrics_${verdict}`);
}

function caseLine({ name, company, rating, wrong, helped, text, returned }: CaseOf): string {
  const lead = [name ?? t('metrics_casesUnnamed'), company].filter(Boolean).join(', ');
  const words = [
    returned && t('sheet_caseReturned', t(RETURN_REASON_WORDS[returned])),
    rating !== undefined && t('sheet_caseRating', `${rating}`),
    wrong.length > 0 && t('sheet_caseWrong', wrong.join(', ')),
    helped && t('sheet_caseHelped', helped),
    text,
  ];
  return `${lead}: ${words.filter(Boolean).join('; ')}`;
}

/** What to talk about, made from the figures: no more than can be talked about. */
function questions(look: Look): string[] {
  const { figures, pushBack, scope } = look;
  const [criterion] = worst(look);
  const [reason] = figures.reasons;
  const notSure = pushBack.unsure + pushBack.no;
  const { inTime } = figures;
  return [
    criterion &&
      t(
        'sheet_askCriterion',
        ...[criterion.name, `${criterion.x}`, `${criterion.n}`, `${criterion.assumed.x}`],
      ),
    reason && t('sheet_askReason', `${reason.rows.length}`, t(RETURN_REASON_WORDS[reason.reason])),
    scope.whose === 'team' && notSure > 0
      ? t('sheet_askPushBack', `${notSure}`, `${pushBack.pulses.length}`)
      : undefined,
    inTime.x < inTime.n ? t('sheet_askInTime', `${inTime.n - inTime.x}`, `${inTime.n}`) : undefined,
  ]
    .filter((line) => line !== undefined)
    .slice(0, TOP);
}

/** Returns text as it stands in Markdown, whatever it is: on one line, and without any mark-up. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** Returns the sheet as Markdown. */
export function sheetMarkdown({ title, about, parts, end }: Sheet): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  const blocks = parts.map(({ heading, table, lines = [], isTicked }) =>
    [
      `## ${plain(heading)}`,
      '',
      ...(table
        ? [line(table.head), line(table.head.map(() => '---')), ...table.rows.map(line)]
        : []),
      ...lines.map((one) => `- ${isTicked ? '[ ] ' : ''}${plain(one)}`),
    ].join('\n'),
  );
  return [`# ${plain(title)}`, plain(about), ...blocks, plain(end), ''].join('\n\n');
}
