import type { CrmAdapter } from '../adapter';
import { isVtigerPage, locateRecord, PAGE_MARKERS, recordAddress } from './address';
import { createVtigerSession } from './session';

/**
 * vTiger's leads, contacts, deals and accounts. It refuses what comes with another site's address,
 * so requests are made inside the page. Its tables are of MySQL's `utf8`, which has no room for emoji.
 */
export const vtigerAdapter: CrmAdapter = {
  id: 'vtiger',
  name: 'vTiger',
  carrier: 'page',
  limits: { noteLength: 30_000, noteFormat: 'text', plane: 'bmp', mayHide: true },
  notesMove: true,
  markers: PAGE_MARKERS,
  cardPlaces: [
    { selector: '.detailViewContainer .detailview-content', position: 'prepend' },
    { selector: '.detailViewContainer', position: 'prepend' },
  ],
  recognise: isVtigerPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createVtigerSession(origin, http, Date.now),
};
