import type { LoggedEntry } from '@/lib/handoff/entry';
import type { DBCore, Middleware } from 'dexie';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRebuilding } from '@/lib/background/rebuilding';
import { REBUILD_ALARM } from '@/lib/platform/alarms';
import { quarantinedRows } from '@/lib/store/quarantine';
import { commitEntry } from '@/lib/store/logs/commit';
import { type BatonDatabase, openDatabase } from '@/lib/store/database';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { eraseEverything } from '@/lib/store/upkeep/local-data';
import { migrateRows, isUpToDate } from '@/lib/store/upkeep/migrate-rows';
import { receiveEntries } from '@/lib/store/logs/receive';
import type { HandoffRow } from '@/lib/store/rows';
import { teamAt } from '@/lib/store/logs/teams';
import { exclusively, someAlarms } from '../background/fakes';
import { anEntry, anId, AT, HANDOFF } from '../factories';
import { aCommit, newDatabase, newName, RECORD, someStored } from './shelf';

const clock = () => AT;
/** Of one slice and no more. */
const AT_ONCE = AT;
const inFull = (db: BatonDatabase) => migrateRows(db, clock, Infinity);

type OldRow = Omit<HandoffRow, 'v' | 'handoff'>;

/** The table as an older Baton knew it. */
const asOld = (db: BatonDatabase) => db.table<OldRow, string>('handoffs');

/** Handoffs as an older Baton left them: what it derived from their logs is not what this one does. */
function oldRows(many: number): OldRow[] {
  return Array.from({ length: many }, (_, n) => {
    const entry = anEntry('message', 1, { id: anId(n), handoff: anId(0x10000 + n) });
    const log = [{ entry, noteId: `n${n}` }];
    const of = { id: entry.handoff, record: RECORD, log, changedAt: AT };
    return { ...of, state: 'lost', origin: 'nowhere', sdr: 'nobody', bdm: 'nobody', agenda: [] };
  });
}

async function allRows(db: BatonDatabase): Promise<unknown> {
  return Promise.all(db.tables.map((table) => table.toArray()));
}

/** The worker dies at the `nth` write: of what it was about to do, nothing is there afterwards. */
function dyingAt(nth: number): Middleware<DBCore> {
  let left = nth;
  return {
    stack: 'dbcore',
    name: 'dying',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) => {
            left -= 1;
            if (left <= 0) return Promise.reject(new Error('the worker is gone'));
            return table.mutate(request);
          },
        };
      },
    }),
  };
}

describe('rows that another version of Baton wrote', () => {
  it('are what this one makes of them, and what no longer fits is set aside', async () => {
    const db = newDatabase();
    await receiveEntries(db, RECORD, someStored(), AT);
    const other = { v: 4, state: 'lost', origin: 'nowhere', sdr: 'nobody' } as const;
    await db.handoffs.update(HANDOFF, other);
    await db.handoffs.put({ id: 'x', record: RECORD } as never);
    await db.teams.put({ id: 'y', record: RECORD } as never);
    await db.drafts.put({ record: RECORD, draft: 7 as never, changedAt: AT });
    expect(await inFull(db)).toBe(true);
    expect(await handoffsOf(db, RECORD)).toMatchObject([{ state: 'accepted', sdr: '11' }]);
    expect((await quarantinedRows(db)).map(({ table }) => table)).toEqual([
      'drafts',
      'teams',
      'handoffs',
    ]);
  });

  it('are brought up to date once', async () => {
    const db = newDatabase();
    expect(await isUpToDate(db)).toBe(false);
    await inFull(db);
    await asOld(db).bulkPut(oldRows(1));
    expect([await isUpToDate(db), await inFull(db)]).toEqual([true, true]);
    expect(await db.handoffs.toArray()).toEqual(oldRows(1));
  });

  it('are left as they are where this one has written them meanwhile', async () => {
    const db = newDatabase();
    await receiveEntries(db, RECORD, someStored(), AT);
    let writes = 0;
    db.handoffs.hook('updating', () => void (writes += 1));
    expect(await inFull(db)).toBe(true);
    expect(writes).toBe(0);
    expect(await handoffsOf(db, RECORD)).toMatchObject([{ state: 'accepted' }]);
  });

  it('are gone through a slice at a time by workers that die after each, none twice', async () => {
    const name = newName();
    const first = openDatabase(name);
    await asOld(first).bulkPut(oldRows(900));
    first.close();
    let [wakings, writes] = [0, 0];
    for (let isDone = false; !isDone; wakings += 1) {
      const db = openDatabase(name);
      db.handoffs.hook('updating', () => void (writes += 1));
      isDone = await migrateRows(db, clock, AT_ONCE);
      db.close();
    }
    expect(wakings).toBeGreaterThan(4);
    expect(writes).toBe(900);
    expect(
      await openDatabase(name)
        .handoffs.filter(({ state }) => state === 'lost')
        .count(),
    ).toBe(0);
  }, 30_000);

  it('are the same in the end, wherever workers died over them', async () => {
    const whole = newDatabase();
    await asOld(whole).bulkPut([...oldRows(450), ...misplaced()]);
    await inFull(whole);
    const expected = await allRows(whole);
    const deaths = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(deaths, async (points) => {
        const name = newName();
        const before = openDatabase(name);
        await asOld(before).bulkPut([...oldRows(450), ...misplaced()]);
        before.close();
        for (const point of points) {
          const db = openDatabase(name);
          db.use(dyingAt(point));
          await inFull(db).catch(() => false);
          db.close();
        }
        const db = openDatabase(name);
        expect(await inFull(db)).toBe(true);
        expect(await allRows(db)).toEqual(expected);
        db.close();
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it('are right when they are read before their turn', async () => {
    const db = newDatabase();
    const log = someStored();
    const bare = { id: HANDOFF, record: RECORD, log, changedAt: AT };
    const shapes = [bare, { ...bare, agenda: [['o', 'p', 'a list of then', 1]], state: 'of then' }];
    for (const row of shapes) {
      await db.handoffs.put(row as never);
      expect(await handoffsOf(db, RECORD)).toMatchObject([{ state: 'accepted', bdm: '22' }]);
    }
  });

  it('are not parsed where this one wrote them', async () => {
    const db = newDatabase();
    await receiveEntries(db, RECORD, someStored(), AT);
    await db.handoffs.update(HANDOFF, { sdr: 'as it stands' });
    expect(await handoffsOf(db, RECORD)).toMatchObject([{ sdr: 'as it stands' }]);
  });

  it('are not set aside by what is written to them before their turn', async () => {
    const db = newDatabase();
    await db.handoffs.put({
      id: HANDOFF,
      record: RECORD,
      log: someStored(),
      changedAt: AT,
    } as never);
    await commitEntry(db, aCommit({ entry: anEntry('message', 9) }));
    expect(await quarantinedRows(db)).toEqual([]);
    const [row] = await handoffsOf(db, RECORD);
    expect(row?.log).toHaveLength(4);
  });

  it('may be erased in the middle', async () => {
    const db = newDatabase();
    await asOld(db).bulkPut(oldRows(450));
    await migrateRows(db, clock, AT_ONCE);
    await eraseEverything(db);
    expect(await inFull(db)).toBe(true);
    expect(await db.handoffs.count()).toBe(0);
  });

  it('are gone through from the start where the place is damaged or of another version', async () => {
    for (const value of [7, { to: 1, table: 'handoffs', after: 'zzz' }, { table: 'no such' }]) {
      const db = newDatabase();
      await asOld(db).bulkPut(oldRows(1));
      await db.meta.put({ key: 'rebuild', value });
      await inFull(db);
      expect(await db.handoffs.filter(({ state }) => state === 'lost').count()).toBe(0);
    }
  });

  it('may be gone through by two at once', async () => {
    const db = newDatabase();
    await asOld(db).bulkPut(oldRows(450));
    expect(await Promise.all([inFull(db), inFull(db)])).toEqual([true, true]);
    expect(await db.handoffs.filter(({ state }) => state === 'lost').count()).toBe(0);
  });
});

/** A team's log as a Baton that did not know its kinds kept it. */
function misplaced(): OldRow[] {
  const thread = anId(0x900);
  const log = [
    { entry: anEntry('team-room', 10, { handoff: thread }), noteId: 'r1' },
    { entry: anEntry('policy', 11, { handoff: thread }), noteId: 'r2' },
  ];
  const of = { id: thread, record: RECORD, log, changedAt: AT };
  return [{ ...of, state: 'draft', origin: '', sdr: '', bdm: '', agenda: [] }];
}

describe('a kind of entry that has become known as the team’s', () => {
  it('moves from the handoffs to the teams', async () => {
    const db = newDatabase();
    await asOld(db).bulkPut(misplaced());
    await inFull(db);
    expect(await handoffsOf(db, RECORD)).toEqual([]);
    expect((await teamAt(db, RECORD)).room).toMatchObject({ name: 'Field sales' });
  });
  it('moves as an earlier Baton kept it, marked unknown', async () => {
    const db = newDatabase();
    const rows = misplaced().map((row): OldRow => {
      const target = anEntry('target', 12, { handoff: row.id });
      const logged: LoggedEntry = { ...target, unknown: true };
      return { ...row, log: [{ entry: logged, noteId: 'r3' }] };
    });
    await asOld(db).bulkPut(rows);
    await inFull(db);
    expect(await db.handoffs.count()).toBe(0);
    expect((await teamAt(db, RECORD)).targets).toHaveLength(1);
  });
  it('joins what of the same log is there already', async () => {
    const db = newDatabase();
    const [row] = misplaced();
    await receiveEntries(db, RECORD, row?.log.slice(0, 1) ?? [], AT);
    await asOld(db).bulkPut(misplaced());
    await inFull(db);
    const [team] = await db.teams.toArray();
    expect(team?.log.map(({ noteId }) => noteId)).toEqual(['r1', 'r2']);
  });
  it('leaves what is a handoff’s where it is', async () => {
    const db = newDatabase();
    const [row] = misplaced();
    const log = [...someStored(), ...(row?.log ?? [])];
    await asOld(db).bulkPut(misplaced().map((one) => ({ ...one, log })));
    await inFull(db);
    expect((await handoffsOf(db, RECORD)).map((one) => one.log)).toEqual([someStored()]);
    expect((await db.teams.toArray()).map((one) => one.log)).toEqual([row?.log]);
  });
});

describe('the background, over rows of another version', () => {
  async function aWorker(many: number) {
    const name = newName();
    const before = openDatabase(name);
    await asOld(before).bulkPut(oldRows(many));
    before.close();
    const { due, alarms } = someAlarms();
    let [time, stocks] = [AT, 0];
    /** Each look at the clock finds that four seconds have gone. */
    const now = () => (time += 4_000);
    const takeStock = () => Promise.resolve(void (stocks += 1));
    const wake = async () => {
      const db = openDatabase(name);
      await createRebuilding({
        db,
        alarms,
        exclusively,
        refreshBadgeAndReminders: takeStock,
        now,
      }).goOn();
      const isDone = await isUpToDate(db);
      db.close();
      return isDone;
    };
    return { due, wake, stocks: () => stocks };
  }
  it('goes on for some seconds at each waking and is woken again until all is done', async () => {
    const { due, wake, stocks } = await aWorker(900);
    expect(await wake()).toBe(false);
    expect(due.has(REBUILD_ALARM)).toBe(true);
    while (!(await wake())) expect(due.has(REBUILD_ALARM)).toBe(true);
    expect(due.has(REBUILD_ALARM)).toBe(false);
    expect(stocks()).toBe(1);
  }, 30_000);
  it('does nothing more once all is done', async () => {
    const { due, wake, stocks } = await aWorker(1);
    while (!(await wake()));
    await wake();
    expect([due.size, stocks()]).toEqual([0, 1]);
  });
});
