import type { CrmAdapter, PageSigns } from './adapter';
import { dynamicsAdapter } from './dynamics/adapter';
import { espocrmAdapter } from './espocrm/adapter';
import { hubspotAdapter } from './hubspot/adapter';
import { odooAdapter } from './odoo/adapter';
import { pipedriveAdapter } from './pipedrive/adapter';
import { restAdapter } from './rest/adapter';
import { salesforceAdapter } from './salesforce/adapter';
import { trytonAdapter } from './tryton/adapter';
import { vtigerAdapter } from './vtiger/adapter';
import { zohoAdapter } from './zoho/adapter';

/** Every CRM that Baton knows; where two recognise a page, the first one has it. */
export const ADAPTERS: readonly CrmAdapter[] = [
  restAdapter,
  trytonAdapter,
  odooAdapter,
  espocrmAdapter,
  vtigerAdapter,
  pipedriveAdapter,
  hubspotAdapter,
  salesforceAdapter,
  dynamicsAdapter,
  zohoAdapter,
];

/** All selectors that adapters want looked for in a page. */
export const MARKERS: readonly string[] = ADAPTERS.flatMap((adapter) => adapter.markers);

/** The adapter of that id, or `undefined` for one that this version does not have. */
export function adapterById(id: string): CrmAdapter | undefined {
  return ADAPTERS.find((adapter) => adapter.id === id);
}

/** The adapter whose CRM this page belongs to, or `undefined`. Total. */
export function recognise(page: PageSigns): CrmAdapter | undefined {
  return ADAPTERS.find((adapter) => adapter.recognise(page));
}
