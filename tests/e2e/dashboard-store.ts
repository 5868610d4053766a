import type { Page } from 'playwright-core';
import { factsRow } from '@/lib/store/facts';
import { handoffRow } from '@/lib/store/logs/handoff-row';
import { recordKey } from '@/lib/store/record-key';
import { teamRow } from '@/lib/store/logs/team-row';
import { type Log, people, yearOfHandoffs, yearOfRoom } from '../metrics/year-of-a-team';
import type { Person } from '@/lib/handoff/person';

/** The parts of the browser's store that run in the extension's own page; the types here are Node's. */
interface WritingScope {
  indexedDB: { open(name: string): Asked<Store> };
}
interface Store {
  transaction(tables: string[], mode: 'readwrite'): Transaction;
  close(): void;
}
interface Transaction {
  objectStore(table: string): { put(row: unknown): void };
  oncomplete: () => void;
  onabort: () => void;
}
interface Asked<Value> {
  result: Value;
  onsuccess: () => void;
  onerror: () => void;
}

export interface Team {
  readonly origin: string;
  /** Is one of the SDRs. */
  readonly me: Person;
  readonly sdrs: number;
  readonly bdms: number;
  readonly handoffs: number;
  readonly now: number;
}

/** Returns the rows that a browser keeps which has read a year of a team's notes. */
export function rowsOfYear({ origin, me, sdrs, bdms, handoffs, now }: Team) {
  const team = {
    sdrs: [me, ...people('s', sdrs - 1)],
    bdms: people('b', bdms),
    ...{ handoffs, now },
  };
  const of = ({ id, record, log }: Log) => ({
    ...{ id, record: recordKey({ origin, type: 'lead', id: record }), changedAt: now },
    log: log.map((entry, n) => ({ entry, noteId: `${record} ${n}` })),
  });
  const room = of(yearOfRoom(team));
  const rows = yearOfHandoffs(team).map((one) => {
    const { log, ...row } = of(one);
    return handoffRow(row, log);
  });
  return {
    handoffs: rows,
    facts: rows.map(factsRow),
    teams: [teamRow(room, room.log)],
    meta: [{ key: `room ${origin}`, value: room.record }],
  };
}

/** Puts rows into Baton's store through one of the extension's own pages. */
export async function putRows(
  page: Page,
  tables: Readonly<Record<string, readonly object[]>>,
): Promise<void> {
  await page.evaluate(async (rows) => {
    const { indexedDB } = globalThis as unknown as WritingScope;
    const db = await new Promise<Store>((resolve, reject) => {
      const asked = indexedDB.open('baton');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error('The store cannot be opened.'));
    });
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(Object.keys(rows), 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(new Error('The store cannot be written.'));
      for (const [table, all] of Object.entries(rows)) {
        for (const row of all) transaction.objectStore(table).put(row);
      }
    });
    db.close();
  }, tables);
}
