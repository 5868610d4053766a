import * as z from 'zod/mini';
import type { CrmTask, NewTask, RecordRef } from '../adapter';
import { clip } from '../clip';
import type { CrmResult } from '../error';
import { holdsWord } from '../paragraph';
import { err, ok, mapValue } from '../result';
import { rowPath, type Api, madeSchema, statusSchema, taskSchema } from './api';
import { isUserId } from './record';

const LONGEST_SUBJECT = 255;
/** Of 32,000, with room for the marker. */
const LONGEST_TEXT = 31_000;

/** A task is about a person or about something else. */
const linkOf = ({ type }: RecordRef) =>
  type === 'Lead' || type === 'Contact' ? 'WhoId' : 'WhatId';

/** Makes a task, with the organisation's own first status; its description ends with the marker. */
export async function createTask(
  api: Api,
  record: RecordRef,
  { marker, subject, text, assigneeId, due }: NewTask,
  zone: string | null | undefined,
): Promise<CrmResult<CrmTask>> {
  if (!isUserId(assigneeId)) return err({ code: 'forbidden' });
  const body = {
    Subject: clip(subject, LONGEST_SUBJECT),
    OwnerId: assigneeId,
    [linkOf(record)]: record.id,
    ActivityDate: dayOf(due, zone),
    Description: `${clip(text, LONGEST_TEXT)}\n\n${marker}`,
  };
  const made = await api.send('POST', rowPath('Task'), body, madeSchema);
  return mapValue(made, ({ id }) => ({ id, subject: body.Subject, done: false }));
}

/** The tasks of the record whose description holds the marker. */
export async function findTasks(
  api: Api,
  record: RecordRef,
  marker: string,
): Promise<CrmResult<CrmTask[]>> {
  const soql = `SELECT Id, Subject, IsClosed, Description FROM Task WHERE ${linkOf(record)} = '${record.id}' ORDER BY CreatedDate, Id`;
  const tasks = await api.query(soql, taskSchema);
  return mapValue(tasks, (all) => {
    const marked = all.filter(({ Description: text }) => holdsWord(text ?? '', marker));
    return marked.map(({ Id, Subject, IsClosed }) => ({
      ...{ id: Id, subject: Subject ?? '', done: IsClosed },
    }));
  });
}

/** Closes a task with the first closed status that the organisation has. */
export async function completeTask(api: Api, id: string): Promise<CrmResult<void>> {
  const status = await closedStatus(api);
  if (!status.ok) return status;
  const path = rowPath('Task', encodeURIComponent(id));
  return api.send('PATCH', path, { Status: status.value }, z.undefined());
}

async function closedStatus(api: Api): Promise<CrmResult<string>> {
  const soql = 'SELECT ApiName FROM TaskStatus WHERE IsClosed = true ORDER BY SortOrder';
  const statuses = await api.query(soql, statusSchema);
  // Where the list may not be asked for, what organisations begin with.
  if (!statuses.ok && statuses.error.code === 'rejected') return ok('Completed');
  return mapValue(statuses, ([first]) => first?.ApiName ?? 'Completed');
}

/** The day of an instant (UTC, ms) in a zone: a date without a zone is all that a task has. */
function dayOf(instant: number, zone: string | null | undefined): string {
  try {
    const inZone = zone ? { timeZone: zone } : {};
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    return new Intl.DateTimeFormat('en-CA', { ...parts, ...inZone }).format(instant);
  } catch {
    return new Date(instant).toISOString().slice(0, 10); // a zone that this browser does not know
  }
}
