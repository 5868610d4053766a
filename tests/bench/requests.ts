import 'fake-indexeddb/auto';
import { createCrmHttp } from '@/lib/crm/client';
import type { Carrier } from '@/lib/crm/http';
import { restAdapter } from '@/lib/crm/rest/adapter';
import { commitEntry } from '@/lib/store/logs/commit';
import { openDatabase } from '@/lib/store/database';
import { recordKey } from '@/lib/store/record-key';
import { createDelivery } from '@/lib/sync/delivery';
import { decodeNote } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry } from '@/tests/factories';
import { createNodeCarrier } from '@/tests/crm/node-carrier';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { signIn } from '../demo-crm/sign-in';
import { idOf } from './entries';
import type { Comparison, Report } from './measure';

const HANDOVERS = 300;
const LOST = 0.05;
/** A note, a task and the owner. */
const LEAST = 3;

/** Counts the CRM's requests per hand-over against the least that is possible. */
export async function benchRequests(report: Report): Promise<void> {
  report(await counted('CRM requests of a hand-over / the least possible', 0, 1));
  report(await counted('the same with 5 % of the answers lost', LOST, 1.1));
}

async function counted(name: string, lost: number, goal: number): Promise<Comparison> {
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  try {
    await handOverAll(crm, lost);
    const requests = crm.requests().length;
    const least = HANDOVERS * LEAST;
    if (notesOf(crm) !== HANDOVERS) throw new Error(`${notesOf(crm)} notes of ${HANDOVERS}`);
    const ratio = requests / least;
    const exact = { low: ratio, high: ratio, noise: { low: 1, high: 1 } };
    return {
      name,
      ratio,
      ...exact,
      candidate: requests,
      reference: least,
      unit: 'requests',
      goal,
      rounds: HANDOVERS,
    };
  } finally {
    await crm.stop();
  }
}

async function handOverAll(crm: DemoCrm, lost: number): Promise<void> {
  const db = openDatabase(`bench-requests-${lost}`);
  const [name = '', value = ''] = (await signIn(crm.url, 'sam')).split('=');
  const cookies = new Map([[name, value]]);
  const carrier = forgetful(createNodeCarrier({ cookies }), lost);
  const session = restAdapter.connect(crm.url, createCrmHttp(crm.url, carrier));
  let now = Date.now();
  const delivery = createDelivery({
    db,
    sessionFor: () => Promise.resolve({ adapter: restAdapter, session }),
    now: () => now,
    random: Math.random,
    locks: { request: (_: string, ...rest: unknown[]) => run(rest.at(-1)) } as LockManager,
  });
  crm.forgetRequests();
  for (let n = 0; n < HANDOVERS; n += 1) {
    await commitEntry(db, handover(crm.url, n, now));
    for (;;) {
      await delivery.drain();
      const nextAt = await delivery.nextAt();
      if (nextAt === undefined) break;
      now = Math.max(now, nextAt);
    }
  }
}

function handover(origin: string, n: number, now: number) {
  const sdr = { id: 'u-sam', name: 'Sam Okafor' };
  const recipient = { id: 'u-bea', name: 'Bea Lindqvist' };
  const body = aBrief({ sdr, recipient, responseDue: now + 4 * 3_600_000 });
  const ids = { id: idOf(n + 1), handoff: idOf(0x1_0000_0000 + n) };
  const entry = aHandoverEntry({ ...ids, by: sdr, body });
  const record = recordKey({ origin, type: 'leads', id: '1042' });
  return { record, entry, as: sdr.id, now };
}

/** Only one run at a time here: nobody else asks for the lock. */
function run(work: unknown): unknown {
  return typeof work === 'function' ? (work as (lock: object) => unknown)({}) : undefined;
}

/** Does every request, and loses this share of the answers. */
function forgetful(carrier: Carrier, share: number): Carrier {
  return {
    ...carrier,
    async send(request) {
      const answer = await carrier.send(request);
      return Math.random() < share ? { failed: 'unreachable' } : answer;
    },
  };
}

function notesOf(crm: DemoCrm): number {
  const rows = crm.db.prepare("select body from notes where record = '1042'").all();
  return rows.filter(({ body }) => decodeNote(String(body)).ok).length;
}
