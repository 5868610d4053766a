import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrmReader } from '@/lib/background/sites/crm-reader';
import { recordKey } from '@/lib/store/record-key';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { decodeNote, encodeNote, MARKER } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry, anEntry, anId } from '../factories';
import { Desk, newDatabase } from '../sync/desk';
import { aNote } from './a-note';
import { valueOf, type AdapterSubject, type CrmUnderTest } from './contract';

let counter = 0xc0700;

/** What becomes of a handoff whose record becomes another one, where this CRM does that. */
export function describeMoves({ adapter, moves = [], staying = [], start }: Moving): void {
  describe('a record that becomes another', () => {
    let crm: CrmUnderTest;
    beforeEach(async () => {
      crm = await start();
    }, 120_000);
    afterEach(() => crm.stop());

    it('is offered to be followed exactly where this CRM does that and tells of it', () => {
      expect(crm.session.successorOf !== undefined).toBe(moves.length > 0);
    });

    it.each(moves)('as %s takes along its handoff, and what waits to be sent', async (move) => {
      const { session, user, colleague, record: from } = crm;
      const successorOf = async (of: typeof from) =>
        valueOf((await session.successorOf?.(of)) ?? { ok: true, value: undefined });
      const by = { id: user.id, name: user.name };
      const desk = new Desk();
      desk.connection = { adapter, session };
      const [id, handoff] = [anId(counter++), anId(counter++)];
      const recipient = { id: colleague.id, name: colleague.name };
      const body = aBrief({ sdr: by, recipient, recordUrl: adapter.recordUrl(from) });
      await desk.commits(aHandoverEntry({ id, handoff, by, body }), from);
      await desk.settle();
      expect(await successorOf(from)).toBeUndefined();

      const to = crm.move?.(move);
      expect(to).not.toEqual(from);
      expect(await successorOf(from)).toEqual(to);
      if (to) expect(await successorOf(to)).toBeUndefined();
      const later = anEntry('message', 2, { id: anId(counter++), handoff, by });
      await desk.commits(later, from);
      await desk.settle();
      expect(await desk.db.outbox.count()).toBe(0);
      const entriesOn = async (record: typeof from) => {
        const notes = await session.listNotes(record, MARKER);
        return (notes.ok ? notes.value : []).flatMap(({ text }) => {
          const decoded = decodeNote(text);
          return decoded.ok ? decoded.entry.id : [];
        });
      };
      if (!to) throw new Error('It became nothing.');
      // In some CRMs what became another takes notes as before, and keeps those that it has.
      const said = [...(await entriesOn(from)), ...(await entriesOn(to))];
      expect(said.filter((entry) => entry === later.id)).toHaveLength(1);
      if (!adapter.notesMove) return;
      expect((await entriesOn(to)).toSorted()).toEqual([id, later.id].toSorted());
      expect((await desk.db.handoffs.get(handoff))?.record).toBe(recordKey(to));
    });

    it('is asked for what it was where notes stay behind', () => {
      expect(crm.session.predecessorsOf !== undefined).toBe(staying.length > 0);
    });

    it.each(staying)(
      'as %s shows its handoff to a browser that never saw the other',
      async (move) => {
        const { user, record: from } = crm;
        const by = { id: user.id, name: user.name };
        const [id, handoff] = [anId(counter++), anId(counter++)];
        const entry = aHandoverEntry({ id, handoff, by, body: aBrief({ sdr: by }) });
        const note = encodeNote(entry, adapter.limits.noteFormat, adapter.limits.plane);
        valueOf(await crm.session.createNote(from, aNote(note), user.id));
        const to = crm.move?.(move);
        if (!to) throw new Error('It became nothing.');
        const db = newDatabase();
        const session = await crm.over((carrier) => carrier);
        const connection = {
          ...{ adapter, session, clockAhead: () => undefined },
          kindOf: () => Promise.resolve(undefined),
        };
        const reading = createCrmReader({
          ...{ db, now: Date.now },
          connections: { to: () => Promise.resolve(connection) },
          sites: { find: () => Promise.resolve(undefined), setMe: () => Promise.resolve() },
        });
        // The second time it is known, and nothing of it is taken for removed.
        for (let times = 0; times < 2; times += 1) {
          expect(await reading.visit(to)).toMatchObject({ ok: true });
          const standing = await readRecordStatus(db, recordKey(to));
          expect(standing.handoffs).toMatchObject([{ id: handoff, state: 'handed-over' }]);
          expect(standing.removed.size).toBe(0);
        }
        const before = crm.requests();
        await reading.visit(crm.sparseRecord);
        // The list of its notes, who is signed in, and perhaps what it was.
        expect(crm.requests() - before).toBeLessThanOrEqual(3);
      },
    );
  });
}

type Moving = Pick<AdapterSubject, 'adapter' | 'moves' | 'staying' | 'start'>;
