import type { CrmAdapter } from '../adapter';
import { isCompanyPage, locateRecord, recordAddress } from './address';
import { errorOfAnswer } from './api';
import { createPipedriveSession } from './session';

/**
 * Leads, deals, people and organisations, over the API that the vendor specifies, by the personal
 * token that every user has.
 */
export const pipedriveAdapter: CrmAdapter = {
  id: 'pipedrive',
  name: 'Pipedrive',
  carrier: 'worker',
  apiOrigin: () => 'https://api.pipedrive.com',
  token: { help: 'tokenHelp_pipedrive', header: (token) => ({ 'x-api-token': token }) },
  errorOf: errorOfAnswer,
  limits: { noteLength: 30_000, noteFormat: 'html', mayHide: true },
  notesMove: true,
  markers: [],
  // Neither is promised by the vendor: where both are gone the card floats.
  cardPlaces: [
    { selector: '[data-test="detail-info-1"]', position: 'before' },
    { selector: '.viewContainer:not([style*="none"]) .detailView', position: 'prepend' },
  ],
  recognise: isCompanyPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createPipedriveSession(origin, http, Date.now),
};
