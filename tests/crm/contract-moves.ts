import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordKey } from '@/lib/store/record-key';
import { decodeNote, MARKER } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry, anEntry, anId } from '../factories';
import { Desk } from '../sync/desk';
import { valueOf, type AdapterSubject, type CrmUnderTest } from './contract';

let counter = 0xc0700;

/** What becomes of a handoff whose record becomes another one, where this CRM does that. */
export function describeMoves({ adapter, moves = [], start }: Moving): void {
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
  });
}

type Moving = Pick<AdapterSubject, 'adapter' | 'moves' | 'start'>;
