/**
 * Everything that can go wrong between Baton and a CRM. `in doubt` errors (`unreachable`,
 * `unexpected`: lost answers, 408, 5xx; `misplaced`) may have had their effect: whoever retries a write looks
 * first. All others had none.
 */
export type CrmError =
  | { readonly code: 'signed-out' }
  | { readonly code: 'other-user'; readonly userName: string }
  | { readonly code: 'forbidden' }
  | { readonly code: 'not-found' }
  | { readonly code: 'rate-limited'; readonly retryAfterMs: number | undefined }
  | { readonly code: 'too-long' }
  | { readonly code: 'no-tab' }
  | { readonly code: 'no-permission' }
  /** This CRM wants a token, and the user has not given Baton one. */
  | { readonly code: 'no-token' }
  /** The CRM does not know the token, or knows it as that of another account. */
  | { readonly code: 'token-refused' }
  /**
   * The CRM understood and will not do it however often it is asked: a validation rule, a missing
   * field, a converted or archived record. `reason` is its own explanation as plain text, cut to a
   * readable length, `''` where it gave none.
   */
  | { readonly code: 'rejected'; readonly reason: string }
  /** What the CRM says it has written is not what it was given, or stands on another record. */
  | { readonly code: 'misplaced' }
  | { readonly code: 'unreachable' }
  | { readonly code: 'unexpected'; readonly status: number };

export type CrmErrorCode = CrmError['code'];

export type CrmResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: CrmError };
