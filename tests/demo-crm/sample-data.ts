import { type Database, inTransaction } from './database.ts';
import { SAMPLE_CONTACTS, SAMPLE_DEALS, SAMPLE_LEADS, type SampleRecord } from './sample-leads.ts';
import { SAMPLE_NOTES, SAMPLE_TASKS } from './sample-notes.ts';
import { samplePeople } from './sample-people.ts';
import { addNote } from './store/notes.ts';
import { addRecord, type RecordType } from './store/records.ts';
import { addTask } from './store/tasks.ts';
import { addUser } from './store/users.ts';

const HOUR_MS = 60 * 60_000;

/** Fills an empty database with the sample company; times are told from `now` (UTC, ms). */
export function addSampleData(db: Database, now: number): void {
  inTransaction(db, () => {
    for (const user of samplePeople()) addUser(db, user);
    addRecords(db, 'leads', SAMPLE_LEADS, now);
    addRecords(db, 'contacts', SAMPLE_CONTACTS, now);
    addRecords(db, 'deals', SAMPLE_DEALS, now);
    for (const [type, id, author, hours, body] of SAMPLE_NOTES) {
      addNote(db, { type, id }, { body, author: `u-${author}`, at: now - hours * HOUR_MS });
    }
    for (const [type, id, person, hours, subject] of SAMPLE_TASKS) {
      const user = `u-${person}`;
      const due = now + hours * HOUR_MS;
      addTask(
        db,
        { type, id },
        { marker: '', subject, body: '', assignee: user, author: user, due },
      );
    }
  });
}

function addRecords(
  db: Database,
  type: RecordType,
  records: readonly SampleRecord[],
  now: number,
): void {
  for (const record of records) {
    const [id, name, title, company, city, email, phone, owner, stage, source, amount] = record;
    const [, , , , , , , , , , , currency, hours] = record;
    addRecord(db, {
      ...{ type, id, name, owner: `u-${owner}`, changed: now - hours * HOUR_MS },
      ...{ title: title || null, company: company || null, city: city || null },
      ...{ email: email || null, phone: phone || null },
      ...{ stage: stage || null, source: source || null },
      ...{ amount: amount || null, currency: currency || null },
    });
  }
}
