import type { Asked } from '../asked';
import { answered, pageOf, type Reply } from '../reply';
import { startDialect, type DialectServer } from '../server';
import { doCall, OdooError, type Call } from './calls';
import type { OdooData } from './data';

/** Codes of errors, which differ between versions for the same thing. */
const CODES: Readonly<Record<number, number>> = { 16: 200, 17: 200, 18: 200, 19: 0 };

/** Starts an Odoo of the data's version at an origin. */
export function startOdoo(origin: string, data: OdooData): Promise<DialectServer> {
  return startDialect({
    origins: [origin],
    description: 'tests/crm/dialect/odoo/openapi.json',
    answer: (asked) => answer(data, asked),
  });
}

function answer(data: OdooData, asked: Asked): Reply {
  // A form could say anything but this, so Odoo wants no other proof of where a call comes from.
  if (!asked.headers['content-type']?.startsWith('application/json')) {
    return pageOf('<h1>Bad Request</h1>', 400);
  }
  const user = data.sessions.get(asked.cookies.get('session_id') ?? '');
  if (user === undefined) return failure(100, 'odoo.http.SessionExpiredException', null);
  const { params } = asked.body as { params: Call & { action_id: unknown } }; // as described
  if (asked.url.pathname === '/web/action/load') return action(data, params.action_id);
  if (asked.url.pathname === '/web/session/get_session_info') return sessionInfo(data, user);
  try {
    return answered({ jsonrpc: '2.0', id: 1, result: doCall(data, user, params) });
  } catch (error) {
    if (error instanceof OdooError) return failure(CODES[data.version] ?? 200, error.name);
    throw error;
  }
}

function sessionInfo({ version, tables }: OdooData, user: number): Reply {
  const name = tables['res.users']?.find(({ id }) => id === user)?.name;
  const result = { uid: user, name, username: `user${user}`, server_version: `${version}.0` };
  return answered({ jsonrpc: '2.0', id: 1, result });
}

/** The menus' actions; numbers are another one's in every database. */
function action({ actions }: OdooData, id: unknown): Reply {
  const model = actions.get(String(id));
  if (model === undefined) return failure(200, 'odoo.exceptions.MissingError');
  return answered({
    jsonrpc: '2.0',
    id: 1,
    result: { type: 'ir.actions.act_window', res_model: model },
  });
}

/** Always 200, with a text in the user's language and a traceback that is nobody's business. */
function failure(code: number, name: string, id: number | null = 1): Reply {
  const data = { name, message: 'Etwas ging schief', debug: 'Traceback (most recent call last)' };
  return answered({ jsonrpc: '2.0', id, error: { code, message: 'Odoo Server Error', data } });
}
