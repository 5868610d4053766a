import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrmReader } from '@/lib/background/sites/crm-reader';
import type { RecordRef } from '@/lib/crm/adapter';
import { encodeNote } from '@/lib/sync/codec';
import { pullOrigin } from '@/lib/sync/pull';
import { aBrief, aHandoverEntry, anId } from '../factories';
import { Desk, newDatabase } from '../sync/desk';
import { aNote } from './a-note';
import { valueOf, type AdapterSubject, type CrmUnderTest } from './contract';

/** How many requests a CRM is asked for what people do most. Fewer are as much news as more. */
export interface Costs {
  /** Panel and page at once show a lead that was handed over, in a browser that has just begun. */
  readonly opening: number;
  /** The same of the next lead. */
  readonly openingNext: number;
  /** Handing a lead over: note, task and owner, and the look at what they have left. */
  readonly handover: number;
  /** Each of the first looks at an account in which others wrote 3,000 notes, until all is seen. */
  readonly firstLooks: readonly number[];
  /** A look that finds nothing new there. */
  readonly look: number;
}

const NOTES_OF_OTHERS = 3000;
const IN_ONE_SECOND = 1000;
const HOURS_3_MS = 3 * 60 * 60_000;

let counter = 0xc0500;

/** What is paid for in requests, counted where they arrive. */
export function describeCosts(subject: AdapterSubject): void {
  const { adapter, costs, can } = subject;
  describe('costs', () => {
    let crm: CrmUnderTest;
    beforeEach(async () => {
      crm = await subject.start();
    }, 120_000);
    afterEach(() => crm.stop());

    const costOf = async (work: () => Promise<unknown>): Promise<number> => {
      const before = crm.requests();
      await work();
      return crm.requests() - before;
    };
    const unchanged = <Value>(value: Value) => value;
    const formatted = (entry: Parameters<typeof encodeNote>[0]) =>
      encodeNote(entry, adapter.limits.noteFormat, adapter.limits.plane);

    it(`${costs.opening} requests to open a lead, ${costs.openingNext} for the next`, async () => {
      const { session, user, record, sparseRecord } = crm;
      const by = { id: user.id, name: user.name };
      for (const on of [record, sparseRecord]) {
        const entry = aHandoverEntry({ id: anId(counter++), handoff: anId(counter++), by });
        valueOf(await session.createNote(on, aNote(formatted(entry)), user.id));
      }
      const connection = {
        ...{ adapter, session: await crm.over(unchanged) },
        clockAhead: () => undefined,
        kindOf: () => Promise.resolve(undefined),
      };
      const reading = createCrmReader({
        db: newDatabase(),
        connections: { to: () => Promise.resolve(connection) },
        sites: { find: () => Promise.resolve(undefined), setMe: () => Promise.resolve() },
        now: Date.now,
      });
      const open = async (on: RecordRef) => {
        const replies = await Promise.all([reading.refresh(on), reading.visit(on)]);
        expect(replies).toMatchObject([{ ok: true }, { ok: true }]);
      };
      const opening = await costOf(() => open(record));
      const openingNext = await costOf(() => open(sparseRecord));
      expect({ ...costs, opening, openingNext }).toEqual(costs);
    });

    it(`${costs.handover} requests to hand a lead over`, async () => {
      const { user, colleague, sparseRecord: record } = crm;
      const by = { id: user.id, name: user.name };
      const desk = new Desk();
      desk.connection = { adapter, session: await crm.over(unchanged) };
      const recipient = { id: colleague.id, name: colleague.name };
      const [id, handoff] = [anId(counter++), anId(counter++)];
      const body = aBrief({ sdr: by, recipient });
      await desk.commits(aHandoverEntry({ id, handoff, by, body }), record);
      const handover = await costOf(() => desk.settle());
      expect({ ...costs, handover }).toEqual(costs);
      expect(await desk.db.outbox.count()).toBe(0);
      const tasks = await crm.session.findTasks?.(record, `baton-${id}`);
      if (can.tasks) expect(tasks).toMatchObject({ value: [{ done: false }] });
      if (can.assign) expect(await crm.ownerOf(record)).toBe(colleague.id);
    });

    it(`${costs.look} for a look with nothing new among ${NOTES_OF_OTHERS} notes of others`, async () => {
      const { colleague, record } = crm;
      const by = { id: colleague.id, name: colleague.name };
      const entry = aHandoverEntry({ id: anId(counter++), handoff: anId(counter++), by });
      const ours = formatted(entry);
      const began = Math.floor((Date.now() - HOURS_3_MS) / 1000) * 1000;
      const notes = Array.from({ length: NOTES_OF_OTHERS }, (_, index) => ({
        text: index === NOTES_OF_OTHERS / 2 ? ours : 'A remark of others',
        // As an import leaves them, and then one a second.
        at: began + (index < IN_ONE_SECOND ? 0 : index * 1000),
      }));
      const times = notes.map(({ at }) => at);
      await crm.addNotes(
        record,
        notes.map(({ text }) => text),
        times,
      );
      const db = newDatabase();
      const connection = { adapter, session: await crm.over(unchanged) };
      const { origin } = record;
      const look = async () => {
        const before = crm.requests();
        const pulled = await pullOrigin(db, connection, origin, { now: Date.now() });
        return { ...valueOf(pulled), cost: crm.requests() - before };
      };
      const firstLooks: number[] = [];
      for (let isMore = true; isMore && firstLooks.length < 20;) {
        const { cost, hasMore } = await look();
        firstLooks.push(cost);
        isMore = hasMore;
      }
      expect({ ...costs, firstLooks, look: (await look()).cost }).toEqual(costs);
      expect((await db.handoffs.get(entry.handoff))?.log).toHaveLength(1);
    });
  });
}
