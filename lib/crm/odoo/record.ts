import type { RecordRef } from '../adapter';

/** The models whose records can be handed over. A lead and an opportunity are one model. */
export const MODELS = ['crm.lead', 'res.partner'] as const;
export type Model = (typeof MODELS)[number];

/** A record's number, as Odoo writes it. */
const RECORD_NUMBER = '[1-9][0-9]{0,14}';

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

/** Returns the row of a record, or `undefined` for one that is not Odoo's. */
export function rowOf({ type, id }: RecordRef): Row | undefined {
  return isModel(type) && NUMBER.test(id) ? { model: type, id: Number(id) } : undefined;
}

/** Returns the record that a row is outside of this folder. */
export function recordOf(origin: string, { model, id }: Row): RecordRef {
  return { origin, type: model, id: String(id) };
}

/** Returns the number that an id of Odoo's names, or `undefined` for another CRM's. */
export function numberOf(id: string): number | undefined {
  return NUMBER.test(id) ? Number(id) : undefined;
}

/** The body of the web client of all versions; the website and the shop have none. */
export const CLIENT_MARKER = 'body.o_web_client';

/**
 * What stands for a model in an address of 18 and 19, where every installation has it so. An
 * `action-210` is another one's in every database: its address alone does not tell the model.
 */
const ACTIONS: ReadonlyMap<string, Model> = new Map([
  ['crm', 'crm.lead'],
  ['crm.lead', 'crm.lead'],
  ['action-crm.crm_lead_all_leads', 'crm.lead'],
  ['action-crm.crm_lead_action_pipeline', 'crm.lead'],
  ['contacts', 'res.partner'],
  ['res.partner', 'res.partner'],
]);

interface Shown {
  readonly model: string | null | undefined;
  readonly id: string | null | undefined;
  readonly view: string | null;
}

/**
 * The record that the address shows, or `undefined` for any other page. `kind` is the model that
 * {@link actionToAsk} stands for, where the CRM was asked. Total.
 */
export function locateRecord(url: string, kind?: string): RecordRef | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname, hash, searchParams } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const { model, id, view } = isHashPage(pathname)
    ? shownByHash(new URLSearchParams(hash.slice(1)))
    : shownByPath(pathname, searchParams, kind);
  if (!model || !isModel(model) || !id || !NUMBER.test(id)) return undefined;
  return view === null || view === 'form' ? { origin, type: model, id } : undefined;
}

/** 16 and 17; 18 and 19 open such an address too, and then show one of their own. */
const isHashPage = (pathname: string): boolean => /^\/web\/?$/.test(pathname);

/** `#id=45&model=crm.lead&view_type=form`, in any order and with more. */
function shownByHash(hash: URLSearchParams): Shown {
  return { model: hash.get('model'), id: hash.get('id'), view: hash.get('view_type') };
}

/** `/odoo/crm/45`; of a longer chain the last record is the one that is shown. */
function shownByPath(pathname: string, query: URLSearchParams, kind?: string): Shown {
  const [action = '', id] = lastStep(pathname);
  const model = ACTIONS.get(action) ?? (isAction(action) ? kind : undefined);
  return { model, id, view: query.get('view_type') };
}

/** `odoo`, or a company's own name in its place, as whoever sells it under another one has it. */
const ROOT = /^(?!web$|action-|\d+$)[A-Za-z][\w-]{0,60}$/;
const OWN_ROOTS: readonly unknown[] = ['odoo', 'scoped_app'];

function lastStep(pathname: string): readonly string[] {
  const [root, ...steps] = pathname.split('/').slice(1);
  return root !== undefined && ROOT.test(root) ? steps.slice(-2) : [];
}

/** An action's number, its name in its module, or a path of its own; not a model or a number. */
const isAction = (step: string): boolean =>
  /^action-[\w.]{1,100}$/.test(step) || /^(?!m-|\d+$|new$)[\w-]{1,100}$/.test(step);

/**
 * The action of an address of 18 and 19, where the address shows a record of it and does not say of
 * which model; `undefined` for all others. Total.
 */
export function actionToAsk(url: string): string | undefined {
  if (!URL.canParse(url) || locateRecord(url)) return undefined;
  const { pathname } = new URL(url);
  const [action = ''] = lastStep(pathname);
  // Under another name anything may be a path: only what is an action beyond doubt is asked about.
  if (!OWN_ROOTS.includes(pathname.split('/')[1]) && !action.startsWith('action-'))
    return undefined;
  return MODELS.some((model) => locateRecord(url, model)) ? action : undefined;
}

/** The address that opens the record in every version; the client's start for what is no record. */
export function recordAddress({ origin, type, id }: RecordRef): string {
  if (!isModel(type) || !NUMBER.test(id)) return origin;
  return `${origin}/web#id=${id}&model=${type}&view_type=form`;
}
