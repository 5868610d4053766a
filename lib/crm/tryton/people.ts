import * as z from 'zod/mini';
import type { CrmUser } from '../adapter';
import type { CrmError, CrmResult } from '../error';
import { type Row, userIdOf } from './record';
import { type Calls, readRows, textSchema } from './rpc';

const userSchema = z.object({
  id: z.int(),
  rec_name: z.string(),
  email: textSchema,
  'employee.': z.nullish(
    z.object({ 'party.': z.nullish(z.object({ phone: textSchema, mobile: textSchema })) }),
  ),
});

const USER_FIELDS = ['rec_name', 'email', 'employee.party.phone', 'employee.party.mobile'];

const notFound: CrmError = { code: 'not-found' };

/** Reads everyone who can own a lead: in Tryton an owner is an employee, so users who are one. */
export async function readUsers(calls: Calls, database: string): Promise<CrmResult<CrmUser[]>> {
  const search = { model: 'res.user', domain: [['employee', '!=', null]], fields: USER_FIELDS };
  const read = await readRows(calls, search, userSchema);
  return read.ok ? { ok: true, value: read.value.map((row) => userOf(database, row)) } : read;
}

/** Reads one user. */
export async function readUser(calls: Calls, { database, id }: Row): Promise<CrmResult<CrmUser>> {
  const search = { model: 'res.user', domain: [['id', '=', id]], fields: USER_FIELDS };
  const read = await readRows(calls, search, userSchema);
  if (!read.ok) return read;
  const [row] = read.value;
  return row ? { ok: true, value: userOf(database, row) } : { ok: false, error: notFound };
}

function userOf(database: string, row: z.infer<typeof userSchema>): CrmUser {
  const party = row['employee.']?.['party.'];
  const phone = party?.phone ?? party?.mobile;
  return {
    id: userIdOf({ database, id: row.id }),
    name: row.rec_name,
    ...(row.email ? { email: row.email } : {}),
    ...(phone ? { phone } : {}),
  };
}

const employmentSchema = z.array(z.object({ employee: z.nullable(z.int()) }));

/** Reads which employee a user is now; `undefined` for none: such a user can own nothing. */
export async function readEmployee(
  calls: Calls,
  id: number,
): Promise<CrmResult<number | undefined>> {
  const params = [[['id', '=', id]], 0, 1, null, ['employee']];
  const read = await calls.read('res.user.search_read', params, employmentSchema);
  return read.ok ? { ok: true, value: read.value[0]?.employee ?? undefined } : read;
}
