import { readFileSync } from 'node:fs';
import { type Answer, download, file, page, problem, seeOther } from '../answer.ts';
import { type Asked, type Crm, isOwnForm } from '../asked.ts';
import {
  findRecord,
  isOrder,
  listRecords,
  RECORD_TYPES,
  type RecordType,
} from '../store/records.ts';
import { attachmentsOf, readAttachment } from '../store/attachments.ts';
import { successorOf } from '../store/conversions.ts';
import { notesOf } from '../store/notes.ts';
import { tasksFor, tasksOf } from '../store/tasks.ts';
import { allUsers, type User } from '../store/users.ts';
import { answerForm } from './answer-form.ts';
import { listPage } from './list-page.ts';
import { messagePage } from './message-page.ts';
import { recordPage } from './record-page.ts';
import { answerSignIn } from './sign-in.ts';
import { tasksPage } from './tasks-page.ts';

const RECORD_PAGE = new RegExp(`^/(${RECORD_TYPES.join('|')})/([A-Za-z0-9_-]+)$`);

const ASSETS: Readonly<Record<string, string>> = {
  '/assets/crm.css': 'text/css; charset=utf-8',
  '/assets/crm.js': 'text/javascript; charset=utf-8',
  '/assets/icon.svg': 'image/svg+xml',
};

/** Answers a browser: pages for whoever is signed in, the sign-in page for all others. */
export function answerPage(crm: Crm, asked: Asked): Answer {
  const { method, url, user } = asked;
  const asset = ASSETS[url.pathname];
  if (asset !== undefined) return answerAsset(url.pathname, asset);
  if (method === 'OPTIONS') return problem(405, 'not-understood', 'Other sites are not served.');
  if (method !== 'GET' && !isOwnForm(asked)) {
    return problem(403, 'foreign-form', 'This form was not sent by a page of this CRM.');
  }
  if (url.pathname === '/sign-in') return answerSignIn(crm, asked);
  if (!user) return seeOther(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  return method === 'GET' ? answerView(crm, url, user) : answerForm(crm, asked, user);
}

function answerAsset(path: string, type: string): Answer {
  const name = path.slice('/assets/'.length);
  return file(type, readFileSync(new URL(`../public/${name}`, import.meta.url)));
}

function answerView(crm: Crm, url: URL, user: User): Answer {
  if (url.pathname === '/') return seeOther('/leads');
  if (url.pathname === '/tasks') return page(tasksPage(user, tasksFor(crm.db, user.id), crm.now()));
  const attachment = /^\/attachments\/(\d{1,15})$/.exec(url.pathname)?.[1];
  if (attachment !== undefined) return answerFile(crm, Number(attachment)) ?? notFound(user);
  const type = RECORD_TYPES.find((name) => url.pathname === `/${name}`);
  if (type) return answerList(crm, type, url, user);
  return answerRecordPage(crm, url, user) ?? notFound(user);
}

function answerList({ db, now }: Crm, type: RecordType, url: URL, user: User): Answer {
  const words = url.searchParams.get('q') ?? '';
  const asked = url.searchParams.get('order') ?? '';
  const order = isOrder(asked) ? asked : 'changed';
  const records = listRecords(db, type, words, order);
  return page(listPage({ user, type, records, words, order, now: now() }));
}

function answerFile({ db }: Crm, id: number): Answer | undefined {
  const found = readAttachment(db, id);
  return found && download(found.name, Buffer.from(found.content));
}

function answerRecordPage({ db, now }: Crm, url: URL, user: User): Answer | undefined {
  const [, type, id] = RECORD_PAGE.exec(url.pathname) ?? [];
  const known = RECORD_TYPES.find((name) => name === type);
  const record = known && id !== undefined ? findRecord(db, { type: known, id }) : undefined;
  const successor = known && id !== undefined ? successorOf(db, { type: known, id }) : undefined;
  if (!record) return successor && seeOther(`/${successor.type}/${successor.id}`);
  const [notes, tasks, users] = [notesOf(db, record), tasksOf(db, record), allUsers(db)];
  const files = attachmentsOf(db, record);
  return page(recordPage({ user, record, successor, notes, tasks, files, users, now: now() }));
}

function notFound(user: User): Answer {
  return page(
    messagePage(user, 'Not found', 'There is no such page. It may have been deleted.'),
    404,
  );
}
