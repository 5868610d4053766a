import type { RecordRef } from '../adapter';

/** The tables that Baton works on, by the names that addresses have; and those of their sets of rows. */
const SETS = {
  lead: 'leads',
  contact: 'contacts',
  opportunity: 'opportunities',
  account: 'accounts',
} as const;
export type Kind = keyof typeof SETS;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A record of one of those tables. */
export interface Row {
  readonly kind: Kind;
  readonly id: string;
  /** As the API names it: `/leads(…)`. */
  readonly path: string;
}

export function isKind(text: string): text is Kind {
  return Object.hasOwn(SETS, text);
}

/** Whether it is an id as the API writes them: small letters, no braces. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** The row of a record, or `undefined` for one that is not of this CRM. */
export function rowOf({ type, id }: Pick<RecordRef, 'type' | 'id'>): Row | undefined {
  return isKind(type) && isGuid(id) ? { kind: type, id, path: `/${SETS[type]}(${id})` } : undefined;
}
