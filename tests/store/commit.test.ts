import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_POLICY, type Policy } from '@/lib/handoff/team/policy';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import { chooseKeepingOwner, rememberHiding } from '@/lib/store/outbox/giving-away';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { receiveEntries } from '@/lib/store/logs/receive';
import { saveRoom } from '@/lib/store/logs/teams';
import { aBrief, aDraft, anEntry, aHandoverEntry, AT, BDM, HANDOFF, SDR } from '../factories';
import { aCommit, newDatabase, OTHER_RECORD, RECORD } from './shelf';

describe('handing over', () => {
  it('keeps the entry, queues it and ends the draft in exactly one transaction', async () => {
    const db = newDatabase();
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await saveDraft(db, RECORD, aDraft(), AT);
    transaction.mockClear();
    expect(await commitEntry(db, aCommit({ clearDraft: true }))).toBe('written');
    expect(transaction.mock.calls.map(([, mode]) => mode)).toEqual(['readwrite']);
    transaction.mockRestore();
    expect(await handoffsOf(db, RECORD)).toMatchObject([
      { id: HANDOFF, state: 'handed-over', sdr: SDR.id, bdm: BDM.id },
    ]);
    expect(await outboxOf(db, RECORD)).toMatchObject([
      { entry: aHandoverEntry().id, as: SDR.id, origin: 'https://crm.example', attempts: 0 },
    ]);
    expect(await readDraft(db, RECORD)).toBeUndefined();
  });

  it('in two windows at once is one handoff', async () => {
    const db = newDatabase();
    const results = await Promise.all([commitEntry(db, aCommit()), commitEntry(db, aCommit())]);
    expect(results.toSorted()).toEqual(['already-there', 'written']);
    expect(await db.outbox.count()).toBe(1);
    expect((await handoffsOf(db, RECORD))[0]?.log).toHaveLength(1);
  });

  it('leaves the draft where nobody says that it has become the entry', async () => {
    const db = newDatabase();
    await saveDraft(db, RECORD, aDraft(), AT);
    await commitEntry(db, aCommit());
    expect(await readDraft(db, RECORD)).toEqual(aDraft());
  });
});

describe('what is to be done in the CRM', () => {
  const commits = async (...entries: Parameters<typeof anEntry>[]) => {
    const db = newDatabase();
    for (const args of entries) {
      const entry = anEntry(...args);
      await commitEntry(db, aCommit({ entry, as: entry.by.id }));
    }
    const rows = await outboxOf(db, RECORD);
    return rows.at(-1)?.steps.map(({ name }) => name);
  };
  const whole = ['note', 'task', 'assign', 'check'];

  it('for a hand-over is a note, a task and a new owner', async () => {
    expect(await commits(['handed-over', 1])).toEqual(whole);
  });
  it('for a brief mended after a return is the same again', async () => {
    expect(await commits(['handed-over', 1], ['returned', 2], ['revised', 3])).toEqual(whole);
  });
  it('for a brief mended before an answer is only a note', async () => {
    expect(await commits(['handed-over', 1], ['revised', 2])).toEqual(['note', 'check']);
  });
  it('for a brief that now goes to somebody else is a task and an owner as well', async () => {
    const brief = aBrief({ recipient: { id: '33', name: 'Cleo Marsh' } });
    const body = { brief, revision: 2 };
    expect(await commits(['handed-over', 1], ['revised', 2, { body }])).toEqual(whole);
  });
  it('for an acceptance or a return is a note and the end of the task', async () => {
    expect(await commits(['handed-over', 1], ['accepted', 2])).toEqual([
      'note',
      'complete-task',
      'check',
    ]);
    expect(await commits(['handed-over', 1], ['returned', 2])).toEqual([
      'note',
      'complete-task',
      'check',
    ]);
  });
  describe('where the owner in the CRM is to stay', () => {
    const origin = 'https://crm.example';
    const whole = ['note', 'task', 'assign', 'check'];
    const kept = ['note', 'task', 'check'];
    const stepsAfter = async (before: (db: BatonDatabase) => Promise<unknown>) => {
      const db = newDatabase();
      await before(db);
      await commitEntry(db, aCommit());
      return (await outboxOf(db, RECORD))[0]?.steps.map(({ name }) => name);
    };
    /** Joins a room whose policies are these. */
    const teamSays = async (db: BatonDatabase, rule: Partial<Policy>) => {
      const body = { ...DEFAULT_POLICY, ...rule };
      const entries = [anEntry('team-room', 1), anEntry('policy', 2, { body })];
      const notes = entries.map((entry, n) => ({ entry, noteId: `n${n}` }));
      await receiveEntries(db, OTHER_RECORD, notes, AT);
      await saveRoom(db, origin, OTHER_RECORD);
    };

    it('because a lead was hidden there before: nobody is made the owner', async () => {
      expect(await stepsAfter((db) => rememberHiding(db, origin))).toEqual(kept);
    });
    it('because of what was hidden in another CRM: it does not count', async () => {
      expect(await stepsAfter((db) => rememberHiding(db, 'https://other.example'))).toEqual(whole);
    });
    it('by the own choice, whatever was found out', async () => {
      expect(await stepsAfter((db) => chooseKeepingOwner(db, origin, true))).toEqual(kept);
      const chosenOff = async (db: BatonDatabase) => {
        await rememberHiding(db, origin);
        await chooseKeepingOwner(db, origin, false);
      };
      expect(await stepsAfter(chosenOff)).toEqual(whole);
    });
    it('by the team’s rule, whatever this person chose', async () => {
      const ruled = async (db: BatonDatabase) => {
        await chooseKeepingOwner(db, origin, false);
        await teamSays(db, { keepOwner: true });
      };
      expect(await stepsAfter(ruled)).toEqual(kept);
    });
    it('and by policies without a word of it: each decides', async () => {
      expect(await stepsAfter((db) => teamSays(db, {}))).toEqual(whole);
      expect(await stepsAfter((db) => teamSays(db, { keepOwner: false }))).toEqual(whole);
      const found = async (db: BatonDatabase) => {
        await rememberHiding(db, origin);
        await teamSays(db, {});
      };
      expect(await stepsAfter(found)).toEqual(kept);
    });
    it('and for a brief mended after a return', async () => {
      const db = newDatabase();
      await commitEntry(db, aCommit());
      await rememberHiding(db, origin);
      for (const entry of [anEntry('returned', 2), anEntry('revised', 3)]) {
        await commitEntry(db, aCommit({ entry, as: entry.by.id }));
      }
      const rows = await outboxOf(db, RECORD);
      expect(rows.at(-1)?.steps.map(({ name }) => name)).toEqual(kept);
    });
    it('and what was kept of the choice is damaged: as if nothing were chosen', async () => {
      const damaged = async (db: BatonDatabase) => {
        await chooseKeepingOwner(db, origin, true);
        await db.meta.toCollection().modify({ value: 'yes' });
      };
      expect(await stepsAfter(damaged)).toEqual(whole);
    });
  });
  it('for a message is a note', async () => {
    expect(await commits(['handed-over', 1], ['message', 2])).toEqual(['note', 'check']);
  });
});

describe('a handoff whose row was damaged', () => {
  it('is set aside when somebody acts on it, and begins anew', async () => {
    const db = newDatabase();
    await commitEntry(db, aCommit());
    await db.handoffs.update(HANDOFF, { v: 4, log: 'gone' as never });
    expect(await handoffsOf(db, RECORD)).toEqual([]);
    const entry = anEntry('message', 2);
    expect(await commitEntry(db, aCommit({ entry }))).toBe('written');
    expect(await db.aside.toArray()).toMatchObject([{ table: 'handoffs', row: { log: 'gone' } }]);
    const [row] = await handoffsOf(db, RECORD);
    expect(row && foldRow(row).timeline).toHaveLength(1);
  });
});
