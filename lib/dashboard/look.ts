import { timesToAnswer } from '@/lib/metrics/answers';
import { heldBetween, meetingToSale, sdrInTheRoom } from '@/lib/metrics/afterwards';
import type { Team } from '@/lib/handoff/team/team';
import { coverageOf, waitingWorth } from '@/lib/metrics/coverage';
import {
  acceptanceByWeek,
  answerCurve,
  cohortOf,
  type Figures,
  figuresOf,
} from '@/lib/metrics/figures';
import { knowledgeOf, type Knowledge } from '@/lib/metrics/knowledge';
import { type Load, loadOf, type Pairing, pairingOf, touchesOf } from '@/lib/metrics/load';
import { agreementAge, bdmsOf, pushBack } from '@/lib/metrics/people';
import { DAY } from '@/lib/metrics/facts';
import { oldestShown, periodOf, type Period } from '@/lib/metrics/period';
import { type Change, changeOf, LEAST_FOR_SHARE } from '@/lib/metrics/share';
import { type Scope, scopeOf } from '@/lib/metrics/scope';
import type { Part } from '@/lib/metrics/statistics';
import type { FactsRow } from '@/lib/store/rows';
import type { DashboardData } from './read';

/** Who looks, and at what. */
export interface Looking {
  /** CRM user id; absent where nobody is known to be signed in. */
  readonly me: string | undefined;
  readonly weeks: number;
  readonly wanted: 'team' | 'own';
}

/** The figures that are compared with the period before. */
export type Compared =
  'accept' | 'inTime' | 'complete' | 'talked' | 'show' | 'sale' | 'back' | 'feedback' | 'content';

/** Returns all that the page shows to whoever looks. Total. */
export function lookAt(data: DashboardData, { me, weeks, wanted }: Looking) {
  const { now, zone, rows, team } = data;
  const period = periodOf(now, zone, weeks);
  const knowledge = knowledgeOf(team, now);
  const cohort = cohortOf(rows, period, now);
  const looker = { me, now, zone, wanted };
  const scope = scopeOf(cohort.rows, team, looker);
  // Too few people have one's own figures shown, and those are held against one's own.
  const before = scopeOf(cohort.before, team, { ...looker, wanted: scope.whose });
  const sales = salesIn(data, { period, knowledge, looker, whose: scope.whose });
  const handedOver = figuresOf(scope.rows, knowledge);
  const { wonWithoutMeeting } = handedOver.sale;
  const sale = { ...sales.figures.sale, wonWithoutMeeting };
  const figures = { ...handedOver, ...sales.figures, sale };
  // What was not read cannot be compared, nor a team with one person's part of it.
  const isReadBefore = isReadSince(data, period.before);
  const isComparable = isReadBefore && before.whose === scope.whose;
  const changes = isComparable ? changesOf(figures, before, knowledge) : undefined;
  if (changes && sales.change) changes.sale = sales.change;
  return {
    ...{ period, knowledge, cohort, scope, figures, changes },
    saleSpan: sales.span,
    answers: answerCurve(scope.rows, knowledge),
    byWeek: acceptanceByWeek(scope.rows, period),
    ...loadIn(data, { to: period.to, looker, knowledge }),
    coverage: coverageIn(data, {
      ...{ from: period.from, knowledge },
      sale: scope.whose === 'team' ? figures.sale : undefined,
    }),
    waiting: waitingWorth(scope.rows, now),
    agreement: agreementAge(team, scope.rows, now),
    ...pulsesIn(team, bdmsOf(team, cohort.rows), now),
    entries: sum(scope.rows, 'entries'),
    unverified: sum(scope.rows, 'unverified'),
    newer: sum(scope.rows, 'newer'),
    unreadable: scope.rows.filter(({ amount }) => amount === 'unreadable').length,
  };
}
export type Look = ReturnType<typeof lookAt>;

/** Whether nothing that was handed over since then (UTC, ms) is known to be missing. */
function isReadSince({ first, earlier }: DashboardData, from: number): boolean {
  if (earlier && !earlier.isWhole) return earlier.from !== undefined && earlier.from <= from;
  return first !== undefined && first <= from;
}

function changesOf(
  now: Figures<FactsRow>,
  before: Scope<FactsRow>,
  knowledge: Knowledge,
): Partial<Record<Compared, Change>> {
  const then = figuresOf(before.rows, knowledge);
  const pairs: [Compared, Part, Part][] = [
    ['accept', now.acceptance, then.acceptance],
    ['inTime', now.inTime, then.inTime],
    ['complete', now.complete, then.complete],
    ['talked', now.talked, then.talked],
    ['show', now.show, then.show],
    ['back', now.pulledBack, then.pulledBack],
    ['feedback', now.feedback, then.feedback],
    ['content', now.content, then.content],
  ];
  return Object.fromEntries(
    pairs.flatMap(([key, one, other]) => {
      const change = changeOf(one, other);
      return change ? [[key, change]] : [];
    }),
  );
}

/** The BDMs' words about their SDRs, and who of them has said nothing for too long to count. */
function pulsesIn(team: Team, bdms: ReadonlySet<string>, now: number) {
  const said = pushBack(team, bdms, { now });
  const withWord = new Set(said.pulses.map(({ by }) => by.id));
  return { pushBack: said, withoutPulse: [...bdms].filter((id) => !withWord.has(id)) };
}

interface SalesOf {
  readonly period: Period;
  readonly knowledge: Knowledge;
  readonly looker: Parameters<typeof scopeOf>[2];
  /** Whose figures the page shows. */
  readonly whose: Scope<FactsRow>['whose'];
}

/**
 * A sale takes its time: of the meetings of the last weeks nothing can be said yet. So the meetings are
 * counted of a span as long as the weeks that are looked at, which ended that time ago.
 */
function salesIn(data: DashboardData, { period, knowledge, looker, whose }: SalesOf) {
  const { rows, now, team } = data;
  const within = knowledge.goals.saleDays * DAY;
  const span = { from: period.from - within, to: now - within };
  const [from, middle] = [period.before - within, span.from];
  const ofSpan = (of: { readonly from: number; readonly to: number }) => {
    const seen = scopeOf(heldBetween(rows, of), team, { ...looker, wanted: whose });
    // Where too few took part for figures of all, one's own are not those of all.
    return seen.whose === whose ? seen.rows : [];
  };
  const held = ofSpan(span);
  const figures = {
    sale: meetingToSale(held, knowledge),
    room: sdrInTheRoom(held, knowledge),
  };
  const isReadBefore = isReadSince(data, from) && from >= oldestShown(now);
  const change = isReadBefore
    ? changeOf(figures.sale, meetingToSale(ofSpan({ from, to: middle }), knowledge))
    : undefined;
  return { span, figures, change };
}

interface CoverageOf {
  readonly from: number;
  /** The team's meetings to sales: what it needs does not follow from what one person won. */
  readonly sale: Part | undefined;
  readonly knowledge: Knowledge;
}

/** Of the period, but of no fewer weeks than are needed to say anything. */
function coverageIn(
  { team, now, loadFrom }: DashboardData,
  { from: begin, sale, knowledge: { goals } }: CoverageOf,
) {
  const ownRate = sale && sale.n >= LEAST_FOR_SHARE && sale.x > 0 ? sale.n / sale.x : undefined;
  const needed = goals.coverage ?? ownRate;
  const from = Math.min(begin, loadFrom);
  return { needed, of: coverageOf(team, { from, now, needed }) };
}

interface Loads {
  readonly load: Load;
  readonly pairing: Pairing;
  readonly loadScope: Scope<FactsRow>;
}

interface LoadOf {
  readonly to: number;
  readonly looker: Parameters<typeof scopeOf>[2];
  readonly knowledge: Knowledge;
}

/** Since one instant, whatever is looked at: what is too little of each other is said of those weeks. */
function loadIn(
  { rows, team, now, loadFrom }: DashboardData,
  { to, looker, knowledge }: LoadOf,
): Loads {
  const cohortSince = (from: number) => cohortOf(rows, { from, before: from }, now).rows;
  const loadScope = scopeOf(cohortSince(loadFrom), team, looker);
  const span = { from: loadFrom, to };
  // People have to do with each other over leads that were handed over long before, too.
  const touched = cohortSince(-Infinity).filter((row) => touchesOf([row], span).length > 0);
  const seen = scopeOf(touched, team, { ...looker, wanted: loadScope.whose });
  const { goals } = knowledge;
  return {
    loadScope,
    load: loadOf(loadScope.rows, goals),
    pairing: pairingOf(touchesOf(seen.rows, span), goals),
  };
}

function sum(rows: readonly FactsRow[], key: 'entries' | 'unverified' | 'newer'): number {
  return rows.reduce((total, row) => total + row[key], 0);
}

/** So many handoffs are counted through before the page is let breathe. */
const AT_ONCE = 100;

/**
 * Counts the working hours of all handoffs that were read, some at each step, so that no choice of
 * weeks waits for them: they are kept with the rows.
 */
export function* countThrough({ rows, team, now }: DashboardData): Generator<void> {
  const knowledge = knowledgeOf(team, now);
  for (let next = 0; next < rows.length; next += AT_ONCE) {
    figuresOf(rows.slice(next, next + AT_ONCE), knowledge);
    timesToAnswer(rows.slice(next, next + AT_ONCE), knowledge);
    yield;
  }
}
