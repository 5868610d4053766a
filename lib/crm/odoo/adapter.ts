import type { CrmAdapter } from '../adapter';
import { actionToAsk, CLIENT_MARKER, locateRecord, recordAddress } from './address';
import { readModelOf } from './action';
import { createRpc } from './rpc';
import { createOdooSession } from './session';

/**
 * Odoo's leads, opportunities and contacts in its web client. The session is a cookie that scripts
 * cannot read, and the server takes JSON calls with it from any origin: so the background sends them.
 */
export const odooAdapter: CrmAdapter = {
  id: 'odoo',
  name: 'Odoo',
  carrier: 'worker',
  // Odoo itself has no limit near it.
  limits: { noteLength: 30_000, noteFormat: 'html', mayHide: true },
  notesMove: true,
  markers: [CLIENT_MARKER],
  // Not the form in a dialog, which lies outside of the action manager.
  cardPlaces: [
    { selector: '.o_action_manager .o_form_view .o_form_sheet_bg', position: 'prepend' },
    { selector: '.o_action_manager .o_form_view .o_form_renderer', position: 'before' },
  ],
  recognise: ({ markers }) => markers.includes(CLIENT_MARKER),
  locate: locateRecord,
  kinds: { wordOf: actionToAsk, ask: (http, action) => readModelOf(createRpc(http), action) },
  recordUrl: recordAddress,
  connect: (origin, http) => createOdooSession(origin, http, Date.now),
};
