import { describe, expect, it } from 'vitest';
import {
  chooseKeepingOwner,
  givingAwayAt,
  rememberHiding,
  rememberShowing,
} from '@/lib/store/outbox/giving-away';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { recordKey } from '@/lib/store/record-key';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { pullOrigin, pullRecord } from '@/lib/sync/pull';
import { aHandoverEntry, anEntry, anId, BDM, HANDOFF, SDR } from '../factories';
import { Desk } from './desk';
import { LEAD, ORIGIN, type Call } from './memory-crm';

/** A CRM that knows no keys, in a browser that sends requests again whose connection broke. */
function deskThatRepeats(repeated: readonly Call[], times = 3): Desk {
  const desk = new Desk();
  desk.crm.knowsKeys = false;
  desk.crm.repeats = (call) => (repeated.includes(call) ? times : 1);
  desk.connection = desk.crm.connection();
  return desk;
}

const openTasks = (desk: Desk) => desk.crm.tasks.filter(({ done }) => !done);
const refusedOn = async (desk: Desk) =>
  (await readRecordStatus(desk.db, recordKey(LEAD))).refused.get(HANDOFF);

describe('a request that the browser itself sends again', () => {
  it('leaves one note and one task of a hand-over, the oldest', async () => {
    const desk = deskThatRepeats(['createNote', 'createTask']);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(desk.crm.notes.map(({ id }) => id)).toEqual(['n1']);
    expect(openTasks(desk).map(({ id }) => id)).toEqual(['t1']);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('costs one look at a record, however many notes were sent there in one go', async () => {
    const desk = deskThatRepeats(['createNote'], 2);
    await desk.commits(aHandoverEntry());
    await desk.commits(anEntry('message', 2));
    await desk.commits(anEntry('message', 3));
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual([anId(1), anId(2), anId(3)]);
    // One for the sight of the lead that was given away, one for all three notes.
    expect(desk.crm.requestsOf('listNotes')).toBe(2);
  });

  it('costs no look where the CRM knows keys', async () => {
    const desk = new Desk();
    desk.crm.repeats = () => 3;
    await desk.commits(aHandoverEntry());
    await desk.commits(anEntry('message', 2));
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual([anId(1), anId(2)]);
    expect(desk.crm.tasks).toHaveLength(1);
    expect(desk.crm.requestsOf('findTasks')).toBe(0);
    expect(desk.crm.requestsOf('listNotes')).toBe(1);
  });

  it('is told where the CRM lets nobody take a note back, and nothing is tried without end', async () => {
    const desk = deskThatRepeats(['createNote']);
    desk.crm.deletesNotes = false;
    desk.connection = desk.crm.connection();
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(await refusedOn(desk)).toEqual(['spare']);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('takes nothing of a colleague, whose notes say the same', async () => {
    const desk = deskThatRepeats(['createNote'], 1);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    const [first] = desk.crm.notes;
    desk.crm.addNote(LEAD, first?.text ?? '', BDM);
    await desk.commits(anEntry('message', 2));
    await desk.settle();
    expect(desk.crm.notes.map(({ author }) => author.id)).toEqual([SDR.id, BDM.id, SDR.id]);
  });
});

describe('a request that arrives late', () => {
  it('N10: is one note in the end, though it was not there when it was looked for', async () => {
    const desk = deskThatRepeats([]);
    let late: (() => void) | undefined;
    desk.crm.fault = (call, number) =>
      number === 0 && call === 'createNote' ? 'request-lost' : undefined;
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.crm.fault = (call) => {
      // The lost request is done while the second one has just been answered.
      if (call === 'assign') {
        late = () => desk.crm.addNote(LEAD, desk.crm.notes[0]?.text ?? '', SDR);
        late();
      }
      return undefined;
    };
    await desk.settle();
    expect(late).toBeDefined();
    expect(desk.crm.entryIds()).toEqual([anId(1)]);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('is found and taken back when the lead is read next', async () => {
    const desk = deskThatRepeats([]);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    desk.crm.addNote(LEAD, desk.crm.notes[0]?.text ?? '', SDR);
    await pullRecord(desk.db, desk.crm.connection(), LEAD, { now: desk.now, me: SDR.id });
    expect(desk.crm.notes.map(({ id }) => id)).toEqual(['n1']);
  });

  it('is found and taken back by the next look for news', async () => {
    const desk = deskThatRepeats([]);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    const looking = { now: desk.now, me: SDR.id };
    await pullOrigin(desk.db, desk.crm.connection(), ORIGIN, looking);
    desk.now += 90_000;
    desk.crm.addNote(LEAD, desk.crm.notes[0]?.text ?? '', SDR);
    await pullOrigin(desk.db, desk.crm.connection(), ORIGIN, { ...looking, now: desk.now });
    expect(desk.crm.notes.map(({ id }) => id)).toEqual(['n1']);
  });
});

describe('a lead that is given away', () => {
  it('and seen no more by its giver: they read that they will not hear of it here', async () => {
    const desk = new Desk();
    desk.crm.hidesFromFormerOwner = true;
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(desk.crm.owners.get(recordKey(LEAD))).toBe(BDM.id);
    expect(await refusedOn(desk)).toEqual(['sight']);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  /** What the SDR's browser knows of the handoff after all that its BDM writes about it. */
  const heardBy = async (desk: Desk) => {
    const bea = new Desk();
    bea.connection = desk.crm.connection();
    desk.crm.signedIn = BDM;
    const written = [
      anEntry('message', 2, { by: BDM, body: { text: 'Which site?', question: true } }),
      anEntry('returned', 3, { by: BDM }),
      anEntry('outcome', 4, { by: BDM }),
    ];
    await pullRecord(bea.db, desk.crm.connection(), LEAD, { now: desk.now });
    for (const entry of written) await bea.commits(entry);
    await bea.settle();
    expect(await bea.db.outbox.count()).toBe(0);
    desk.crm.signedIn = SDR;
    desk.now += 60_000;
    await pullOrigin(desk.db, desk.crm.connection(), ORIGIN, { now: desk.now });
    const [row] = await handoffsOf(desk.db, recordKey(LEAD));
    return row && foldRow(row).timeline.map(({ entry }) => entry.kind);
  };

  it('and seen no more: no question, return or outcome reaches its giver', async () => {
    const desk = new Desk();
    desk.crm.hidesFromFormerOwner = true;
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(await heardBy(desk)).toEqual(['handed-over']);
  });

  it('is not given away the next time: question, return and outcome reach the SDR', async () => {
    const desk = new Desk();
    desk.crm.hidesFromFormerOwner = true;
    const before = aHandoverEntry({ id: anId(90), handoff: anId(91) });
    await desk.commits(before, { ...LEAD, id: '8' });
    await desk.settle();
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect([...desk.crm.owners.keys()]).toEqual([recordKey({ ...LEAD, id: '8' })]);
    expect(desk.crm.tasks.filter(({ record }) => record === recordKey(LEAD))).toHaveLength(1);
    expect(await refusedOn(desk)).toEqual([]);
    expect(await heardBy(desk)).toEqual(['handed-over', 'message', 'returned', 'outcome']);
  });

  it('by the SDR’s own choice all the same is lost from sight again', async () => {
    const desk = new Desk();
    desk.crm.hidesFromFormerOwner = true;
    await rememberHiding(desk.db, ORIGIN);
    await chooseKeepingOwner(desk.db, ORIGIN, false);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(await refusedOn(desk)).toEqual(['sight']);
  });

  it('and still seen says nothing', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(await refusedOn(desk)).toEqual([]);
    const known = { hides: false, keepsOwner: false, isTeamRule: false };
    expect(await givingAwayAt(desk.db, ORIGIN)).toEqual(known);
  });

  it.each([true, false])(
    'and still seen is known of the CRM, whose keys: %s',
    async (knowsKeys) => {
      const desk = new Desk();
      desk.crm.knowsKeys = knowsKeys;
      desk.connection = desk.crm.connection();
      await desk.commits(aHandoverEntry());
      await desk.settle();
      expect((await givingAwayAt(desk.db, ORIGIN)).hides).toBe(false);
    },
  );

  it('is hidden later all the same, and that stays known', async () => {
    const desk = new Desk();
    const next = (n: number) => aHandoverEntry({ id: anId(n), handoff: anId(n + 1) });
    await desk.commits(next(80));
    await desk.settle();
    desk.crm.hidesFromFormerOwner = true;
    await desk.commits(next(90), { ...LEAD, id: '8' });
    await desk.settle();
    expect((await givingAwayAt(desk.db, ORIGIN)).hides).toBe(true);
    await rememberShowing(desk.db, ORIGIN);
    expect((await givingAwayAt(desk.db, ORIGIN)).hides).toBe(true);
  });

  it('but whose owner the CRM does not change says nothing of what it hides', async () => {
    const desk = new Desk();
    desk.crm.fault = (call) => (call === 'assign' ? { refuse: { code: 'forbidden' } } : undefined);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(await refusedOn(desk)).toEqual(['assign']);
    expect((await givingAwayAt(desk.db, ORIGIN)).hides).toBeUndefined();
  });

  it('in a CRM without owners says nothing of what it hides', async () => {
    const desk = new Desk();
    desk.connection = desk.crm.connection({ notesOnly: true });
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect((await givingAwayAt(desk.db, ORIGIN)).hides).toBeUndefined();
  });
});
