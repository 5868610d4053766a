import * as z from 'zod/mini';
import { type Answer, json, noContent, problem } from './answer.ts';
import { readBodyAs } from './api-bodies.ts';
import type { Asked, Crm } from './asked.ts';
import { type Faults, faultSchema } from './faults.ts';
import type { RequestLog } from './request-log.ts';
import { AT_CONVERSION, convertLead, mergeRecords } from './store/conversions.ts';
import { deleteNote, editNote } from './store/notes.ts';
import { deleteRecord, RECORD_TYPES } from './store/records.ts';
import { endSessions } from './store/users.ts';

/** What happens in a CRM while Baton is not looking. */
const eventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('expire-sessions'), user: z.optional(z.string()) }),
  z.object({ kind: z.literal('delete-record'), type: z.enum(RECORD_TYPES), id: z.string() }),
  z.object({
    kind: z.literal('convert'),
    id: z.string(),
    notes: z.enum(AT_CONVERSION),
  }),
  z.object({
    kind: z.literal('merge'),
    type: z.enum(RECORD_TYPES),
    id: z.string(),
    into: z.object({ type: z.enum(RECORD_TYPES), id: z.string() }),
  }),
  z.object({ kind: z.literal('edit-note'), id: z.int(), text: z.string() }),
  z.object({ kind: z.literal('delete-note'), id: z.int() }),
]);

export interface Switches {
  readonly faults: Faults;
  readonly log: RequestLog;
}

/**
 * Serves the tests' switches, or nothing for another path: `POST /_faults` makes one more fault or
 * event, `DELETE /_faults` ends all faults; `GET /_log` lists the requests, `DELETE /_log` forgets them.
 */
export function answerSwitch(
  { faults, log }: Switches,
  crm: Crm,
  asked: Asked,
): Answer | undefined {
  switch (`${asked.method} ${asked.url.pathname}`) {
    case 'POST /_faults':
      return addFault(faults, crm, asked.body);
    case 'DELETE /_faults':
      faults.clear();
      return noContent();
    case 'GET /_log':
      return json(200, { requests: log.all() });
    case 'DELETE /_log':
      log.clear();
      return noContent();
    default:
      return undefined;
  }
}

function addFault(faults: Faults, crm: Crm, body: string): Answer {
  const event = readBodyAs(eventSchema, body);
  const fault = event ? undefined : readBodyAs(faultSchema, body);
  if (event) happen(crm, event);
  else if (fault) faults.add(fault);
  else return problem(400, 'not-understood', 'There is no such fault.');
  return noContent();
}

function happen({ db, now }: Crm, event: z.infer<typeof eventSchema>): void {
  if (event.kind === 'expire-sessions') endSessions(db, event.user);
  else if (event.kind === 'delete-record') deleteRecord(db, event);
  else if (event.kind === 'convert') convertLead(db, event.id, event.notes, now());
  else if (event.kind === 'merge') mergeRecords(db, event, event.into, now());
  else if (event.kind === 'edit-note') editNote(db, event.id, event.text, now());
  else deleteNote(db, event.id);
}
