import { describe, expect, it } from 'vitest';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { heldRows } from '@/lib/store/outbox/outbox';
import { recordKey } from '@/lib/store/record-key';
import { aHandoverEntry, anEntry, BDM, SDR } from '../factories';
import { Desk } from './desk';
import { LEAD } from './memory-crm';

const DEAL = { ...LEAD, type: 'deal', id: '3' };
const LATER_DEAL = { ...LEAD, type: 'deal', id: '4' };
const QUESTION = anEntry('message', 2, { by: SDR });

/** A browser at a CRM where the lead is gone, and has become that record. */
function converted(into = DEAL): Desk {
  const desk = new Desk();
  desk.crm.gone.add(recordKey(LEAD));
  desk.crm.successors.set(recordKey(LEAD), into);
  return desk;
}

const placesOf = ({ crm }: Desk) => crm.notes.map(({ record }) => recordKey(record));

describe('what waited to be sent while its lead was converted', () => {
  it('goes to the deal, once: note, task and owner', async () => {
    const desk = converted();
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(placesOf(desk)).toEqual([recordKey(DEAL)]);
    expect(desk.crm.tasks).toMatchObject([{ record: recordKey(DEAL), assigneeId: BDM.id }]);
    expect([...desk.crm.owners]).toEqual([[recordKey(DEAL), BDM.id]]);
    expect(await desk.db.outbox.count()).toBe(0);
    expect(await handoffsOf(desk.db, recordKey(LEAD))).toEqual([]);
    expect(await handoffsOf(desk.db, recordKey(DEAL))).toMatchObject([{ log: [{ noteId: 'n1' }] }]);
  });

  it('goes there in the order in which it was written', async () => {
    const desk = converted();
    await desk.commits(aHandoverEntry());
    await desk.commits(QUESTION);
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual([aHandoverEntry().id, QUESTION.id]);
    expect(new Set(placesOf(desk))).toEqual(new Set([recordKey(DEAL)]));
  });

  it.each([
    { code: 'forbidden' } as const,
    { code: 'rejected', reason: 'This lead was converted.' } as const,
  ])('goes there where the old lead is only closed: $code', async (refuse) => {
    const desk = converted();
    desk.crm.gone.clear();
    desk.crm.fault = (call) =>
      call === 'createNote' && desk.crm.requestsOf('createNote') === 0 ? { refuse } : undefined;
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(placesOf(desk)).toEqual([recordKey(DEAL)]);
    expect(await heldRows(desk.db)).toEqual([]);
  });

  it('goes on to what the deal has become in turn', async () => {
    const desk = converted();
    desk.crm.gone.add(recordKey(DEAL));
    desk.crm.successors.set(recordKey(DEAL), LATER_DEAL);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(placesOf(desk)).toEqual([recordKey(LATER_DEAL)]);
    expect(await handoffsOf(desk.db, recordKey(LATER_DEAL))).toHaveLength(1);
  });

  it('is not written again where its note went along before its answer came', async () => {
    const desk = new Desk();
    desk.crm.fault = (call, number) =>
      call === 'createNote' && number === 0 ? 'answer-lost' : undefined;
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.crm.gone.add(recordKey(LEAD));
    desk.crm.successors.set(recordKey(LEAD), DEAL);
    desk.crm.notes.splice(0, 1, ...desk.crm.notes.map((note) => ({ ...note, record: DEAL })));
    await desk.settle();
    expect(placesOf(desk)).toEqual([recordKey(DEAL)]);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('has its task and its owner on the deal where only the note came before', async () => {
    const desk = converted();
    desk.crm.gone.clear();
    desk.crm.fault = (call) => {
      if (call === 'createTask') desk.crm.gone.add(recordKey(LEAD));
      return undefined;
    };
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(desk.crm.tasks).toMatchObject([{ record: recordKey(DEAL) }]);
    expect(desk.crm.owners.get(recordKey(DEAL))).toBe(BDM.id);
    const [row] = await handoffsOf(desk.db, recordKey(DEAL));
    expect(row?.log[0]?.refused).toBeUndefined();
  });

  it('is told as not found where two records are said to have become each other', async () => {
    const desk = converted();
    desk.crm.gone.add(recordKey(DEAL));
    desk.crm.successors.set(recordKey(DEAL), LEAD);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(await heldRows(desk.db)).toMatchObject([{ problem: { code: 'not-found' } }]);
    expect(desk.crm.notes).toEqual([]);
  });

  it('stays where it is when the record is said to have become one of another CRM', async () => {
    const desk = converted({ ...DEAL, origin: 'https://other.example' });
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(await heldRows(desk.db)).toMatchObject([{ record: recordKey(LEAD) }]);
  });
});
