import type { Attachment } from '../store/attachments.ts';
import type { Note } from '../store/notes.ts';
import type { CrmRecord, RecordKey } from '../store/records.ts';
import type { Task } from '../store/tasks.ts';
import type { User } from '../store/users.ts';
import { layout, placeName } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { avatar, money, stage, time } from './pieces.ts';
import { taskList } from './task-list.ts';

interface Shown {
  readonly user: User;
  readonly record: CrmRecord;
  /** What it has become by conversion. */
  readonly successor: RecordKey | undefined;
  readonly notes: readonly Note[];
  readonly tasks: readonly Task[];
  readonly files: readonly Attachment[];
  readonly users: readonly User[];
  readonly now: number;
}

/** One record: what is known of it, its notes newest first, its tasks and its owner. */
export function recordPage(shown: Shown): string {
  const { user, record } = shown;
  return layout(
    user,
    record.type,
    record.name,
    html`<nav class="trail" aria-label="Where you are">
        <a href="/${record.type}">${placeName(record.type)}</a> <span>/ ${record.id}</span>
      </nav>
      ${head(record)}
      <div data-baton-card></div>
      <div class="columns">
        <div class="wide">${noteSection(shown)}</div>
        <aside class="narrow">
          ${ownerForm(shown)} ${details(record)} ${taskSection(shown)} ${fileSection(shown)}
          ${conversion(shown)}
        </aside>
      </div>`,
  );
}

function head(record: CrmRecord): Markup {
  const { name, title, company } = record;
  const role = [title, company].filter((words) => words !== null).join(', ');
  return html`<header class="record-head">
    ${avatar(record.id, name)}
    <div>
      <h1>${name}</h1>
      <p>${role || 'No company yet'}</p>
    </div>
    ${stage(record.stage)}
  </header>`;
}

function details(record: CrmRecord): Markup {
  const rows: readonly (readonly [string, string | Markup | null])[] = [
    ['E-mail', record.email && breakable(record.email)],
    ['Phone', record.phone],
    ['City', record.city],
    ['Source', record.source],
    ['Amount', money(record.amount, record.currency) || null],
  ];
  return html`<section class="box" aria-labelledby="details">
    <h2 id="details">Details</h2>
    <dl>
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value ?? html`<span class="none">not known</span>`}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

/** Lets a long address break before its host instead of anywhere. */
function breakable(email: string): Markup {
  const [name, host] = email.split(/(?=@)/);
  return html`${name}<wbr />${host}`;
}

function ownerForm({ record, users }: Shown): Markup {
  const { type, id, owner } = record;
  const option = (user: User) =>
    html`<option value="${user.id}" ${user.id === owner && html`selected`}>
      ${user.name} (${user.role})
    </option>`;
  return html`<section class="box owner" data-live="owner">
    <form method="post" action="/${type}/${id}/owner" data-send-on-change>
      <label for="owner">Owner</label>
      <select id="owner" name="user">
        ${owner === null && html`<option value="">Nobody</option>`} ${users.map(option)}
      </select>
      <noscript><button>Give</button></noscript>
    </form>
  </section>`;
}

function noteSection({ record, notes, now }: Shown): Markup {
  return html`<section class="box notes" aria-labelledby="notes">
    <h2 id="notes">Notes <span class="count" data-live="note-count">${notes.length}</span></h2>
    <form method="post" action="/${record.type}/${record.id}/notes" class="compose">
      <textarea
        name="text"
        rows="2"
        maxlength="30000"
        required
        placeholder="Write a note"
        aria-label="Write a note"
      ></textarea>
      <button class="main">Save note</button>
    </form>
    <div data-live="notes">
      <ol>
        ${notes.map((note) => noteItem(note, now))}
      </ol>
      ${notes.length === 0 && html`<p class="empty">No notes yet.</p>`}
    </div>
  </section>`;
}

function noteItem({ id, author, authorName, body, created }: Note, now: number): Markup {
  return html`<li class="note" id="note-${id}">
    ${avatar(author, authorName)}
    <div>
      <p class="note-head"><b>${authorName}</b> ${time(created, now)}</p>
      <p class="note-text">${body}</p>
    </div>
  </li>`;
}

function taskSection({ record, tasks, now }: Shown): Markup {
  return html`<section class="box tasks" aria-labelledby="tasks">
    <h2 id="tasks">Tasks</h2>
    <div data-live="tasks">${taskList(tasks, { now, from: 'record' })}</div>
    <form method="post" action="/${record.type}/${record.id}/tasks" class="line">
      <input
        name="subject"
        maxlength="200"
        required
        placeholder="Add a task"
        aria-label="Add a task"
      />
      <button>Add</button>
    </form>
  </section>`;
}

function fileSection({ files, now }: Shown): Markup {
  return html`<section class="box files" aria-labelledby="files">
    <h2 id="files">Files</h2>
    <div data-live="files">
      <ul class="file-list">
        ${files.map((file) => fileItem(file, now))}
      </ul>
      ${files.length === 0 && html`<p class="empty">No files yet.</p>`}
    </div>
  </section>`;
}

function conversion({ record, successor }: Shown): Markup | undefined {
  if (successor) {
    return html`<section class="box" aria-labelledby="conversion">
      <h2 id="conversion">Converted</h2>
      <p><a href="/${successor.type}/${successor.id}">To ${successor.type} ${successor.id}</a></p>
    </section>`;
  }
  if (record.type !== 'leads') return undefined;
  return html`<section class="box owner" aria-labelledby="conversion">
    <h2 id="conversion">Make it a deal</h2>
    <form method="post" action="/${record.type}/${record.id}/convert">
      <label for="at-conversion">Its notes</label>
      <select id="at-conversion" name="notes">
        <option value="move">go to the deal; the lead is gone</option>
        <option value="copy">are copied; the lead is closed</option>
        <option value="stay">stay on the lead</option>
      </select>
      <button>Convert to a deal</button>
    </form>
  </section>`;
}

function fileItem({ id, name, size, authorName, created }: Attachment, now: number): Markup {
  return html`<li>
    <a href="/attachments/${id}" download>${name}</a>
    <small>${Math.ceil(size / 1000)} kB, ${authorName}, ${time(created, now)}</small>
  </li>`;
}
