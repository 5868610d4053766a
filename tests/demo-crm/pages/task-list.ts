import type { Task } from '../store/tasks.ts';
import { html, type Markup } from './markup.ts';
import { time } from './pieces.ts';

interface Shown {
  readonly now: number;
  /** Which page shows the list: on a record's own, the record need not be named. */
  readonly from: 'record' | 'tasks';
}

/** Tasks with a box to tick; nothing but a sentence where there are none. */
export function taskList(tasks: readonly Task[], { now, from }: Shown): Markup {
  if (tasks.length === 0) return html`<p class="empty">No tasks.</p>`;
  return html`<ul class="task-list">
    ${tasks.map((task) => item(task, { now, from }))}
  </ul>`;
}

function item(task: Task, { now, from }: Shown): Markup {
  const late = !task.done && task.due < now;
  return html`<li class="task ${task.done && html`done`}">
    <form method="post" action="/tasks/${task.id}">
      <input type="hidden" name="done" value="${String(!task.done)}" />
      <input type="hidden" name="back" value="${from}" />
      <button
        class="tick"
        aria-pressed="${String(task.done)}"
        aria-label="Done: ${task.subject}"
      ></button>
    </form>
    <div>
      <span class="task-subject">${task.subject}</span>
      <small class="${late && html`late`}">
        ${
          from === 'record'
            ? task.assigneeName
            : html`<a href="/${task.type}/${task.record}">${task.recordName}</a>`
        },
        due ${time(task.due, now)}
      </small>
    </div>
  </li>`;
}
