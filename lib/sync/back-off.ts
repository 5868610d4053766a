import type { CrmError } from '@/lib/crm/error';
import type { LoggedEntry } from '@/lib/handoff/entry';
import type { OutboxRow, OutboxStep } from '@/lib/store/rows';

const SECOND = 1000;
/** No pause is longer; one that looks longer comes from a clock that was set back. */
const LONGEST_PAUSE = 60 * 60 * SECOND;
const LONGEST_BACK_OFF = 10 * 60 * SECOND;
const FIRST_BACK_OFF = 2 * SECOND;
/** Half the time that a request may take: sooner, a look would miss what is still on its way. */
const SETTLING = 10 * SECOND;
/** By then (ms) a CRM shows what it was told, also a request that arrived late. */
export const SHOWN_LATE = 60 * SECOND;

/** What one failed attempt means for the rest. */
export type FailureScope =
  /** Only this row: its note is in the CRM, and nothing waits for the rest of it. */
  | 'rest'
  /** Only this row, and those of its handoff behind it, which build on it. */
  | 'handoff'
  /** Only this row, and those behind it. */
  | 'row'
  /** Everything that this author wrote at the origin. */
  | 'author'
  /** Everything at the origin. */
  | 'origin';

const REACH: Readonly<Record<CrmError['code'], FailureScope>> = {
  'signed-out': 'origin',
  'other-user': 'author',
  'no-tab': 'origin',
  'no-permission': 'origin',
  'no-token': 'origin',
  'token-refused': 'origin',
  'rate-limited': 'origin',
  unreachable: 'origin',
  forbidden: 'row',
  'not-found': 'row',
  // Of the note's own words: the next one may well be taken.
  'too-long': 'rest',
  rejected: 'rest',
  misplaced: 'rest',
  unexpected: 'row',
};

/**
 * Returns how far a problem with a step reaches. A file that does not get through says little of the
 * CRM: on a slow line the notes do.
 */
export function failureScope(
  problem: CrmError,
  step: OutboxStep['name'] | undefined,
  entry?: Pick<LoggedEntry, 'kind'>,
): FailureScope {
  const reach = REACH[problem.code];
  if (reach === 'rest' && step === 'note') {
    return entry?.kind === 'handed-over' ? 'handoff' : 'rest';
  }
  const isSlowFile = step === 'attach' && problem.code === 'unreachable';
  const isOfRest = step !== 'note' && step !== undefined && reach === 'row';
  return isOfRest || isSlowFile ? 'rest' : reach;
}

/** Returns the step that a row is at. */
export function nextStep({ steps }: OutboxRow): OutboxStep['name'] | undefined {
  return steps.find(({ state }) => state !== 'done')?.name;
}

/** Whether the request may have had its effect all the same. */
export function mayHaveSucceeded(problem: CrmError): boolean {
  return isTransient(problem) ? problem.code !== 'rate-limited' : problem.code === 'misplaced';
}

/** Whether time may end the problem; all others wait for somebody to do something. */
export function isTransient({ code }: CrmError): boolean {
  return code === 'unreachable' || code === 'unexpected' || code === 'rate-limited';
}

/**
 * Returns how long to wait (ms) after the attempt of that number, from 1: what the CRM asks for,
 * within reason, else a share of an ever longer time, by chance, so that many browsers that failed
 * together do not come back together.
 */
export function pauseAfter(problem: CrmError, attempt: number, random: () => number): number {
  if (!isTransient(problem)) return 0;
  const asked = problem.code === 'rate-limited' ? problem.retryAfterMs : undefined;
  if (asked !== undefined) return Math.min(Math.max(asked, SECOND), LONGEST_PAUSE);
  const longest = Math.min(FIRST_BACK_OFF * 2 ** (attempt - 1), LONGEST_BACK_OFF);
  return Math.max(SECOND, Math.round(random() * longest));
}

/** Returns when a row may be tried (UTC, ms); never more than the longest pause from `now`. */
export function dueAt(row: OutboxRow, now: number): number {
  const step = row.steps.find(({ state }) => state !== 'done');
  const sentAt = step?.sentAt;
  const settled = sentAt === undefined ? now : within(sentAt + SETTLING, now, SETTLING);
  const checkAt = within(step?.notBefore ?? now, now, SHOWN_LATE);
  return Math.max(within(row.notBefore, now, LONGEST_PAUSE), settled, checkAt);
}

/** Returns when the pause of a whole origin ends (UTC, ms), where one of its rows says so. */
export function pausedUntil(rows: readonly OutboxRow[], now: number): number | undefined {
  const ends = rows
    .filter((row) => {
      const { problem } = row;
      return problem && isTransient(problem) && failureScope(problem, nextStep(row)) === 'origin';
    })
    .map((row) => within(row.notBefore, now, LONGEST_PAUSE))
    .filter((end) => end > now);
  return ends.length ? Math.max(...ends) : undefined;
}

/** An end that lies further ahead than it ever can was set by a wrong clock, and is over. */
function within(end: number, now: number, longest: number): number {
  return end - now > longest ? now : Math.max(end, now);
}
