import * as z from 'zod/mini';

/** Who is signed in, in the words of the web client's own storage. */
export interface Credentials {
  readonly login: string;
  readonly userId: number;
  readonly session: string;
}

const answerSchema = z.object({ result: z.optional(z.unknown()), error: z.optional(z.unknown()) });

/** A call of Tryton's JSON-RPC for seeding and looking; throws on any refusal. Parameters include the context. */
export async function callTryton<Schema extends z.ZodMiniType>(
  address: string,
  schema: Schema,
  method: string,
  params: readonly unknown[],
  credentials?: Credentials,
): Promise<z.infer<Schema>> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization(credentials) },
    body: JSON.stringify({ id: 1, method, params }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method}: HTTP ${response.status} ${text}`);
  const { result, error } = z.parse(answerSchema, JSON.parse(text));
  if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
  return z.parse(schema, result);
}

function authorization(credentials: Credentials | undefined): Record<string, string> {
  if (!credentials) return {};
  const { login, userId, session } = credentials;
  const token = Buffer.from(`${login}:${userId}:${session}`, 'utf8').toString('base64');
  return { authorization: `Session ${token}` };
}

/** Signs a user in by password; throws where Tryton refuses. */
export async function signInByPassword(
  address: string,
  login: string,
  password: string,
): Promise<Credentials> {
  const [userId, session] = await callTryton(
    address,
    z.tuple([z.int(), z.string()]),
    'common.db.login',
    [login, { password }, 'en'],
  );
  return { login, userId, session };
}
