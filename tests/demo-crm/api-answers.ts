import { type Answer, json } from './answer.ts';
import type { Attachment } from './store/attachments.ts';
import type { Note } from './store/notes.ts';
import type { CrmRecord, RecordKey } from './store/records.ts';
import type { Task } from './store/tasks.ts';
import type { User } from './store/users.ts';

const userOf = ({ id, name, email, phone }: User) => ({ id, name, email, phone });

const noteOf = (note: Note) => ({
  id: String(note.id),
  record: { type: note.type, id: note.record },
  text: note.body,
  author: { id: note.author, name: note.authorName },
  createdAt: new Date(note.created).toISOString(),
});

const taskOf = ({ id, subject, done }: Task) => ({ id: String(id), subject, done });

const attachmentOf = ({ id, name }: Attachment) => ({ id: String(id), name });

export const answerUser = (user: User): Answer => json(200, userOf(user));
export const answerNote = (note: Note, status: number): Answer => json(status, noteOf(note));
export const answerTask = (task: Task, status: number): Answer => json(status, taskOf(task));

export const answerAttachment = (file: Attachment): Answer => json(201, attachmentOf(file));
export const answerAttachments = (files: readonly Attachment[]): Answer =>
  json(200, { attachments: files.map(attachmentOf) });

export const answerSuccessor = (successor: RecordKey | undefined): Answer =>
  json(200, { successor: successor ?? null });

export const answerPredecessors = (predecessors: readonly RecordKey[]): Answer =>
  json(200, { predecessors });

export function answerRecord(record: CrmRecord): Answer {
  const { type, id, name, company, title, email, phone, stage, source } = record;
  const { owner, ownerName, amount, currency } = record;
  return json(200, {
    ...{ type, id, name, company, title, email, phone, stage, source },
    owner: owner === null ? null : { id: owner, name: ownerName ?? '' },
    amount: amount === null ? null : { value: amount, currency: currency ?? '' },
  });
}

interface Lists {
  notes: readonly Note[];
  users: readonly User[];
  tasks: readonly Task[];
}

/** One page of a list; `next` is there where another may follow, and is the last one's id. */
export function answerList<Name extends keyof Lists>(
  name: Name,
  items: Lists[Name],
  pageSize: number,
  more: object = {},
): Answer {
  const last = items.length < pageSize ? undefined : items.at(-1);
  return json(200, { [name]: items.map(plain), next: last ? String(last.id) : null, ...more });
}

function plain(item: Note | User | Task) {
  if ('login' in item) return userOf(item);
  return 'marker' in item ? taskOf(item) : noteOf(item);
}
