import type { RecordRef } from '../adapter';

/** The modules whose records can be handed over, by the names that the API has for them. */
export const MODULES = ['Leads', 'Contacts', 'Deals'] as const;
export type Module = (typeof MODULES)[number];

/** How organisations, records and users are numbered. */
export const NUMBER = '[1-9]\\d{0,18}';

/**
 * One origin has the organisations of all customers, and a user may be in several: outside of this
 * folder a record's type is `<organisation's number>/<module>`.
 */
const RECORD_TYPE = new RegExp(`^(${NUMBER})/(\\w+)$`);
const RECORD_ID = new RegExp(`^${NUMBER}$`);

/** A record within its organisation. */
export interface Row {
  readonly org: string;
  readonly module: Module;
  readonly id: string;
}

/** Whether a word is the name of one of the {@link MODULES}. */
export function isModule(word: string | undefined): word is Module {
  return MODULES.some((module) => module === word);
}

/** Whether it is a number as records and users have. */
export function isNumber(text: string): boolean {
  return RECORD_ID.test(text);
}

/** Gives the record that a row is outside of this folder. */
export function recordOf(origin: string, { org, module, id }: Row): RecordRef {
  return { origin, type: `${org}/${module}`, id };
}

/** Gives the row of a record, or `undefined` for one that is not of this CRM. */
export function rowOf({ type, id }: RecordRef): Row | undefined {
  const [, org, module] = RECORD_TYPE.exec(type) ?? [];
  return org !== undefined && isModule(module) && isNumber(id) ? { org, module, id } : undefined;
}
