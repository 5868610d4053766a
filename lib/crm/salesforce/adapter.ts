import type { CrmAdapter } from '../adapter';
import { apiOriginOf, isOrgPage, locateRecord, recordAddress } from './address';
import { errorOfAnswer } from './errors';
import { createSalesforceSession } from './session';

const HIGHLIGHTS = 'records-lwc-highlights-panel';

/**
 * Leads, contacts, opportunities and accounts, in Lightning, its consoles and Classic. The API is on
 * another host than Lightning's pages, and its session is that host's cookie. Notes are the classic
 * kind, which keep plain text and need one request.
 */
export const salesforceAdapter: CrmAdapter = {
  id: 'salesforce',
  name: 'Salesforce',
  carrier: 'worker',
  apiOrigin: apiOriginOf,
  readsCookies: true,
  errorOf: errorOfAnswer,
  limits: { noteLength: 30_000, noteFormat: 'text', mayHide: true },
  markers: [],
  // The pages of other tabs stay in the document, hidden.
  cardPlaces: [
    { selector: `div.windowViewMode-normal.active ${HIGHLIGHTS}`, position: 'after' },
    {
      selector: `section.oneConsoleTab div.windowViewMode-maximized.active ${HIGHLIGHTS}`,
      position: 'after',
    },
    { selector: HIGHLIGHTS, position: 'after' },
    { selector: 'records-highlights2, .forceHighlightsPanel', position: 'after' },
  ],
  recognise: isOrgPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createSalesforceSession(origin, http, Date.now),
};
