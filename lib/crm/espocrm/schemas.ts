import * as z from 'zod/mini';

/** A text of a record; EspoCRM leaves out or nulls what is empty. */
export const textSchema = z.nullish(z.string());

/** A date and time as EspoCRM writes them (UTC, without saying so), as an instant (UTC, ms). */
export const datetimeSchema = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
  z.transform((text) => Date.parse(`${text.replace(' ', 'T')}Z`)),
);

/** Gives an instant (UTC, ms) as EspoCRM takes it; what lies between two seconds goes to the earlier. */
export function datetimeOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}
