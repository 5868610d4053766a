import type { CrmTask, NewTask } from '../adapter';
import { clip } from '../clip';
import type { CrmResult } from '../error';
import { holdsWord } from '../paragraph';
import { err, ok, mapValue } from '../result';
import { type Api, madeTaskSchema, stateSchema, taskSchema } from './api';
import { isGuid, type Row } from './record';

const LONGEST_SUBJECT = 200;
const LONGEST_DESCRIPTION = 2000;
/** States of a task: one that is completed or cancelled cannot be changed any more. */
const OPEN = 0;
const COMPLETED = 1;

/** Makes a task; its description ends with the marker. */
export async function createTask(
  api: Api,
  { kind, path }: Row,
  { marker, subject, text, assigneeId, due }: NewTask,
): Promise<CrmResult<CrmTask>> {
  if (!isGuid(assigneeId)) return err({ code: 'forbidden' });
  const end = `\n\n${marker}`;
  const body = {
    subject: clip(subject, LONGEST_SUBJECT),
    description: clip(text, LONGEST_DESCRIPTION - end.length) + end,
    scheduledend: new Date(due).toISOString(),
    'ownerid@odata.bind': `/systemusers(${assigneeId})`,
    [`regardingobjectid_${kind}_task@odata.bind`]: path,
  };
  const made = await api.add('/tasks', body, madeTaskSchema);
  return mapValue(made, ({ activityid: id }) => ({ id, subject: body.subject, done: false }));
}

/** The tasks of the record whose description holds the marker. */
export async function findTasks(
  api: Api,
  { id }: Row,
  marker: string,
): Promise<CrmResult<CrmTask[]>> {
  const query = {
    $select: 'activityid,subject,description,statecode',
    $filter: `_regardingobjectid_value eq ${id}`,
    $orderby: 'createdon asc',
  };
  const tasks = await api.list('/tasks', query, taskSchema);
  return mapValue(tasks, (all) => {
    const marked = all.filter(({ description }) => holdsWord(description ?? '', marker));
    return marked.map(({ activityid, subject, statecode }) => ({
      ...{ id: activityid, subject: subject ?? '' },
      done: statecode !== OPEN,
    }));
  });
}

/** Completes a task, unless it is closed already. */
export async function completeTask(api: Api, id: string): Promise<CrmResult<void>> {
  if (!isGuid(id)) return err({ code: 'not-found' });
  const path = `/tasks(${id})`;
  const state = await api.get(`${path}?$select=statecode`, stateSchema);
  if (!state.ok) return state;
  if (state.value.statecode !== OPEN) return ok(undefined);
  return api.change(path, { statecode: COMPLETED });
}
