import { v7 as newId } from 'uuid';
import { beforeEach, expect, it } from 'vitest';
import { createSelections } from '@/lib/background/selections';
import { MOST_CONTEXT_ITEMS } from '@/lib/handoff/brief/context';
import type { Place } from '@/lib/messaging/place';
import type { BatonDatabase } from '@/lib/store/database';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import { recordKey } from '@/lib/store/record-key';
import { aContextItem, aDraft, AT } from '../factories';
import { newDatabase } from '../store/shelf';

const CRM = 'https://crm.example';
const record = { origin: CRM, type: 'leads', id: '7' };
const RECORD = recordKey(record);
const OPEN: Place = {
  ...{ kind: 'record', tabId: 3, origin: CRM, adapterId: 'rest', crmName: 'CRM', record },
  ...{ recordUrl: `${CRM}/leads/7`, note: { format: 'text', length: 30_000 } },
};

let db: BatonDatabase;
let kept: string[];
beforeEach(() => {
  db = newDatabase();
  kept = [];
});
const taking = (place: Place) =>
  createSelections({
    ...{ db, newId, now: () => AT },
    placeOf: () => Promise.resolve(place),
    keep: (text) => Promise.resolve(void kept.push(text)),
  });
const backgroundOf = async () =>
  (await readDraft(db, RECORD))?.context.map(({ kind, text }) => [kind, text]);

it('selected text becomes a background line of the open record', async () => {
  await taking(OPEN)('  They use two warehouses.\u202e ', 1);
  expect(await backgroundOf()).toEqual([['background', 'They use two warehouses.']]);
});

it('it is added to what was already typed', async () => {
  await saveDraft(db, RECORD, aDraft({ quickLine: 'half a' }), AT);
  await taking(OPEN)('Second line', 1);
  expect(await readDraft(db, RECORD)).toMatchObject({
    quickLine: 'half a',
    context: [{ kind: 'pain' }, { kind: 'background', text: 'Second line' }],
  });
});

it('a long selection arrives whole, in as many lines as it needs', async () => {
  const selected = Array.from({ length: 90 }, (_, n) => `Sentence ${n} of the page.`).join(' ');
  await taking(OPEN)(selected, 1);
  const lines = (await backgroundOf())?.map(([, text]) => text) ?? [];
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.join(' ')).toBe(selected);
  expect(
    lines.every((line) => line !== undefined && line.length <= 500 && line.endsWith('.')),
  ).toBe(true);
});

it('one that no draft could hold is kept whole', async () => {
  const selected = 'word '.repeat(10_000).trim();
  await taking(OPEN)(selected, 1);
  expect(kept).toEqual([selected]);
  expect(await backgroundOf()).toBeUndefined();
});

it('without an open record it is kept until there is one', async () => {
  await taking({ kind: 'hidden' })('From the web', 1);
  expect(kept).toEqual(['From the web']);
});

it('where the draft is full it is kept and not lost', async () => {
  const context = Array.from({ length: MOST_CONTEXT_ITEMS }, (_, n) =>
    aContextItem({ id: `${n}` }),
  );
  await saveDraft(db, RECORD, aDraft({ context }), AT);
  await taking(OPEN)('One more', 1);
  expect(kept).toEqual(['One more']);
});
