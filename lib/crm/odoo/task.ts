import * as z from 'zod/mini';
import type { CrmTask, NewTask } from '../adapter';
import type { CrmResult } from '../error';
import { paragraph } from '../paragraph';
import { numberOf, type Row } from './record';
import { type Rpc, dayOf, textSchema } from './rpc';

/** 17 and 18 write what was made as a text, `mail.activity(15,)`; 19 as a list. */
const madeActivitySchema = z.union([
  z.pipe(
    z.string().check(z.regex(/^mail\.activity\(\d+,?\)$/)),
    z.transform((text) => Number(/\d+/.exec(text)?.[0])),
  ),
  z.int(),
  z.pipe(
    z.tuple([z.int()]),
    z.transform(([id]) => id),
  ),
]);

const activitiesSchema = z.array(z.object({ id: z.int(), summary: textSchema }));
type Search = readonly (readonly [field: string, operator: string, value: unknown])[];

/** Schedules a to-do. Its note carries the marker; Odoo's own due is a day without a time. */
export async function createTask(
  { call }: Rpc,
  { model, id }: Row,
  { marker, subject, text, assigneeId, due }: NewTask,
): Promise<CrmResult<CrmTask>> {
  const assignee = numberOf(assigneeId);
  if (assignee === undefined) return { ok: false, error: { code: 'forbidden' } };
  const kwargs = {
    act_type_xmlid: 'mail.mail_activity_data_todo',
    date_deadline: dayOf(due),
    summary: subject,
    // Odoo repeats all of it in the record's stream once the to-do is done: unseen, but still found.
    note: `${paragraph(text)}<span style="display:none">${marker}</span>`,
    user_id: assignee,
  };
  const made = await call(
    { model, method: 'activity_schedule', args: [[id]], kwargs },
    madeActivitySchema,
  );
  return made.ok ? { ok: true, value: { id: String(made.value), subject, done: false } } : made;
}

/**
 * Finds the to-do of the marker: among those to be done, then among those that Odoo keeps when they
 * are done. Where it keeps none, one that is done is not found.
 */
export async function findTasks(
  rpc: Rpc,
  { model, id }: Row,
  marker: string,
): Promise<CrmResult<CrmTask[]>> {
  const search: Search = [
    ['res_model', '=', model],
    ['res_id', '=', id],
    ['note', 'ilike', `>${marker}<`],
  ];
  const open = await readActivities(rpc, search, {});
  if (!open.ok) return open;
  const all = await readActivities(rpc, search, { active_test: false });
  if (!all.ok) return all;
  const isOpen = new Set(open.value.map(({ id }) => id));
  return { ok: true, value: all.value.map((row) => taskOf(row, !isOpen.has(row.id))) };
}

/** Marks a to-do as done; nothing happens to one that is done already or gone. */
export async function completeTask(rpc: Rpc, taskId: string): Promise<CrmResult<void>> {
  const open = await readActivities(rpc, [['id', '=', numberOf(taskId)]], {});
  if (!open.ok) return open;
  const [toDo] = open.value;
  if (!toDo) return { ok: true, value: undefined };
  const done = await rpc.call(
    { model: 'mail.activity', method: 'action_feedback', args: [[toDo.id]] },
    z.unknown(),
  );
  return done.ok ? { ok: true, value: undefined } : done;
}

function readActivities({ call }: Rpc, search: Search, context: Record<string, unknown>) {
  const args = [search, ['summary']];
  const kwargs = { order: 'id asc', context };
  return call({ model: 'mail.activity', method: 'search_read', args, kwargs }, activitiesSchema);
}

const taskOf = (
  { id, summary = '' }: z.infer<typeof activitiesSchema>[number],
  done: boolean,
): CrmTask => ({ id: String(id), subject: summary, done });
