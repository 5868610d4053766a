import { expect, it } from 'vitest';
import type { CrmSession, NewTask } from '@/lib/crm/adapter';
import { errorCode, valueOf, type CrmUnderTest } from './contract';

const DAY_MS = 24 * 60 * 60_000;

/** Ownership and tasks, where the CRM has them; where it has not, the adapter must not offer them. */
export function describeTasks(
  crm: () => CrmUnderTest,
  can: { assign: boolean; tasks: boolean },
): void {
  it('offers exactly the optional calls that this CRM has', () => {
    const { session } = crm();
    expect(session.assign !== undefined).toBe(can.assign);
    expect(session.createTask !== undefined).toBe(can.tasks);
    expect(session.findTasks !== undefined && session.completeTask !== undefined).toBe(can.tasks);
  });
  if (can.assign) describeOwner(crm);
  if (can.tasks) describeTask(crm);
}

function describeOwner(crm: () => CrmUnderTest): void {
  const assign = (userId: string, as: string) =>
    optional(crm().session, 'assign')(crm().sparseRecord, userId, as);

  it('gives a record to a colleague; doing it twice changes nothing more', async () => {
    const { user, colleague, sparseRecord } = crm();
    valueOf(await assign(colleague.id, user.id));
    const again = await assign(colleague.id, user.id);
    // A CRM may hide from the giver what they gave away: then the second time finds nothing.
    expect(['no error', 'not-found', 'forbidden']).toContain(errorCode(again));
    expect(await crm().ownerOf(sparseRecord)).toBe(colleague.id);
  });

  it('gives no record away in the name of somebody else', async () => {
    const { user, colleague, sparseRecord } = crm();
    const owner = await crm().ownerOf(sparseRecord);
    expect(errorCode(await assign(user.id, colleague.id))).toBe('other-user');
    expect(await crm().ownerOf(sparseRecord)).toBe(owner);
  });
}

function describeTask(crm: () => CrmUnderTest): void {
  const newTask = (marker: string): NewTask => ({
    marker,
    subject: 'Accept or return <the handoff> of "Ümlaut & Co"',
    text: 'Due by the agreed time.\nhttps://crm.example/leads/1',
    assigneeId: crm().colleague.id,
    due: Date.now() + DAY_MS,
  });
  const find = async (marker: string) =>
    valueOf(await optional(crm().session, 'findTasks')(crm().record, marker));
  const create = (task: NewTask, as: string) =>
    optional(crm().session, 'createTask')(crm().record, task, as);

  it('finds the task that it made, by its marker alone', async () => {
    const task = newTask(`task-${Date.now()}-a`);
    const made = valueOf(await create(task, crm().user.id));
    expect(await find(task.marker)).toEqual([{ id: made.id, subject: task.subject, done: false }]);
    expect(await find(`${task.marker}b`)).toEqual([]);
  });

  it('completes a task; doing it twice changes nothing more', async () => {
    const { colleague, colleagueSession, record } = crm();
    const task = newTask(`task-${Date.now()}-c`);
    const { id } = valueOf(await create(task, crm().user.id));
    const complete = optional(colleagueSession, 'completeTask');
    valueOf(await complete(record, id, colleague.id));
    valueOf(await complete(record, id, colleague.id));
    expect((await find(task.marker)).every(({ done }) => done)).toBe(true);
  });

  it('makes no task in the name of somebody else', async () => {
    const task = newTask(`task-${Date.now()}-d`);
    expect(errorCode(await create(task, crm().colleague.id))).toBe('other-user');
    expect(await find(task.marker)).toEqual([]);
  });
}

function optional<Call extends 'assign' | 'createTask' | 'findTasks' | 'completeTask'>(
  session: CrmSession,
  call: Call,
): NonNullable<CrmSession[Call]> {
  const found = session[call];
  if (!found) throw new Error(`The adapter offers no ${call}`);
  return found;
}
