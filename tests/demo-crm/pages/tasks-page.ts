import type { Task } from '../store/tasks.ts';
import type { User } from '../store/users.ts';
import { layout } from './layout.ts';
import { html } from './markup.ts';
import { taskList } from './task-list.ts';

/** What the signed-in user has to do, over all records. */
export function tasksPage(user: User, tasks: readonly Task[], now: number): string {
  const open = tasks.filter((task) => !task.done).length;
  return layout(
    user,
    'tasks',
    'Tasks',
    html`<header class="page-head">
        <h1>My tasks</h1>
        <span class="count">${open}</span>
      </header>
      <section class="box" data-live="tasks">${taskList(tasks, { now, from: 'tasks' })}</section>`,
  );
}
