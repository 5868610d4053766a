import type { RecordRef } from '../adapter';
import { isModel, RECORD_NUMBER, type Model } from './identity';

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

const NUMBER = new RegExp(`^${RECORD_NUMBER}$`);

interface Shown {
  readonly model: string | null | undefined;
  readonly id: string | null | undefined;
  readonly view: string | null;
}

/** The record that the address shows, or `undefined` for any other page. Total. */
export function locateRecord(url: string): RecordRef | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname, hash, searchParams } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const { model, id, view } = isHashPage(pathname)
    ? shownByHash(new URLSearchParams(hash.slice(1)))
    : shownByPath(pathname, searchParams);
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
function shownByPath(pathname: string, query: URLSearchParams): Shown {
  const [root, ...steps] = pathname.split('/').slice(1);
  const isClient = root === 'odoo' || root === 'scoped_app';
  const [action = '', id] = isClient ? steps.slice(-2) : [];
  return { model: ACTIONS.get(action), id, view: query.get('view_type') };
}

/** The address that opens the record in every version; the client's start for what is no record. */
export function recordAddress({ origin, type, id }: RecordRef): string {
  if (!isModel(type) || !NUMBER.test(id)) return origin;
  return `${origin}/web#id=${id}&model=${type}&view_type=form`;
}
