import { beforeEach, expect, it } from 'vitest';
import { readToday } from '@/lib/panel/today';
import { commitEntry } from '@/lib/store/commit';
import { openDatabase, type BatonDatabase } from '@/lib/store/database';
import { recordKey } from '@/lib/store/record-key';
import { aBrief, aHandoverEntry, anEntry, anId, AT, BDM, SDR } from '../factories';

const HERE = 'https://crm.example';
let databases = 0;
let db: BatonDatabase;

beforeEach(() => {
  db = openDatabase(`today-${databases++}`);
  return () => db.delete();
});

async function handOver(n: number, { due = AT, origin = HERE } = {}): Promise<string> {
  const handoff = anId(1000 + n);
  const entry = aHandoverEntry({ id: anId(n), handoff, body: aBrief({ responseDue: due }) });
  const record = recordKey({ origin, type: 'lead', id: `${n}` });
  await commitEntry(db, { record, entry, as: SDR.id, now: AT + n });
  return handoff;
}

const idsFor = async (me: string) => {
  const today = await readToday(db, [{ origin: HERE, me }]);
  return {
    mine: today.waitsForMe.map(({ handoff }) => handoff.id),
    others: today.waitForOthers.map(({ handoff }) => handoff.id),
  };
};

it('shows the BDM what waits for an answer, soonest due first, and the SDR what he waits for', async () => {
  const later = await handOver(1, { due: AT + 2000 });
  const sooner = await handOver(2, { due: AT + 1000 });
  expect(await idsFor(BDM.id)).toEqual({ mine: [sooner, later], others: [] });
  expect(await idsFor(SDR.id)).toEqual({ mine: [], others: [sooner, later] });
});

it('gives it back to the SDR after a return', async () => {
  const handoff = await handOver(1);
  const entry = anEntry('returned', 2, { handoff });
  const record = recordKey({ origin: HERE, type: 'lead', id: '1' });
  await commitEntry(db, { record, entry, as: BDM.id, now: AT });
  expect(await idsFor(SDR.id)).toEqual({ mine: [handoff], others: [] });
});

it('shows nothing of another CRM, where the same id is another person', async () => {
  await handOver(1, { origin: 'https://other.example' });
  expect(await idsFor(BDM.id)).toEqual({ mine: [], others: [] });
});

it('is empty for somebody of whom nothing is known', async () => {
  await handOver(1);
  expect(await idsFor('99')).toEqual({ mine: [], others: [] });
});
