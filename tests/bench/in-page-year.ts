import type { RecordRef } from '@/lib/crm/adapter';
import { actionableNow } from '@/lib/handoff/actionable-now';
import { readToday } from '@/lib/panel/today/today-query';
import { type BatonDatabase, openDatabase } from '@/lib/store/database';
import type { Handoff } from '@/lib/handoff/handoff';
import { foldRow, handoffRow } from '@/lib/store/logs/handoff-row';
import { recordKey } from '@/lib/store/record-key';
import { agendaRows, type AgendaQuery } from '@/lib/store/logs/agenda';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { settled } from './settled';
import { yearOf, type YearHandoff, type YearOf } from './year-entries';

/** Runs in the browser, as {@link file://./in-page.ts} does. Costs in ms. */

const FRESH_MS = 9 * 24 * 3_600_000;

/** Puts a busy pair's year into the database of that name; gives the id of one record of it. */
export async function prepareYear(name: string, of: YearOf): Promise<string> {
  const year = yearOf(of);
  await put(name, of, year);
  return year.at(-2)?.recordId ?? '';
}

/** Puts in what a year has on that one record, and nothing else. */
export async function prepareOneRecord(name: string, of: YearOf, recordId: string): Promise<void> {
  await put(
    name,
    of,
    yearOf(of).filter((handoff) => handoff.recordId === recordId),
  );
}

async function put(name: string, of: YearOf, handoffs: readonly YearHandoff[]): Promise<void> {
  const { origin, until } = of;
  const db = openDatabase(name);
  await db.handoffs.bulkPut(
    handoffs.map(({ id, recordId, entries }) =>
      handoffRow(
        {
          id,
          record: recordKey({ origin, type: 'leads', id: recordId }),
          changedAt: entries.at(-1)?.at ?? until,
        },
        entries.map((entry) => ({ entry, noteId: `n${entry.id}` })),
      ),
    ),
  );
  // Whoever has worked a year has read what was said of the year.
  await db.meta.bulkPut(
    handoffs
      .flatMap(({ entries }) => entries)
      .filter(({ kind, at }) => kind === 'feedback' && at < until - FRESH_MS)
      .map(({ handoff, at }) => ({
        key: `read|${['feedback', origin, handoff, -at].join(' ')}`,
        value: at,
      })),
  );
  db.close();
}

/** Reads the day of the year's SDR. */
export async function readDay(name: string, of: YearOf): Promise<number> {
  const db = openDatabase(name);
  await db.open();
  const start = performance.now();
  const sites = [{ origin: of.origin, me: of.sdr }];
  await readToday(db, sites, { now: of.until, zone: 'Europe/London' });
  const cost = performance.now() - start;
  db.close();
  return cost;
}

/** Reads what the icon's mark and the reminders of the year's SDR say. */
export async function readDue(name: string, of: YearOf): Promise<number> {
  const db = openDatabase(name);
  await db.open();
  const start = performance.now();
  const rows = await agendaRows(db, dueLists(of));
  for (const { handoff } of rows) actionableNow(handoff, of.sdr.id, of.until);
  const cost = performance.now() - start;
  db.close();
  return cost;
}

const dueLists = ({ origin, sdr: { id: person } }: YearOf): AgendaQuery[] =>
  (['do', 'do-then', 'later', 'meet'] as const).map((list) => ({
    origin,
    person,
    list,
    most: 200,
  }));

/** What no reader can be faster than: the rows that the day shows, their ids known, each read once. */
export async function readDayRaw(name: string, of: YearOf): Promise<number> {
  return raw(name, async (db) => {
    const sites = [{ origin: of.origin, me: of.sdr }];
    const day = await readToday(db, sites, { now: of.until, zone: 'Europe/London' });
    const { waitingOnMe, waitingOnOthers, meetings, feedback, optional } = day;
    return [waitingOnMe, waitingOnOthers, meetings, feedback, optional].flat();
  });
}

/** The same for what the icon's mark and the reminders say. */
export async function readDueRaw(name: string, of: YearOf): Promise<number> {
  return raw(name, async (db) => agendaRows(db, dueLists(of)));
}

async function raw(
  name: string,
  shown: (db: BatonDatabase) => Promise<readonly { readonly handoff: Handoff }[]>,
): Promise<number> {
  const db = openDatabase(name);
  const ids = [...new Set((await shown(db)).map(({ handoff }) => handoff.id))];
  const start = performance.now();
  const store = db.backendDB().transaction('handoffs').objectStore('handoffs');
  await Promise.all(ids.map((id) => settled<unknown>(store.get(id))));
  const cost = performance.now() - start;
  db.close();
  return ids.length === 0 ? Number.NaN : cost;
}

/** The reference: the whole year read and folded, as who has no index must. */
export async function readYear(name: string): Promise<number> {
  const db = openDatabase(name);
  await db.open();
  const start = performance.now();
  const handoffs = (await db.handoffs.toArray()).map(foldRow);
  const cost = performance.now() - start;
  db.close();
  return handoffs.length === 0 ? Number.NaN : cost;
}

/** Reads where one record stands. */
export async function readRecord(name: string, record: RecordRef): Promise<number> {
  const db = openDatabase(name);
  await db.open();
  const start = performance.now();
  const { handoffs } = await readRecordStatus(db, recordKey(record));
  const cost = performance.now() - start;
  db.close();
  return handoffs.length === 0 ? Number.NaN : cost;
}
