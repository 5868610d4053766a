import type { Asked } from '../asked';
import { answered, movedTo, pageOf, type Reply } from '../reply';
import { startDialect, type DialectServer } from '../server';
import { findRow, type VtigerData } from './data';
import { answerService } from './service';

/** Starts a vTiger at an origin. */
export function startVtiger(origin: string, data: VtigerData): Promise<DialectServer> {
  return startDialect({
    origins: [origin],
    description: 'tests/crm/dialect/vtiger/openapi.json',
    answer: (asked) => answer(data, asked),
  });
}

/** What proves that a form comes from a page: another word for each session. */
const tokenOf = (session: string): string =>
  `sid:${Buffer.from(session).toString('hex')},1764039600`;

function answer(data: VtigerData, asked: Asked): Reply {
  const { url, headers, cookies } = asked;
  const session = cookies.get('PHPSESSID') ?? '';
  const form = (asked.body ?? {}) as Record<string, string>; // as the description has checked
  const words = { ...Object.fromEntries(url.searchParams), ...form };
  if (url.pathname === '/webservice.php') return answerService(data, words, session);
  if (headers.referer !== undefined && !headers.referer.startsWith(`${url.origin}/`)) {
    return pageOf('Illegal request');
  }
  const user = data.sessions.get(session);
  if (user === undefined) return movedTo('index.php?module=Users&parent=Settings&view=Login');
  if (words.action === 'SaveAjax') return save(data, user, words, session);
  return pageOf(page(data, user, session));
}

/** A record's or a list's page, as far as its scripts are described. */
function page(data: VtigerData, user: string, session: string): string {
  const label = (data.users.get(user) ?? '').replace(/"/g, '&quot;').replace(/'/g, '&#039;');
  const users = { Users: Object.fromEntries(data.users), Groups: { 2: 'Team Selling' } };
  const fields = { assigned_user_id: { type: 'owner', picklistvalues: users } };
  return `<!DOCTYPE html><html><head><title>vtiger</title></head>
    <body data-user-dateformat="dd-mm-yyyy"><script type="text/javascript">
      var _META = { 'module': "Leads", view: "Detail" };
      var _USERMETA = { 'id' : "${user}", 'menustatus' : "1", 'currency' : "&euro;", 'userlabel' : "${label}" };
      var csrfMagicToken = "${tokenOf(session)}"; var csrfMagicName = "__vtrftk";
      var uimeta = (function() { var fieldInfo = ${JSON.stringify(fields)}; return {}; })();
    </script></body></html>`;
}

function save(
  data: VtigerData,
  user: string,
  words: Record<string, string>,
  session: string,
): Reply {
  if (words.__vtrftk !== tokenOf(session)) return pageOf('Invalid request - CSRF check failed');
  const found = findRow(data, words.record ?? '');
  if (!found || data.withoutAccess.has(user)) {
    return answered({
      success: false,
      error: { code: 'ACCESS_DENIED', message: 'Permission denied' },
    });
  }
  Object.assign(found.row, { assigned_user_id: words.value });
  return answered({ success: true, result: { _recordId: words.record } });
}
