import type { CrmAdapter } from '../adapter';
import { CLIENT_MARKER, isTrytonPage, leadAddress, locateLead } from './address';
import { createTrytonSession } from './session';

/**
 * Tryton's leads and opportunities in its web client. The client keeps its session in the page, and
 * the server refuses other origins, so requests are made inside the page. A lead that becomes an
 * opportunity or a sale stays the same row in another state, so that it has no successor.
 */
export const trytonAdapter: CrmAdapter = {
  id: 'tryton',
  name: 'Tryton',
  carrier: 'page',
  limits: { noteLength: 30_000, noteFormat: 'text', fileBytes: 10_000_000 },
  markers: [CLIENT_MARKER],
  // The client keeps a pane for each of its tabs; what is in front of the form stays there while
  // the form is drawn anew.
  cardPlaces: [{ selector: '#tabcontent > .tab-pane.active .content-box', position: 'before' }],
  recognise: isTrytonPage,
  locate: locateLead,
  recordUrl: leadAddress,
  connect: (origin, http) => createTrytonSession(origin, http, Date.now),
};
