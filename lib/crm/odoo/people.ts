import * as z from 'zod/mini';
import type { CrmUser } from '../adapter';
import type { CrmResult } from '../error';
import { readRows, type Rpc, textSchema } from './rpc';

/** Who is signed in, and to what version of Odoo: 17 for `17.0`, `saas~17.4` and the like. */
export interface SignedIn {
  readonly user: CrmUser;
  readonly version: number;
}

const sessionSchema = z.object({
  uid: z.nullish(z.union([z.int(), z.literal(false)])),
  name: z.nullish(z.string()),
  server_version: z.string().check(z.regex(/^\D*\d+/)),
});

const signedOut = { ok: false, error: { code: 'signed-out' } } as const;

/** Asks who is signed in. */
export async function readSignedIn({ route }: Rpc): Promise<CrmResult<SignedIn>> {
  const answer = await route('/web/session/get_session_info', {}, sessionSchema);
  if (!answer.ok) return answer;
  const { uid, name, server_version: version } = answer.value;
  if (!uid) return signedOut;
  const user = { id: String(uid), name: name ?? '' };
  return { ok: true, value: { user, version: Number(/\d+/.exec(version)?.[0]) } };
}

const userSchema = z.object({ id: z.int(), name: z.string(), email: textSchema });

/** Everyone who can be given a record: active users of the company, not its portal's guests. */
const CAN_OWN = [
  ['share', '=', false],
  ['active', '=', true],
];

/** Reads everyone who can be given a record. */
export async function readUsers(rpc: Rpc): Promise<CrmResult<CrmUser[]>> {
  const search = { model: 'res.users', domain: CAN_OWN, fields: ['name', 'email'] };
  const read = await readRows(rpc, search, userSchema);
  if (!read.ok) return read;
  return {
    ok: true,
    value: read.value.map(({ id, name, email }) => ({
      id: String(id),
      name,
      ...(email === undefined ? {} : { email }),
    })),
  };
}
