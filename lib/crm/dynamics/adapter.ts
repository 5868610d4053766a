import type { CrmAdapter } from '../adapter';
import { isOrgPage, locateRecord, recordAddress } from './address';
import { createDynamicsSession } from './session';

/**
 * Leads, contacts, opportunities and accounts, over the documented Web API with the session of the
 * user's page, which needs no token and no proof but its cookies.
 */
export const dynamicsAdapter: CrmAdapter = {
  id: 'dynamics',
  name: 'Dynamics 365',
  carrier: 'page',
  // That a note is there already is known by this status.
  errorOf: ({ status }) => (status === 412 ? { code: 'unexpected', status } : undefined),
  limits: { noteLength: 30_000, noteFormat: 'html' },
  markers: [],
  cardPlaces: [
    { selector: 'div[data-id="form-header"]', position: 'after' },
    { selector: '[data-id="editFormRoot"]', position: 'prepend' },
  ],
  recognise: isOrgPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createDynamicsSession(origin, http, Date.now),
};
