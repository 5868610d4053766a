import type { BriefData } from '@/lib/handoff/brief/brief-data';
import type { Person } from '@/lib/handoff/person';
import { encodeNote } from '@/lib/sync/codec';
import type { DemoCrm } from '../demo-crm/server';
import { addNote } from '../demo-crm/store/notes';
import { aBrief, aHandoverEntry, anId } from '../factories';

export const SAM: Person = { id: 'u-sam', name: 'Sam Okafor' };
export const BEA: Person = { id: 'u-bea', name: 'Bea Lindqvist' };

/** The id of the `n`-th handoff. */
export const handoffId = (n: number): string => anId(200 + n);

/** The note of the `n`-th handoff, by Sam to Bea. */
export function handoverNote(n: number, with_: Partial<BriefData> = {}): string {
  const body = aBrief({ sdr: SAM, recipient: BEA, ...with_ });
  const ids = { id: anId(100 + n), handoff: handoffId(n) };
  return encodeNote(aHandoverEntry({ ...ids, by: SAM, body }), 'text');
}

/** Puts a note on a lead, as the CRM's user of that id. */
export function writeNote(crm: DemoCrm, lead: string, body: string, author = SAM.id): void {
  addNote(crm.db, { type: 'leads', id: lead }, { body, author, at: Date.now() });
}
