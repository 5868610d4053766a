import type { RecordRef } from '../adapter';

/** The modules whose records can be handed over. */
export const MODULES = ['Leads', 'Contacts', 'Potentials', 'Accounts'] as const;
export type Module = (typeof MODULES)[number];

/** A record's number, as vTiger writes it. */
export const RECORD_NUMBER = '[1-9][0-9]{0,14}';

const NUMBER = new RegExp(`^${RECORD_NUMBER}$`);
const SERVICE_ID = new RegExp(`^([0-9]{1,9})x(${RECORD_NUMBER})$`);

/** Whether a word is the name of one of the {@link MODULES}. */
export function isModule(word: string): word is Module {
  return MODULES.some((module) => module === word);
}

/** Gives the module and the number of a record, or `undefined` for one that is not vTiger's. */
export function rowOf({ type, id }: RecordRef): { module: Module; id: string } | undefined {
  return isModule(type) && NUMBER.test(id) ? { module: type, id } : undefined;
}

/**
 * Splits an id of the web service, `10x123`: what stands for the module in this installation, and the
 * record's number. `undefined` for what is no such id. A user's id, outside of this folder too, is
 * one of these.
 */
export function partsOf(serviceId: string): { prefix: string; id: string } | undefined {
  const [, prefix, id] = SERVICE_ID.exec(serviceId) ?? [];
  return prefix === undefined || id === undefined ? undefined : { prefix, id };
}
