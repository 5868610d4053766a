import type { CrmError } from '@/lib/crm/error';

/** Why a request to the background had no effect; each code has its words in the message file. */
export type Problem =
  | CrmError
  /** The background did not answer in time; what was asked may still happen. */
  | { readonly code: 'no-answer' }
  /** The request was not understood, or its sender may not ask for it. */
  | { readonly code: 'refused' }
  /** Baton is not on for this site. */
  | { readonly code: 'site-off' }
  /** The handoff has moved on, or this user may not do this. */
  | { readonly code: 'not-entitled' }
  | { readonly code: 'storage-full' }
  | { readonly code: 'storage-failed' }
  /** What is kept here is a newer Baton's; see the store's errors of these names. */
  | { readonly code: 'newer-version' | 'updated-meanwhile' }
  /** Something that nobody foresaw. */
  | { readonly code: 'failed' };

/** The answer to every message. */
export type Reply<Value = unknown> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Problem };
