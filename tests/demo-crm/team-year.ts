import { encodeNote } from '@/lib/sync/codec';
import { type Log, people, yearOfHandoffs, yearOfRoom } from '../metrics/year-of-a-team';
import { type Database, inTransaction } from './database';
import { addNote } from './store/notes';
import { addRecord, findRecord } from './store/records';
import { addUser } from './store/users';
import { SAMPLE_PASSWORD } from './sample-people';

const SAM = { id: 'u-sam', name: 'Sam Okafor' };
const BEA = { id: 'u-bea', name: 'Bea Lindqvist' };

export interface TeamYear {
  readonly handoffs: number;
  readonly sdrs: number;
  readonly bdms: number;
  /** UTC, ms. */
  readonly now: number;
}

/** The team’s room, as a lead of the demo CRM. */
export const ROOM_LEAD = '999';

/** Puts a year of a team around Sam and Bea into the demo CRM as notes, once; tells whether it did. */
export function addTeamYear(db: Database, { handoffs, sdrs, bdms, now }: TeamYear): boolean {
  if (findRecord(db, { type: 'leads', id: ROOM_LEAD })) return false;
  const team = {
    ...{ sdrs: [SAM, ...people('s', sdrs - 1)], bdms: [BEA, ...people('b', bdms - 1)], now },
  };
  const colleagues = [...team.sdrs, ...team.bdms].filter(
    ({ id }) => ![SAM.id, BEA.id].includes(id),
  );
  inTransaction(db, () => {
    for (const { id, name } of colleagues) {
      addUser(db, {
        ...{ id, login: id, name, phone: '', city: '', role: id.startsWith('s') ? 'SDR' : 'BDM' },
        ...{ email: `${id}@coldbridge.example`, password: SAMPLE_PASSWORD },
      });
    }
    // The sample company's own leads keep their numbers.
    const leads = yearOfHandoffs({ ...team, handoffs }).map((log, n) => ({
      ...log,
      ...{ name: `Lead ${n}`, record: `${Number(log.record) + 9000}` },
    }));
    const logs = [{ ...yearOfRoom(team), name: 'Team room' }, ...leads];
    for (const log of logs) addLead(db, log);
    // As people wrote them, one after the other: a CRM numbers its notes by when they were made.
    const notes = logs.flatMap(({ record, log }) => log.map((entry) => ({ record, entry })));
    for (const { record, entry } of notes.toSorted((a, b) => a.entry.at - b.entry.at)) {
      const note = { body: encodeNote(entry, 'text'), author: entry.by.id, at: entry.at };
      addNote(db, { type: 'leads', id: record }, note);
    }
  });
  return true;
}

function addLead(db: Database, { name, record, log }: Log & { readonly name: string }): void {
  const [first] = log;
  if (!first) return;
  addRecord(db, {
    ...{ type: 'leads', id: record, name, owner: first.by.id, changed: first.at },
    ...{ title: null, company: null, city: null, email: null, phone: null },
    ...{ stage: null, source: null, amount: null, currency: null },
  });
}
