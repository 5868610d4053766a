import { expect, it } from 'vitest';
import { readCases } from '@/lib/dashboard/read';
import { factsBetween } from '@/lib/store/facts';
import { receiveEntries } from '@/lib/store/logs/receive';
import type { LoggedEntry } from '@/lib/handoff/entry';
import { parseRecordKey } from '@/lib/store/record-key';
import { aBrief, aHandoverEntry, anEntry, AT, BDM, SDR } from '../factories';
import { newDatabase, RECORD } from '../store/shelf';

async function casesOf(...entries: LoggedEntry[]) {
  const db = newDatabase();
  const stored = entries.map((entry) => ({ entry, noteId: entry.id }));
  await receiveEntries(db, RECORD, stored, AT);
  const span = { from: 0, to: Infinity, touchedFrom: 0 };
  const { rows } = await factsBetween(db, parseRecordKey(RECORD).origin, span);
  return readCases(db, rows);
}

it('a case holds the newest word of its BDM', async () => {
  const said = (n: number, rating: number, text: string) =>
    anEntry('feedback', n, { body: { ...anEntry('feedback', n).body, rating, text } });
  expect(
    await casesOf(
      ...[aHandoverEntry(), anEntry('accepted', 2)],
      ...[said(3, 2, 'No pain.'), said(4, 5, 'There was.')],
    ),
  ).toMatchObject([{ rating: 5, text: 'There was.' }]);
});

it('a case holds nothing that its BDM said while they were its SDR', async () => {
  const bySdr = anEntry('feedback', 3, { by: SDR });
  const brief = aBrief({ recipient: SDR });
  const taken = anEntry('revised', 4, { by: SDR, body: { brief, revision: 2 } });
  const [one] = await casesOf(aHandoverEntry(), anEntry('accepted', 2), bySdr, taken);
  expect(one).toMatchObject({ rating: undefined, helped: '', text: '', wrong: [] });
  expect(BDM.id).not.toBe(SDR.id);
});
