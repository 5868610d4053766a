import * as z from 'zod/mini';

/** A text as Odoo gives it: `false` for an empty one. Trimmed; `undefined` where it says nothing. */
export const textSchema = z.pipe(
  z.nullish(z.union([z.string(), z.literal(false)])),
  z.transform((text) => {
    const trimmed = text ? text.trim() : '';
    return trimmed === '' ? undefined : trimmed;
  }),
);

/** A link to another row, with that row's name; `undefined` for none. */
export const linkSchema = z.pipe(
  z.nullish(z.union([z.tuple([z.int(), z.string()]), z.literal(false)])),
  z.transform((link) => (link ? { id: link[0], name: link[1] } : undefined)),
);

/** A date and time as Odoo writes them (UTC, without saying so), as an instant (UTC, ms). */
export const datetimeSchema = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
  z.transform((text) => Date.parse(`${text.replace(' ', 'T')}Z`)),
);

/** Gives an instant (UTC, ms) as Odoo takes it; what lies between two seconds goes to the earlier. */
export function datetimeOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

/** Gives the day of an instant (UTC, ms) on this device's calendar, as Odoo takes it. */
export function dayOf(instant: number): string {
  const at = new Date(instant);
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => `${part}`.padStart(2, '0'));
  return `${at.getFullYear()}-${month}-${day}`;
}

/** The number of a row that was made: 19 gives a list where others give the number. */
export const madeSchema = z.pipe(
  z.union([z.int(), z.tuple([z.int()])]),
  z.transform((made) => (typeof made === 'number' ? made : made[0])),
);
