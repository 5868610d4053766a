import { type BatonDatabase, openDatabase } from '@/lib/store/database';
import type { Commit } from '@/lib/store/logs/commit';
import { recordKey } from '@/lib/store/record-key';
import type { StoredEntry } from '@/lib/store/rows';
import { aHandoverEntry, anEntry, AT, SDR } from '../factories';

export const RECORD = recordKey({ origin: 'https://crm.example', type: 'lead', id: '7' });
export const OTHER_RECORD = recordKey({ origin: 'https://crm.example', type: 'lead', id: '8' });

let shelves = 0;

export function newName(): string {
  shelves += 1;
  return `shelf ${process.pid} ${shelves}`;
}

/** A database of its own, so that no test sees another's rows. */
export function newDatabase(): BatonDatabase {
  return openDatabase(newName());
}

export function aCommit(with_: Partial<Commit> = {}): Commit {
  return { record: RECORD, entry: aHandoverEntry(), as: SDR.id, now: AT, ...with_ };
}

/** The hand-over and two messages, as notes brought them. */
export function someStored(): StoredEntry[] {
  return [
    { entry: aHandoverEntry(), noteId: 'n1' },
    { entry: anEntry('message', 2), noteId: 'n2' },
    { entry: anEntry('accepted', 3), noteId: 'n3' },
  ];
}
