import type { RecordRef } from '../adapter';

/** The models whose records can be handed over. A lead and an opportunity are one model. */
export const MODELS = ['crm.lead', 'res.partner'] as const;
export type Model = (typeof MODELS)[number];

/** A record's number, as Odoo writes it. */
export const RECORD_NUMBER = '[1-9][0-9]{0,14}';

const NUMBER = new RegExp(`^${RECORD_NUMBER}$`);

/** A row of one of the {@link MODELS}. */
export interface Row {
  readonly model: Model;
  readonly id: number;
}

/** Whether a word is the name of one of the {@link MODELS}. */
export function isModel(word: string): word is Model {
  return MODELS.some((model) => model === word);
}

/** Gives the row of a record, or `undefined` for one that is not Odoo's. */
export function rowOf({ type, id }: RecordRef): Row | undefined {
  return isModel(type) && NUMBER.test(id) ? { model: type, id: Number(id) } : undefined;
}

/** Gives the record that a row is outside of this folder. */
export function recordOf(origin: string, { model, id }: Row): RecordRef {
  return { origin, type: model, id: String(id) };
}

/** Gives the number that an id of Odoo's names, or `undefined` for another CRM's. */
export function numberOf(id: string): number | undefined {
  return NUMBER.test(id) ? Number(id) : undefined;
}
