import type { CrmAdapter } from '../adapter';
import { locateRecord, recordAddress } from './address';
import { createRestSession } from './session';

const CONTRACT_MARKER = 'meta[name="baton-contract"][content="1"]';

/** Any CRM that implements the REST contract in `openapi.json`, such as a company's own. */
export const restAdapter: CrmAdapter = {
  id: 'rest',
  name: 'your CRM',
  carrier: 'worker',
  limits: { noteLength: 30_000, noteFormat: 'text', fileBytes: 5_000_000, knowsKeys: true },
  markers: [CONTRACT_MARKER],
  cardPlaces: [
    { selector: '[data-baton-card]', position: 'append' },
    { selector: 'main', position: 'prepend' },
  ],
  recognise: (page) => page.markers.includes(CONTRACT_MARKER),
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: createRestSession,
};
