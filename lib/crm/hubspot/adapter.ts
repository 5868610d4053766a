import type { CrmAdapter } from '../adapter';
import { isAppPage, locateRecord, recordAddress } from './address';
import { errorOfAnswer } from './api';
import { createHubspotSession } from './session';

/**
 * Contacts, companies, deals and leads, over the API that the vendor specifies, by a service key that
 * a team shares (or, of older teams, the token of a private app, which nobody can make any more). Who is at the keys such a token does not say: that is asked of the
 * CRM's own page.
 */
export const hubspotAdapter: CrmAdapter = {
  id: 'hubspot',
  name: 'HubSpot',
  carrier: 'worker',
  apiOrigin: () => 'https://api.hubapi.com',
  token: {
    help: 'tokenHelp_hubspot',
    header: (token) => ({ authorization: `Bearer ${token}` }),
  },
  errorOf: errorOfAnswer,
  // The vendor says of its search only that a change may take moments to be found.
  limits: { noteLength: 30_000, noteFormat: 'html', searchLagMs: 5 * 60_000, mayHide: true },
  notesMove: true,
  markers: [],
  // Before the first card of a column, so that it scrolls with the others.
  cardPlaces: [
    {
      selector:
        '[data-test-id="records-right-sidebar"] [data-test-id^="card-wrapper-"], [data-test-id="right-sidebar"] [data-test-id^="card-wrapper-"]',
      position: 'before',
    },
    {
      selector: '[data-test-id="middle-pane"] [data-test-id^="card-wrapper-"]',
      position: 'before',
    },
    { selector: '[data-test-id="records-right-sidebar"]', position: 'prepend' },
  ],
  recognise: isAppPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http, page) => createHubspotSession(origin, { http, page, now: Date.now }),
};
