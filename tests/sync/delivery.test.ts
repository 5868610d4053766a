import { describe, expect, it } from 'vitest';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { retryNow } from '@/lib/store/outbox/outbox';
import { receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { decodeNote } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry, anEntry, anId, BDM, SDR } from '../factories';
import { Desk } from './desk';
import { LEAD } from './memory-crm';

describe('delivering a hand-over', () => {
  it('writes the note, gives the BDM a task, and gives the lead to the BDM, in that order', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    expect(await desk.drain()).toBeUndefined();
    expect(desk.crm.requests).toEqual(['createNote', 'createTask', 'assign', 'listNotes']);
    expect(desk.crm.entryIds()).toEqual([anId(1)]);
    expect(desk.crm.tasks).toMatchObject([
      {
        assigneeId: BDM.id,
        due: aBrief().responseDue,
        subject: 'Handoff: Dana Whitfield, Northwind Foods',
      },
    ]);
    expect(desk.crm.owners.get(recordKey(LEAD))).toBe(BDM.id);
  });

  it('makes the task short: why now, promised, next step and where the lead is', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    const lines = desk.crm.tasks[0]?.text.split('\n') ?? [];
    const headings = lines.map((line) => line.split(':')[0]);
    expect(headings).toEqual(['Why now', 'Promised', 'Next step', 'https']);
    expect(lines.at(-1)).toBe(desk.crm.connection().adapter.recordUrl(LEAD));
  });

  it('takes the row from the outbox and gives the entry the id of its note', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    expect(await desk.db.outbox.count()).toBe(0);
    const [row] = await handoffsOf(desk.db, recordKey(LEAD));
    expect(row?.log[0]?.noteId).toBe('n1');
  });

  it('writes only the note where the CRM has neither tasks nor owners', async () => {
    const desk = new Desk();
    desk.connection = desk.crm.connection({ notesOnly: true });
    await desk.commits(aHandoverEntry());
    await desk.drain();
    expect(desk.crm.requests).toEqual(['createNote']);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('writes an HTML note where the CRM takes HTML', async () => {
    const desk = new Desk();
    desk.crm.noteFormat = 'html';
    desk.connection = desk.crm.connection();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    expect(desk.crm.notes[0]?.text).toMatch(
      /^<p>.*<p>Data for Baton [^<]*<br>baton1\.[\w.-]+<\/p>$/s,
    );
  });

  it('hands over again after a return, with a task of its own', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.crm.signedIn = BDM;
    await desk.commits(anEntry('returned', 2));
    await desk.drain();
    expect(desk.crm.tasks.map(({ done }) => done)).toEqual([true]);
    desk.crm.signedIn = SDR;
    await desk.commits(anEntry('revised', 3));
    await desk.drain();
    expect(desk.crm.entryIds()).toEqual([anId(1), anId(2), anId(3)]);
    expect(desk.crm.tasks.map(({ done }) => done)).toEqual([true, false]);
  });

  it('gives no second task for a brief that is only mended', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.commits(anEntry('revised', 2));
    await desk.drain();
    expect(desk.crm.requests).toEqual([
      ...['createNote', 'createTask', 'assign', 'listNotes'],
      'createNote',
    ]);
  });
});

describe('delivering an answer', () => {
  it('writes the note and completes the task', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.crm.signedIn = BDM;
    await desk.commits(anEntry('accepted', 2));
    await desk.drain();
    expect(desk.crm.requests.slice(4)).toEqual(['createNote', 'findTasks', 'completeTask']);
    expect(desk.crm.tasks[0]?.done).toBe(true);
  });

  it('asks for no task that was answered before it was made', async () => {
    const desk = new Desk();
    desk.crm.fault = (call) => (call === 'createTask' ? 'request-lost' : undefined);
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.crm.fault = () => undefined;
    const found = [{ entry: anEntry('accepted', 2), noteId: 'n2' }];
    await receiveEntries(desk.db, recordKey(LEAD), found, desk.now);
    await desk.settle();
    expect(desk.crm.tasks).toEqual([]);
    expect(await desk.db.outbox.count()).toBe(0);
  });
});

describe('when an answer is lost', () => {
  it('looks for the note before it asks again, and finds it', async () => {
    const desk = new Desk();
    desk.crm.fault = (_, number) => (number === 0 ? 'answer-lost' : undefined);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(desk.crm.requests).toEqual([
      'createNote',
      'listNotes',
      'createTask',
      'assign',
      'listNotes',
    ]);
    expect(desk.crm.entryIds()).toEqual([anId(1)]);
  });

  it('looks for the note, does not find it, and writes it', async () => {
    const desk = new Desk();
    desk.crm.fault = (_, number) => (number === 0 ? 'request-lost' : undefined);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(desk.crm.requests).toEqual([
      'createNote',
      'listNotes',
      ...['createNote', 'createTask', 'assign', 'listNotes'],
    ]);
    expect(desk.crm.entryIds()).toEqual([anId(1)]);
  });

  it('does not look before the lost request can have arrived', async () => {
    const desk = new Desk();
    desk.crm.fault = (_, number) => (number === 0 ? 'answer-lost' : undefined);
    await desk.commits(aHandoverEntry());
    await desk.drain();
    await retryNow(desk.db);
    const nextAt = await desk.drain();
    expect(nextAt).toBe(desk.now + 10_000);
    expect(desk.crm.requests).toEqual(['createNote']);
  });

  it('makes one task', async () => {
    const desk = new Desk();
    desk.crm.fault = (call, number) =>
      call === 'createTask' && number === 1 ? 'answer-lost' : undefined;
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(desk.crm.tasks).toHaveLength(1);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('counts a lead that is out of sight as given away', async () => {
    const desk = new Desk();
    desk.crm.hidesFromFormerOwner = true;
    desk.crm.fault = (call, number) =>
      call === 'assign' && number === 2 ? 'answer-lost' : undefined;
    await desk.commits(aHandoverEntry());
    await desk.settle();
    expect(desk.crm.owners.get(recordKey(LEAD))).toBe(BDM.id);
    expect(await desk.db.outbox.count()).toBe(0);
  });
});

describe('what is sent', () => {
  it('folds to the same on the other side', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.commits(anEntry('message', 2));
    await desk.drain();
    const [row] = await handoffsOf(desk.db, recordKey(LEAD));
    const entries = desk.crm.notes.map(({ text }) => {
      const decoded = decodeNote(text);
      return decoded.ok ? decoded.entry : undefined;
    });
    expect(row && foldRow(row).timeline.map(({ entry }) => entry)).toEqual(entries);
  });
});
