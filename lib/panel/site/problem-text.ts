import type { Problem } from '@/lib/messaging/reply';
import type { StoreError } from '@/lib/store/store-error';
import { lengthOfTime } from '../time/time-text';
import { t, type MessageKey } from '../i18n';

/** What the user can do about a problem; the panel has a button for each. */
export type Remedy = 'open-crm' | 'allow-site' | 'enter-token' | 'try-again' | 'reload' | 'export';

/** What happened, what to do, and the button for it where there is one. */
export interface ProblemWords {
  readonly text: string;
  readonly remedy: Remedy | undefined;
}

type Entry = readonly [MessageKey, Remedy?];

const CRM_WORDS: Record<Problem['code'], Entry> = {
  'signed-out': ['problem_signedOut', 'open-crm'],
  'other-user': ['problem_otherUser', 'open-crm'],
  forbidden: ['problem_forbidden', 'try-again'],
  'not-found': ['problem_notFound', 'try-again'],
  'rate-limited': ['problem_rateLimited', 'try-again'],
  'too-long': ['problem_tooLong'],
  'no-tab': ['problem_noTab', 'open-crm'],
  'no-permission': ['problem_noPermission', 'allow-site'],
  'no-token': ['problem_noToken', 'enter-token'],
  'token-refused': ['problem_tokenRefused', 'enter-token'],
  rejected: ['problem_rejected', 'try-again'],
  misplaced: ['problem_unexpected', 'try-again'],
  unreachable: ['problem_unreachable', 'try-again'],
  unexpected: ['problem_unexpected', 'try-again'],
  'no-answer': ['problem_noAnswer', 'try-again'],
  refused: ['problem_failed', 'reload'],
  'site-off': ['problem_noPermission', 'allow-site'],
  'not-entitled': ['foot_notEntitled'],
  'storage-full': ['problem_storageFull', 'export'],
  'storage-failed': ['problem_storageFailed', 'reload'],
  'newer-version': ['problem_newerVersion'],
  'updated-meanwhile': ['problem_updatedMeanwhile', 'reload'],
  failed: ['problem_failed', 'try-again'],
};

const STORE_WORDS: Record<StoreError, Entry> = {
  full: ['problem_storageFull', 'export'],
  'newer-version': ['problem_newerVersion'],
  'updated-meanwhile': ['problem_updatedMeanwhile', 'reload'],
  unavailable: ['problem_storageUnavailable', 'reload'],
  failed: ['problem_storageFailed', 'try-again'],
};

/** Returns the words for what went wrong between Baton and the CRM of that name. */
export function crmText(problem: Problem, crmName: string): ProblemWords {
  const [key, remedy] = CRM_WORDS[problem.code];
  return { text: t(key, crmName, detailOf(problem)), remedy };
}

/** What a problem's words say besides the CRM's name: who is signed in, or the CRM's own reason. */
export function detailOf(problem: Problem): string {
  if (problem.code === 'other-user') return problem.userName;
  return problem.code === 'rejected' ? problem.reason : '';
}

/** Returns the words for what the browser's storage could not do. */
export function storeText(error: StoreError): ProblemWords {
  const [key, remedy] = STORE_WORDS[error];
  return { text: t(key), remedy };
}

const MINUTE_MS = 60_000;

/** Returns the words for a clock of this device that is `ahead` ms before the CRM's, or behind it. */
export function clockText(ahead: number, crmName: string): string {
  const key = ahead > 0 ? 'problem_clockAhead' : 'problem_clockBehind';
  return t(key, lengthOfTime(Math.abs(ahead) / MINUTE_MS), crmName);
}
