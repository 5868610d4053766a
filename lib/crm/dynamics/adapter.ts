import type { CrmAdapter } from '../adapter';
import { isOrgPage, locateRecord, recordAddress } from './address';
import { errorOfAnswer } from './api';
import { createDynamicsSession } from './session';

/**
 * Leads, contacts, opportunities and accounts, over the documented Web API with the session of the
 * user's page, which needs no token and no proof but its cookies.
 */
export const dynamicsAdapter: CrmAdapter = {
  id: 'dynamics',
  name: 'Dynamics 365',
  carrier: 'page',
  errorOf: errorOfAnswer,
  // A note is made once, under the id that is its key; a task is made as often as it is asked for.
  limits: { noteLength: 30_000, noteFormat: 'html', mayHide: true },
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
