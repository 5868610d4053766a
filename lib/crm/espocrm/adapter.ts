import type { CrmAdapter } from '../adapter';
import { isEspoPage, locateRecord, PAGE_MARKERS, recordAddress } from './address';
import { errorOfEspo } from './api';
import { createEspoSession } from './session';

/**
 * EspoCRM's leads, contacts, opportunities and accounts. Its API takes the session cookie of the page
 * from any origin, so the background sends; a version that takes it not is asked with the token that
 * its page keeps.
 */
export const espocrmAdapter: CrmAdapter = {
  id: 'espocrm',
  name: 'EspoCRM',
  carrier: 'worker',
  limits: { noteLength: 30_000, noteFormat: 'text', mayHide: true },
  markers: PAGE_MARKERS,
  cardPlaces: [
    { selector: '#main .record-grid > .side', position: 'prepend' },
    { selector: '#main .record-grid > .left', position: 'prepend' },
  ],
  recognise: isEspoPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http, page) => createEspoSession(origin, http, page, Date.now),
  errorOf: errorOfEspo,
};
