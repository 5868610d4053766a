import { describe, expect, it } from 'vitest';
import type { Entry } from '@/lib/handoff/entry';
import {
  agendaLists,
  agendaRows,
  ANYBODY,
  pairOf,
  type AgendaQuery,
} from '@/lib/store/logs/agenda';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { recordKey } from '@/lib/store/record-key';
import { aBrief, aHandoverEntry, anEntry, anId, AT, BDM, SDR } from '../factories';
import { newDatabase } from './shelf';

const ORIGIN = 'https://crm.example';
const MINUTE = 60_000;

interface Given {
  readonly due?: number | undefined;
  readonly joins?: 'yes' | 'no';
  readonly start?: number;
  readonly origin?: string;
  readonly after?: (handoff: string) => Entry[];
}

/** Hands over lead number n, and lets follow what is given. */
async function handOver(db: BatonDatabase, n: number, given: Given = {}): Promise<string> {
  const { due = AT, joins = 'yes', origin = ORIGIN, after } = given;
  const handoff = anId(1000 + n);
  const brief = aBrief({ responseDue: due, sdrJoins: { choice: joins, why: '' } });
  const meeting = brief.meeting && { ...brief.meeting, start: given.start ?? brief.meeting.start };
  const body = { ...brief, ...(meeting && { meeting }) };
  const record = recordKey({ origin, type: 'lead', id: `${n}` });
  const first = aHandoverEntry({ id: anId(n * 10), handoff, body });
  for (const entry of [first, ...(after?.(handoff) ?? [])])
    await commitEntry(db, { record, entry, as: entry.by.id, now: AT + n });
  return handoff;
}

const idsOf = async (db: BatonDatabase, query: Partial<AgendaQuery>) => {
  const base = { origin: ORIGIN, person: BDM.id, list: 'do', most: 9 } as const;
  return (await agendaRows(db, [{ ...base, ...query }])).map(({ id }) => id);
};

describe('what is to be done', () => {
  it('is found by person, soonest due first, no more than asked for', async () => {
    const db = newDatabase();
    const late = await handOver(db, 1, { due: AT + 3 * MINUTE });
    const soon = await handOver(db, 2, { due: AT + MINUTE });
    const next = await handOver(db, 3, { due: AT + 2 * MINUTE });
    expect(await idsOf(db, {})).toEqual([soon, next, late]);
    expect(await idsOf(db, { most: 2 })).toEqual([soon, next]);
    expect(await idsOf(db, { person: SDR.id, list: 'await' })).toEqual([soon, next, late]);
    expect(await idsOf(db, { person: ANYBODY, to: AT + 2 * MINUTE })).toEqual([soon, next]);
  });

  it('is not to be found any more once it is done', async () => {
    const db = newDatabase();
    const after = (handoff: string) => [anEntry('returned', 11, { handoff })];
    const returned = await handOver(db, 1, { after });
    expect(await idsOf(db, {})).toEqual([]);
    expect(await idsOf(db, { person: SDR.id })).toEqual([returned]);
  });

  it('is that of one CRM: the same id is another person elsewhere', async () => {
    const db = newDatabase();
    await handOver(db, 1, { origin: 'https://other.example' });
    expect(await idsOf(db, {})).toEqual([]);
  });

  it('is apart from what nobody waits for, of which the newest comes first', async () => {
    const db = newDatabase();
    const older = await handOver(db, 1);
    const newer = await handOver(db, 2);
    expect(await idsOf(db, { person: SDR.id })).toEqual([]);
    expect(await idsOf(db, { person: SDR.id, list: 'later' })).toEqual([newer, older]);
  });

  it('comes list by list where several are asked for, once in each, and all together once', async () => {
    const db = newDatabase();
    const late = await handOver(db, 1, { due: AT + 2 * MINUTE, start: AT + 5 * MINUTE });
    const soon = await handOver(db, 2, { due: AT + MINUTE, start: AT + 9 * MINUTE });
    const of = { origin: ORIGIN, person: BDM.id, most: 9 };
    const asked = [
      { ...of, list: 'do' },
      { ...of, list: 'meet' },
      { ...of, list: 'do', most: 1 },
      { ...of, list: 'read' },
    ] as const;
    const lists = await agendaLists(db, asked);
    expect(lists.map((rows) => rows.map(({ id }) => id))).toEqual([
      [soon, late],
      [late, soon],
      [soon],
      [],
    ]);
    expect((await agendaRows(db, asked)).map(({ id }) => id)).toEqual([soon, late]);
  });

  it('leaves out a row that is damaged, and finds the others', async () => {
    const db = newDatabase();
    const [one, other] = [await handOver(db, 1), await handOver(db, 2)];
    await db.handoffs.where({ id: one }).modify((row) => {
      Object.assign(row, { v: 0, log: 'damaged' });
    });
    const of = { origin: ORIGIN, person: BDM.id, list: 'do', most: 9 } as const;
    expect((await agendaRows(db, [of])).map(({ id }) => id)).toEqual([other]);
  });

  it('is one handoff where two things are to be done in it', async () => {
    const db = newDatabase();
    const after = (handoff: string) => [anEntry('message', 11, { handoff })];
    const asked = await handOver(db, 1, { after });
    expect(await idsOf(db, {})).toEqual([asked]);
  });
});

describe('what waits for its time', () => {
  it('is in a list of its own, so that all that lies ahead need not be read', async () => {
    const db = newDatabase();
    const after = (handoff: string) => [anEntry('accepted', 11, { handoff })];
    const start = AT + 60 * MINUTE;
    const booked = await handOver(db, 1, { start, after });
    const over = start + 30 * MINUTE;
    expect(await idsOf(db, {})).toEqual([]);
    expect(await idsOf(db, { list: 'do-then', to: over - 1 })).toEqual([]);
    expect(await idsOf(db, { list: 'do-then', to: over })).toEqual([booked]);
    expect(await idsOf(db, { person: SDR.id, list: 'await-then', to: over })).toEqual([booked]);
  });
});

describe('meetings', () => {
  it('are found in a span of time, for the BDM and for an SDR who joins', async () => {
    const db = newDatabase();
    const today = await handOver(db, 1, { start: AT + MINUTE });
    await handOver(db, 2, { start: AT - MINUTE });
    const without = await handOver(db, 3, { start: AT + 2 * MINUTE, joins: 'no' });
    await handOver(db, 4, { start: AT + 9 * MINUTE });
    const span = { list: 'meet', from: AT, to: AT + 5 * MINUTE } as const;
    expect(await idsOf(db, span)).toEqual([today, without]);
    expect(await idsOf(db, { ...span, person: SDR.id })).toEqual([today]);
  });

  it('are gone once they were held', async () => {
    const db = newDatabase();
    const after = (handoff: string) => [
      anEntry('accepted', 11, { handoff }),
      anEntry('meeting', 12, { handoff }),
    ];
    await handOver(db, 1, { after });
    expect(await idsOf(db, { list: 'meet' })).toEqual([]);
  });
});

describe('feedback', () => {
  it('is found by whom it is about, the newest first', async () => {
    const db = newDatabase();
    const after = (n: number) => (handoff: string) => [
      anEntry('accepted', 11, { handoff, id: anId(n * 10 + 1) }),
      anEntry('meeting', 12, { handoff, id: anId(n * 10 + 2) }),
      anEntry('feedback', 13, { handoff, id: anId(n * 10 + 3), at: AT + n }),
    ];
    const older = await handOver(db, 1, { after: after(1) });
    const newer = await handOver(db, 2, { after: after(2) });
    expect(await idsOf(db, { person: SDR.id, list: 'read' })).toEqual([newer, older]);
    expect(await idsOf(db, { list: 'read' })).toEqual([]);
    const learn = { list: 'learn', most: 1 } as const;
    expect(await idsOf(db, { ...learn, person: pairOf(SDR.id, BDM.id) })).toEqual([newer]);
    expect(await idsOf(db, { ...learn, person: pairOf(BDM.id, SDR.id) })).toEqual([]);
  });
});

it('leaves out a row that no longer fits', async () => {
  const db = newDatabase();
  const handoff = await handOver(db, 1);
  await db.handoffs.update(handoff, { v: 4, log: 'damaged' } as never);
  expect(await idsOf(db, {})).toEqual([]);
});
