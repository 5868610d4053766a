import * as z from 'zod/mini';
import type { CrmTask, NewTask } from '../adapter';
import type { CrmResult } from '../error';
import { mapValue } from '../result';
import { readRows, type EspoApi, datetimeOf, textSchema } from './api';
import type { Entity } from './record';

const taskSchema = z.object({
  id: z.string(),
  name: textSchema,
  status: textSchema,
  parentType: textSchema,
  parentId: textSchema,
});
type Task = z.infer<typeof taskSchema>;

const DONE = 'Completed';
/** No task waits for anybody in these states. */
const ENDED: readonly unknown[] = [DONE, 'Canceled'];

/** Makes a task. Its description ends with the marker. */
export async function createTask(
  { send }: EspoApi,
  { type, id }: Entity,
  { marker, subject, text, assigneeId, due }: NewTask,
): Promise<CrmResult<CrmTask>> {
  const task = {
    name: subject,
    status: 'Not Started',
    priority: 'Normal',
    dateEnd: datetimeOf(due),
    parentType: type,
    parentId: id,
    assignedUserId: assigneeId,
    description: `${text}\n\n${marker}`,
  };
  return mapValue(await send('POST', 'Task', task, taskSchema), taskOf);
}

/** Finds the record's task that holds the marker. */
export async function findTasks(
  api: EspoApi,
  { type, id }: Entity,
  marker: string,
): Promise<CrmResult<CrmTask[]>> {
  const where = {
    'where[0][type]': 'contains',
    'where[0][attribute]': 'description',
    'where[0][value]': marker,
    select: 'name,status,parentType,parentId',
  };
  const read = await readRows(api, 'Task', where, taskSchema);
  return mapValue(read, (tasks) => {
    const own = tasks.filter((task) => task.parentType === type && task.parentId === id);
    return own.map(taskOf);
  });
}

/** Marks a task as done, as often as one likes. */
export async function completeTask(
  { send }: EspoApi,
  taskId: string,
): Promise<CrmResult<undefined>> {
  const path = `Task/${encodeURIComponent(taskId)}`;
  return mapValue(await send('PUT', path, { status: DONE }, taskSchema), () => undefined);
}

function taskOf({ id, name, status }: Task): CrmTask {
  return { id, subject: name ?? '', done: ENDED.includes(status) };
}
