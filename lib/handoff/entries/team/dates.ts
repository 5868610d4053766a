import * as z from 'zod/mini';
import { isDate } from '../../time/wall-time';

/** Local date, YYYY-MM-DD. */
export const localDateSchema = z.string().check(z.refine(isDate));

/** Two local dates, both included. */
export const spanShape = { from: localDateSchema, to: localDateSchema };

/** Whether the span ends no earlier than it begins. */
export function isSpan({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from <= to;
}
