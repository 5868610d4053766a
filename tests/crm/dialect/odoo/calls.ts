import { matches } from './domain';
import { nextId, type OdooData, type Row } from './data';
import { sanitise } from './sanitise';

/** An exception of Odoo's, by its name. */
export class OdooError extends Error {
  override readonly name: string;
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}

export interface Call {
  readonly model: string;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
}

const LINKS: Readonly<Record<string, string>> = {
  ...{ user_id: 'res.users', create_uid: 'res.users', stage_id: 'crm.stage' },
  ...{ source_id: 'utm.source', company_currency: 'res.currency' },
};
const RECORD_MODELS = ['crm.lead', 'res.partner'];

/** Does a call of a model's method as the user, and gives its result; throws {@link OdooError}s. */
export function doCall(data: OdooData, user: number, call: Call): unknown {
  const { model, method, args, kwargs } = call;
  switch (method) {
    case 'search_read':
      return searchRead(data, user, call);
    case 'read':
      return readable(data, user, model, args).map((row) => shown(data, row, args[1]));
    case 'write':
      return write(data, user, model, args);
    case 'message_post':
      return idForm(data, 'int', post(data, user, { model, id: oneId(args), kwargs }));
    case 'activity_schedule':
      return idForm(data, 'text', schedule(data, user, { model, id: oneId(args), kwargs }));
    case 'unlink':
      return unlink(data, user, oneId(args));
    case 'action_feedback':
      return feedback(data, user, oneId(args));
    default:
      throw new OdooError('builtins.AttributeError');
  }
}

const oneId = (args: readonly unknown[]): number => (args[0] as number[])[0] ?? 0; // as described
const now = (at = Date.now()) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const tableOf = (data: OdooData, model: string) => data.tables[model] ?? [];

/** Versions tell of what they made in their own ways. */
function idForm({ version }: OdooData, form: 'int' | 'text', id: number): unknown {
  if (version >= 19) return [id];
  return form === 'text' && version >= 17 ? `mail.activity(${id},)` : id;
}

function mayUse({ withoutAccess, ownOnly }: OdooData, user: number, row: Row): boolean {
  return !withoutAccess.has(user) && (!ownOnly.has(user) || row.user_id === user);
}

/** The record, if it is there and the user may use it. */
function usable(data: OdooData, user: number, model: string, id: number): Row {
  const row = tableOf(data, model).find((one) => one.id === id);
  if (!row) throw new OdooError('odoo.exceptions.MissingError');
  if (!mayUse(data, user, row)) throw new OdooError('odoo.exceptions.AccessError');
  return row;
}

/** What is missing is read as nothing; what is hidden is refused. */
function readable(data: OdooData, user: number, model: string, args: readonly unknown[]): Row[] {
  const rows = tableOf(data, model).filter(({ id }) => id === oneId(args));
  return rows.map(({ id }) => usable(data, user, model, id));
}

/** A row as it is read: links with names; a field that the version does not have is an error. */
function shown(data: OdooData, row: Row, fields: unknown): Record<string, unknown> {
  const names = fields as string[]; // as described
  const pairs = names.map((name) => {
    if (!(name in row)) throw new OdooError('builtins.ValueError');
    const table = LINKS[name];
    const linked = table && tableOf(data, table).find(({ id }) => id === row[name]);
    return [name, linked ? [linked.id, linked.name] : row[name]] as const;
  });
  return { id: row.id, ...Object.fromEntries(pairs) };
}

function searchRead(data: OdooData, user: number, { model, args, kwargs }: Call): unknown {
  const [domain, fields] = args as [unknown[], string[]]; // as described
  const { active_test: hidesInactive = true } = (kwargs.context ?? {}) as { active_test?: boolean };
  const byChange = String(kwargs.order).startsWith('write_date');
  const { limit = Infinity } = kwargs as { limit?: number }; // as described
  return tableOf(data, model)
    .filter((row) => matches(row, domain))
    .filter((row) => !hidesInactive || row.active !== false)
    .toSorted((a, b) => (byChange ? String(a.write_date).localeCompare(String(b.write_date)) : 0))
    .slice(0, limit)
    .filter((row) => isVisible(data, user, row))
    .map((row) => shown(data, row, fields));
}

/** Messages and to-dos of a hidden record are left out without a word. */
function isVisible(data: OdooData, user: number, row: Row): boolean {
  const model = row.model ?? row.res_model;
  if (typeof model !== 'string' || !RECORD_MODELS.includes(model)) return true;
  const record = tableOf(data, model).find(({ id }) => id === row.res_id);
  return record !== undefined && mayUse(data, user, record);
}

/** In 17 and 18 a salesperson who sees their own alone may not give them away; in 19 they may. */
function write(data: OdooData, user: number, model: string, args: readonly unknown[]): true {
  const row = usable(data, user, model, oneId(args));
  const values = args[1] as { user_id: number }; // as described
  const losesIt = data.ownOnly.has(user) && values.user_id !== user;
  if (losesIt && data.version < 19) throw new OdooError('odoo.exceptions.AccessError');
  Object.assign(row, values);
  return true;
}

interface On {
  readonly model: string;
  readonly id: number;
  readonly kwargs: Call['kwargs'];
}

/** Writes a message on a record, whoever may see it, and gives its number. */
export function addMessage(
  data: OdooData,
  { model, id, at: when }: Omit<On, 'kwargs'> & { readonly at?: number | undefined },
  user: number,
  body: string,
) {
  const rows = tableOf(data, 'mail.message');
  const at = now(when);
  const row = {
    ...{ id: nextId(rows), model, res_id: id, body, message_type: 'comment' },
    ...{ date: at, write_date: at, create_uid: user },
  };
  rows.push(row);
  return row.id;
}

function post(data: OdooData, user: number, { model, id, kwargs }: On): number {
  usable(data, user, model, id);
  const isKnown = data.version >= 17;
  if ('body_is_html' in kwargs && !isKnown) throw new OdooError('builtins.TypeError');
  const body = String(kwargs.body);
  const isHtml = !isKnown || kwargs.body_is_html === true;
  const html = isHtml ? body : `<p>${body.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`;
  return addMessage(data, { model, id }, user, sanitise(html, data.version));
}

function schedule(data: OdooData, user: number, { model, id, kwargs }: On): number {
  usable(data, user, model, id);
  const rows = tableOf(data, 'mail.activity');
  const note = sanitise(String(kwargs.note), data.version);
  const row = { ...kwargs, id: nextId(rows), res_model: model, res_id: id, note, active: true };
  rows.push(row);
  return row.id;
}

/** mail.message allows it to whoever may write the record; all three versions were seen to. */
function unlink(data: OdooData, user: number, id: number): true {
  const rows = tableOf(data, 'mail.message');
  const row = rows.find((one) => one.id === id);
  if (!row) throw new OdooError('odoo.exceptions.MissingError');
  usable(data, user, String(row.model), Number(row.res_id));
  rows.splice(rows.indexOf(row), 1);
  return true;
}

/** crm.lead merge_opportunity: the other row goes, its messages stand on the one that stays. */
export function mergeLeads(data: OdooData, gone: number, stays: number): void {
  const leads = tableOf(data, 'crm.lead');
  leads.splice(
    leads.findIndex(({ id }) => id === gone),
    1,
  );
  for (const row of tableOf(data, 'mail.message')) {
    if (row.model === 'crm.lead' && row.res_id === gone) Object.assign(row, { res_id: stays });
  }
}

/** Done to-dos leave a note; 17 and later keep them too, out of sight. */
function feedback(data: OdooData, user: number, id: number): unknown {
  const rows = tableOf(data, 'mail.activity');
  const row = rows.find((one) => one.id === id && one.active === true);
  if (!row) throw new OdooError('odoo.exceptions.MissingError');
  usable(data, user, String(row.res_model), Number(row.res_id));
  if (data.version >= 17) Object.assign(row, { active: false });
  else rows.splice(rows.indexOf(row), 1);
  const record = { model: String(row.res_model), id: Number(row.res_id) };
  return addMessage(data, record, user, '<p>To-do done</p>');
}
