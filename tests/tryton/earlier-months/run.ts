import 'fake-indexeddb/auto';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { createCrmHttp } from '@/lib/crm/client';
import type { Carrier } from '@/lib/crm/http';
import { trytonAdapter } from '@/lib/crm/tryton/adapter';
import { isBackfilled, readBackfill, runBackfill } from '@/lib/store/backfill';
import { openDatabase } from '@/lib/store/database';
import { lookBack } from '@/lib/sync/backfill';
import { encodeNote } from '@/lib/sync/codec';
import { createNodeCarrier } from '../../crm/node-carrier';
import { yearOfHandoffs } from '../../metrics/year-of-a-team';
import { PEOPLE } from '../people';
import type { Seeded } from '../seed';
import { startTryton } from '../start';

const DAY = 86_400_000;
const NOTHING_SAID = 'Called, nobody there. Try again in the afternoon, they said at the desk.';

interface Options {
  /** Of other people, over a year. */
  readonly notes: number;
  readonly handoffs: number;
  readonly hidden: boolean;
}

/** Reads a year of Tryton's notes and prints what it cost; tells whether all handoffs were found. */
export async function readEarlierMonths({ notes, handoffs, hidden }: Options): Promise<boolean> {
  const now = Date.now();
  let filled = { batons: 0, wanted: 0 };
  const tryton = await startTryton((file, seeded) => {
    filled = fill(file, seeded, { notes, handoffs, hidden, now });
  });
  try {
    const { storageEntry } = await tryton.signIn('manager');
    const storage = new Map([[storageEntry.key, storageEntry.value]]);
    const asked = countingCarrier(createNodeCarrier({ storage }));
    const session = trytonAdapter.connect(tryton.url, createCrmHttp(tryton.url, asked.carrier));
    const db = openDatabase('earlier-months');
    await runBackfill(db, tryton.url, now);
    const [begun, looks] = [performance.now(), [] as number[]];
    for (;;) {
      const state = await readBackfill(db, tryton.url);
      if (!state || isBackfilled(state)) break;
      const before = performance.now();
      const look = await lookBack(db, { adapter: trytonAdapter, session }, tryton.url, now);
      if (!look.ok) throw new Error(JSON.stringify(look.error));
      looks.push(performance.now() - before);
    }
    const seconds = (performance.now() - begun) / 1000;
    const whole = await db.facts.filter(({ state }) => state !== 'draft').count();
    console.log(
      [
        `${notes} notes of others, ${filled.batons} of Baton's; ${hidden ? 'some' : 'none'} hidden`,
        `${whole} of ${filled.wanted} handoffs found`,
        `${looks.length} looks, the longest ${(Math.max(...looks) / 1000).toFixed(2)} s`,
        `${seconds.toFixed(1)} s in all, of which the server ${(asked.ms() / 1000).toFixed(1)} s`,
        `longest request ${(asked.longestMs() / 1000).toFixed(2)} s`,
        ...asked.methods(),
      ].join('\n'),
    );
    db.close();
    return whole === filled.wanted;
  } finally {
    await tryton.stop();
  }
}

/** Writes the notes straight into the file; returns how many are Baton's, and how many handoffs are of this year. */
function fill(
  file: string,
  { users, leads, hiddenLead }: Seeded,
  { notes, handoffs, hidden, now }: Options & { readonly now: number },
): { readonly batons: number; readonly wanted: number } {
  const person = (login: 'sdr' | 'bdm') => ({
    id: `crm/${users[login] ?? 0}`,
    name: PEOPLE[login].name,
  });
  const rows = Object.values(leads).map((id) => `sale.opportunity,${id}`);
  const db = new DatabaseSync(file);
  const insert = db.prepare(
    'insert into ir_note (resource, message, create_uid, create_date) values (?, ?, ?, ?)',
  );
  const add = (row: string, message: string, by: number, at: number) =>
    insert.run(row, message, by, `${new Date(at).toISOString().slice(0, -1).replace('T', ' ')}000`);
  db.exec('begin');
  for (let n = 0; n < notes; n += 1) {
    const at = now - 365 * DAY * (1 - n / notes);
    add(rows[n % rows.length] ?? '', `${NOTHING_SAID} (${n})`, users.sdr ?? 0, at);
  }
  const year = { sdrs: [person('sdr')], bdms: [person('bdm')], handoffs };
  const entries = yearOfHandoffs({ ...year, now: now - DAY }).flatMap(({ log }, n) =>
    log.map((entry) => ({ entry, row: rows[n % rows.length] ?? '' })),
  );
  for (const { entry, row } of entries.toSorted((a, b) => a.entry.at - b.entry.at)) {
    const by = Number(entry.by.id.replace('crm/', ''));
    add(row, encodeNote(entry, 'text'), by, entry.at);
    if (hidden) add(`sale.opportunity,${hiddenLead}`, encodeNote(entry, 'text'), by, entry.at);
  }
  db.exec('commit');
  db.close();
  const wanted = entries.filter(
    ({ entry }) => entry.kind === 'handed-over' && entry.at >= now - 365 * DAY,
  ).length;
  return { batons: entries.length * (hidden ? 2 : 1), wanted };
}

const methodSchema = z.object({ method: z.string() });

function countingCarrier(inner: Carrier) {
  const counts = new Map<string, number>();
  const times: number[] = [];
  const carrier: Carrier = {
    ...inner,
    async send(request) {
      const { method } = z.parse(methodSchema, JSON.parse(request.body ?? ''));
      counts.set(method, (counts.get(method) ?? 0) + 1);
      const begun = performance.now();
      const answer = await inner.send(request);
      times.push(performance.now() - begun);
      return answer;
    },
  };
  return {
    carrier,
    ms: () => times.reduce((sum, ms) => sum + ms, 0),
    longestMs: () => Math.max(...times),
    methods: () => [...counts].map(([method, count]) => `${count} × ${method}`),
  };
}
