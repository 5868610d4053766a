import type { CrmTask, NewTask } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { holdsWord, paragraph } from '../paragraph';
import { mapValue } from '../result';
import { PATHS, readObjects, objectSchema } from './api';
import type { Row } from './record';
import { linkedTo, linkTo } from './links';

const TASKS = PATHS.objects('tasks');
const PROPERTIES = ['hs_task_subject', 'hs_task_body', 'hs_task_status'];
const DONE = 'COMPLETED';

/** Makes a task; its body ends with the marker. */
export async function createTask(
  http: CrmHttp,
  row: Row,
  { marker, subject, text, assigneeId, due }: NewTask,
): Promise<CrmResult<CrmTask>> {
  const associations = await linkTo(http, 'tasks', row);
  if (!associations.ok) return associations;
  const properties = {
    // Of a task it is when it is due.
    hs_timestamp: new Date(due).toISOString(),
    hs_task_subject: subject,
    hs_task_body: `${paragraph(text)}${paragraph(marker)}`,
    hubspot_owner_id: assigneeId,
    hs_task_status: 'NOT_STARTED',
    hs_task_type: 'TODO',
  };
  const body = { properties, associations: associations.value };
  const made = await http.json({ method: 'POST', path: TASKS, body }, objectSchema);
  return mapValue(made, ({ id }) => ({ id, subject, done: false }));
}

/** Finds the task of the record whose body holds the marker. */
export async function findTasks(
  http: CrmHttp,
  row: Row,
  marker: string,
): Promise<CrmResult<CrmTask[]>> {
  const ids = await linkedTo(http, 'tasks', row);
  if (!ids.ok) return ids;
  const tasks = await readObjects(http, 'tasks', [...new Set(ids.value)], PROPERTIES);
  return mapValue(tasks, (all) => {
    const marked = all.filter(({ properties }) => holdsWord(properties.hs_task_body ?? '', marker));
    return marked.map(({ id, properties }) => ({
      ...{ id, subject: properties.hs_task_subject ?? '' },
      done: properties.hs_task_status === DONE,
    }));
  });
}

/** Marks a task as done. */
export async function completeTask(http: CrmHttp, id: string): Promise<CrmResult<void>> {
  const path = `${TASKS}/${encodeURIComponent(id)}`;
  const body = { properties: { hs_task_status: DONE } };
  const sent = await http.json({ method: 'PATCH', path, body }, objectSchema);
  return mapValue(sent, () => undefined);
}
