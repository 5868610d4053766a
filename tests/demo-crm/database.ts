import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Database = DatabaseSync;

const SCHEMA = `
create table if not exists users (
  id text primary key, login text not null unique, name text not null, email text not null,
  phone text not null, role text not null, city text not null, password text not null
) strict;
create table if not exists sessions (token text primary key, user text not null) strict;
create table if not exists records (
  type text not null, id text not null, name text not null, company text, title text, email text,
  phone text, city text, owner text, stage text, source text, amount real, currency text,
  changed integer not null, primary key (type, id)
) strict;
create table if not exists notes (
  id integer primary key autoincrement, type text not null, record text not null, body text not null,
  author text not null, created integer not null, changed integer not null, once text,
  unique (author, once)
) strict;
create index if not exists notes_of_record on notes (type, record, id);
create index if not exists notes_by_change on notes (changed);
create table if not exists tasks (
  id integer primary key autoincrement, type text not null, record text not null,
  marker text not null, subject text not null, body text not null, assignee text not null,
  author text not null, due integer not null, done integer not null, once text,
  unique (author, once)
) strict;
create index if not exists tasks_of_record on tasks (type, record, marker);
create table if not exists attachments (
  id integer primary key autoincrement, type text not null, record text not null,
  name text not null, mime text not null, content blob not null, author text not null,
  created integer not null, once text, unique (author, once)
) strict;
create table if not exists successors (
  type text not null, record text not null, next_type text not null, next_record text not null,
  closed integer not null, primary key (type, record)
) strict;
create index if not exists attachments_of_record on attachments (type, record, name);
`;

/** Opens the CRM's data, making the file where there is none; ':memory:' keeps nothing. */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal; pragma synchronous = normal;');
  db.exec(SCHEMA);
  return db;
}

/** Does all of `work` or, where it throws, nothing of it. */
export function inTransaction(db: Database, work: () => void): void {
  db.exec('begin immediate');
  try {
    work();
    db.exec('commit');
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}
