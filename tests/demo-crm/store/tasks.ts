import * as z from 'zod/mini';
import type { Database } from '../database.ts';
import { idMadeOnce } from './once.ts';
import { RECORD_TYPES, type RecordKey } from './records.ts';

const taskRow = z.object({
  id: z.number(),
  type: z.enum(RECORD_TYPES),
  record: z.string(),
  recordName: z.string(),
  marker: z.string(),
  subject: z.string(),
  body: z.string(),
  assignee: z.string(),
  assigneeName: z.string(),
  author: z.string(),
  due: z.number(),
  done: z.pipe(
    z.number(),
    z.transform((stored: number) => stored === 1),
  ),
});

export type Task = z.infer<typeof taskRow>;

export interface NewTask {
  readonly marker: string;
  readonly subject: string;
  readonly body: string;
  readonly assignee: string;
  readonly author: string;
  readonly due: number;
  /** Whoever sends it again makes no second task. */
  readonly once?: string | undefined;
}

const SELECT = `select tasks.*, users.name as assigneeName, records.name as recordName
  from tasks join users on users.id = tasks.assignee
  join records on records.type = tasks.type and records.id = tasks.record`;
const parse = (rows: readonly unknown[]) => rows.map((row) => taskRow.parse(row));

/** Adds a task and gives its id, or that of the one which its author made by the same key. */
export function addTask(db: Database, { type, id }: RecordKey, task: NewTask): number {
  const made = idMadeOnce(db, 'tasks', task.author, task.once);
  if (made !== undefined) return made;
  const { lastInsertRowid } = db
    .prepare(
      `insert into tasks (type, record, marker, subject, body, assignee, author, due, once, done)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    )
    .run(
      ...[
        type,
        id,
        task.marker,
        task.subject,
        task.body,
        task.assignee,
        task.author,
        task.due,
        task.once ?? null,
      ],
    );
  return Number(lastInsertRowid);
}

export function findTask(db: Database, id: number): Task | undefined {
  const row = db.prepare(`${SELECT} where tasks.id = ?`).get(id);
  return row && taskRow.parse(row);
}

/** Tasks of a record, open ones first, then by due time. */
export function tasksOf(db: Database, { type, id }: RecordKey): Task[] {
  return parse(
    db
      .prepare(`${SELECT} where tasks.type = ? and record = ? order by done, due, tasks.id`)
      .all(type, id),
  );
}

export function tasksMarked(db: Database, { type, id }: RecordKey, marker: string): Task[] {
  return parse(
    db
      .prepare(`${SELECT} where tasks.type = ? and record = ? and marker = ? order by tasks.id`)
      .all(type, id, marker),
  );
}

/** Everything that a user has to do or did, open ones first. */
export function tasksFor(db: Database, user: string): Task[] {
  return parse(
    db.prepare(`${SELECT} where assignee = ? order by done, due, tasks.id limit 200`).all(user),
  );
}

export function setTaskDone(db: Database, id: number, done: boolean): void {
  db.prepare('update tasks set done = ? where id = ?').run(done ? 1 : 0, id);
}
