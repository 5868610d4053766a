import type { CrmAdapter } from '../adapter';
import { isCrmPage, locateRecord, recordAddress } from './address';
import { errorOfAnswer } from './errors';
import { createZohoSession } from './session';

/**
 * Zoho CRM's leads, contacts and deals, over the API that the vendor specifies, with the session of
 * the user's page. Nothing is known of how a record's page is built, so the card floats.
 */
export const zohoAdapter: CrmAdapter = {
  id: 'zoho',
  name: 'Zoho CRM',
  carrier: 'page',
  errorOf: errorOfAnswer,
  limits: { noteLength: 30_000, noteFormat: 'text', mayHide: true },
  notesMove: true,
  markers: [],
  cardPlaces: [],
  recognise: isCrmPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createZohoSession(origin, http, Date.now),
};
