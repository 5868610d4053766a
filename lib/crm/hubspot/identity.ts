import type { RecordRef } from '../adapter';

/** The kinds of record that Baton works on, by the name that the API has for them. */
export type Kind = 'contacts' | 'companies' | 'deals' | 'leads';

/** The numbers of the kinds in addresses. */
export const TYPE_IDS: Readonly<Record<Kind, string>> = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
  leads: '0-136',
};

/**
 * One origin has the accounts of all customers, so outside of this folder a record's type is
 * `<account number>/<kind>`.
 */
const RECORD_TYPE = /^([1-9]\d{0,14})\/(contacts|companies|deals|leads)$/;
const RECORD_ID = /^[1-9]\d{0,18}$/;

/** A record within its account. */
export interface Row {
  readonly portal: string;
  readonly kind: Kind;
  readonly id: string;
}

/** The record that a row is outside of this folder. */
export function recordOf(origin: string, { portal, kind, id }: Row): RecordRef {
  return { origin, type: `${portal}/${kind}`, id };
}

/** The row of a record, or `undefined` for one that is not of this CRM. */
export function rowOf({ type, id }: RecordRef): Row | undefined {
  const [, portal, kind] = RECORD_TYPE.exec(type) ?? [];
  if (portal === undefined || !isKind(kind) || !RECORD_ID.test(id)) return undefined;
  return { portal, kind, id };
}

function isKind(text: string | undefined): text is Kind {
  return text !== undefined && Object.hasOwn(TYPE_IDS, text);
}
