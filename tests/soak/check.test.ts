import { describe, expect, it } from 'vitest';
import { type Entry, writtenBy } from '@/lib/handoff/entry';
import { handoffRow } from '@/lib/store/logs/handoff-row';
import { recordKey } from '@/lib/store/record-key';
import { encodeNote } from '@/lib/sync/codec';
import type { Note } from '../demo-crm/store/notes';
import type { Task } from '../demo-crm/store/tasks';
import { aBrief, aHandoverEntry, anEntry, anId, AT, BDM, HANDOFF, SDR } from '../factories';
import { checkAll, type Outcome, readKept } from './check';

const ORIGIN = 'http://127.0.0.1:4080';
const LEAD = '5001';
const RECORD = recordKey({ origin: ORIGIN, type: 'leads', id: LEAD });

const handedOver = aHandoverEntry({
  ...{ id: anId(1), turn: 1, by: SDR },
  body: aBrief({ sdr: SDR, recipient: BDM, recordUrl: `${ORIGIN}/leads/${LEAD}` }),
});
const accepted = anEntry('accepted', 2);

const noteOf = (id: number, entry: Entry, with_: Partial<Note> = {}): Note => ({
  ...{ id, type: 'leads', record: LEAD, body: encodeNote(entry, 'text'), created: AT, changed: AT },
  ...{ author: entry.by.id, authorName: entry.by.name, ...with_ },
});
const taskOf = (id: number, with_: Partial<Task> = {}): Task => ({
  ...{
    id,
    type: 'leads',
    record: LEAD,
    recordName: 'Dana Whitfield',
    subject: 'Respond',
    body: '',
  },
  ...{ marker: `baton-${handedOver.id}`, assignee: BDM.id, assigneeName: BDM.name },
  ...{ author: SDR.id, due: AT, done: false, ...with_ },
});
const rowOf = (entries: readonly Entry[], record = RECORD) =>
  handoffRow(
    { id: HANDOFF, record, changedAt: AT },
    entries.map((entry) => ({ entry: writtenBy(entry, entry.by) })),
  );
const keptOf = (login: string, row = rowOf([handedOver, accepted])) =>
  readKept(login, [[row], [], []]);

/** A handoff that went well, as two profiles and the CRM have it. */
function outcome(with_: Partial<Outcome> = {}): Outcome {
  return {
    notes: [noteOf(1, handedOver), noteOf(2, accepted)],
    tasks: [taskOf(1)],
    kept: [keptOf('sam'), keptOf('bea')],
    told: [{ lead: LEAD, by: SDR.id, kinds: ['handed-over'] }],
    sides: new Map([[LEAD, { sdr: SDR.id, bdm: BDM.id }]]),
    ...with_,
  };
}

/** The promises that are broken. */
const brokenBy = (with_: Partial<Outcome>): string[] =>
  Object.entries(checkAll(outcome(with_))).flatMap(([name, found]) =>
    found.length > 0 ? [name] : [],
  );

describe('the soak', () => {
  it('finds nothing where all went well', () => {
    expect(brokenBy({})).toEqual([]);
  });

  it('finds what was told as done and is not in the CRM', () => {
    const told = [{ lead: LEAD, by: BDM.id, kinds: ['returned'] }];
    expect(brokenBy({ told })).toEqual(['told as done and not in the CRM']);
  });

  it('finds an entry that only its author’s browser has', () => {
    expect(brokenBy({ notes: [noteOf(1, handedOver)] })).toEqual([
      'in a profile and not in the CRM',
      'handoffs that do not fold alike everywhere',
    ]);
  });

  it('finds an entry that is two notes', () => {
    const notes = [noteOf(1, handedOver), noteOf(2, accepted), noteOf(3, accepted)];
    expect(brokenBy({ notes })).toEqual(['entries in more than one note']);
  });

  it('finds a note in a wrong name', () => {
    const notes = [noteOf(1, handedOver), noteOf(2, accepted, { author: SDR.id })];
    expect(brokenBy({ notes })).toContain('in a wrong name');
  });

  it('finds an acceptance by whoever the lead was not handed to', () => {
    const sides = new Map([[LEAD, { sdr: SDR.id, bdm: '33' }]]);
    expect(brokenBy({ sides })).toEqual(['in a wrong name']);
  });

  it('finds a note on another lead', () => {
    const sides = new Map([...outcome().sides, ['5002', { sdr: SDR.id, bdm: BDM.id }] as const]);
    const notes = [noteOf(1, handedOver, { record: '5002' }), noteOf(2, accepted)];
    expect(brokenBy({ notes, sides })).toContain('on a wrong record');
  });

  it('finds a handoff that a browser keeps under another lead', () => {
    const elsewhere = recordKey({ origin: ORIGIN, type: 'leads', id: '5002' });
    const there = { ...handedOver, id: anId(3), handoff: anId(4) };
    const kept = [keptOf('sam'), keptOf('bea', rowOf([handedOver, accepted], elsewhere))];
    const notes = [...outcome().notes, noteOf(3, there, { record: '5002' })];
    expect(brokenBy({ kept, notes })).toContain('on a wrong record');
  });

  it('finds notes of one author that came out of order', () => {
    const [first, then] = [anEntry('message', 3), anEntry('message', 4)];
    const row = rowOf([handedOver, accepted, first, then]);
    const notes = [...outcome().notes, noteOf(3, then), noteOf(4, first)];
    const kept = [keptOf('sam', row), keptOf('bea', row)];
    expect(brokenBy({ notes, kept })).toEqual(['out of order for their record and author']);
  });

  it('finds a browser that has not heard of an answer', () => {
    const kept = [keptOf('sam', rowOf([handedOver])), keptOf('bea')];
    expect(brokenBy({ kept })).toEqual(['handoffs that do not fold alike everywhere']);
  });

  it('finds rows that are damaged', () => {
    const row = rowOf([handedOver, accepted]);
    const kept = [keptOf('sam'), readKept('bea', [[row, { id: 7 }], [], []])];
    expect(brokenBy({ kept })).toEqual(['rows set aside']);
  });

  it('finds a second open task, and one that Baton has closed is out of the way', () => {
    const tasks = [taskOf(1), taskOf(2)];
    const broken = ['tasks in more than one copy, or without their hand-over'];
    expect(brokenBy({ tasks })).toEqual(broken);
    expect(brokenBy({ tasks: [taskOf(1), taskOf(2, { done: true })] })).toEqual([]);
  });

  it('finds a task for somebody else', () => {
    expect(brokenBy({ tasks: [taskOf(1, { assignee: '33' })] })).toEqual([
      'tasks in more than one copy, or without their hand-over',
    ]);
  });
});
