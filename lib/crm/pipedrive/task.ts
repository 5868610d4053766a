import * as z from 'zod/mini';
import type { CrmTask, NewTask } from '../adapter';
import type { CrmResult } from '../error';
import { holdsWord, paragraph } from '../paragraph';
import { err, ok, mapValue } from '../result';
import { type Api, activitySchema, activityTypeSchema } from './api';
import type { Target } from './record';

const ACTIVITIES = '/api/v2/activities';

/** Plans an activity; its note ends with the marker. */
export async function createTask(
  api: Api,
  target: Target,
  { marker, subject, text, assigneeId, due }: NewTask,
): Promise<CrmResult<CrmTask>> {
  const owner = Number(assigneeId);
  if (!Number.isSafeInteger(owner)) return err({ code: 'forbidden' });
  const type = await taskType(api);
  if (!type.ok) return type;
  const [day, time] = new Date(due).toISOString().split('T');
  const body = {
    subject,
    ...(type.value === undefined ? {} : { type: type.value }),
    owner_id: owner,
    due_date: day,
    due_time: time?.slice(0, 5),
    note: `${paragraph(text)}${paragraph(marker)}`,
    ...linkTo(target),
  };
  const made = await api.send('POST', ACTIVITIES, body, z.object({ id: z.int() }));
  return mapValue(made, ({ id }) => ({ id: String(id), subject, done: false }));
}

/** The activities of the record whose note holds the marker. */
export async function findTasks(
  api: Api,
  { field, value }: Target,
  marker: string,
): Promise<CrmResult<CrmTask[]>> {
  const listed = await api.list(ACTIVITIES, { [field]: String(value) }, activitySchema);
  return mapValue(listed, (activities) => {
    const marked = activities.filter(({ note }) => holdsWord(note ?? '', marker));
    return marked.map(({ id, subject, done }) => ({
      ...{ id: String(id), subject: subject ?? '' },
      done: done === true,
    }));
  });
}

/** Marks an activity as done. */
export async function completeTask(api: Api, id: string): Promise<CrmResult<void>> {
  const path = `${ACTIVITIES}/${encodeURIComponent(id)}`;
  const sent = await api.send('PATCH', path, { done: true }, z.object({ id: z.int() }));
  return mapValue(sent, () => undefined);
}

/** A company may have renamed or removed the type that accounts begin with; then it has its default. */
async function taskType(api: Api): Promise<CrmResult<string | undefined>> {
  const types = await api.get('/v1/activityTypes', z.array(activityTypeSchema));
  if (!types.ok && types.error.code === 'forbidden') return ok(undefined);
  return mapValue(types, (all) => {
    const keys = all.filter((one) => one.active_flag !== false).map((one) => one.key_string);
    return keys.find((key) => key === 'task') ?? keys[0];
  });
}

/** A person takes part in an activity; all others it is linked to. */
function linkTo({ field, value }: Target): Record<string, unknown> {
  if (field !== 'person_id') return { [field]: value };
  return { participants: [{ person_id: value, primary: true }] };
}
