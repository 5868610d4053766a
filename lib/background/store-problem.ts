import type { Problem } from '@/lib/messaging/reply';
import type { StoreError } from '@/lib/store/store-error';

const PROBLEMS = {
  full: 'storage-full',
  'newer-version': 'newer-version',
  'updated-meanwhile': 'updated-meanwhile',
  unavailable: 'storage-failed',
  failed: 'failed',
} as const;

/** Returns what the sender of a message is told where the store could not. */
export function storeProblem(error: StoreError): Problem {
  return { code: PROBLEMS[error] };
}
