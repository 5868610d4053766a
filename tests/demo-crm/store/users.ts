import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import type { Database } from '../database.ts';

const userRow = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  role: z.string(),
  city: z.string(),
});

export type User = z.infer<typeof userRow>;

/** A user to add. Without a password nobody can sign in as that user. */
export interface NewUser extends User {
  readonly password?: string;
}

/** Low on purpose: the users are invented, and tests start this server often. */
const COST = { N: 1024 };

const COLUMNS = 'id, login, name, email, phone, role, city';

export function addUser(db: Database, user: NewUser): void {
  const { id, login, name, email, phone, role, city, password } = user;
  db.prepare(`insert into users (${COLUMNS}, password) values (?, ?, ?, ?, ?, ?, ?, ?)`).run(
    ...[id, login, name, email, phone, role, city],
    password ? hashPassword(password, randomBytes(16)) : '',
  );
}

export function findUser(db: Database, id: string): User | undefined {
  const row = db.prepare(`select ${COLUMNS} from users where id = ?`).get(id);
  return row && userRow.parse(row);
}

/** All users by name. */
export function allUsers(db: Database): User[] {
  const rows = db.prepare(`select ${COLUMNS} from users order by name, id`).all();
  return rows.map((row) => userRow.parse(row));
}

/** At most `limit` users whose id comes after `cursor`, by id. */
export function usersAfter(db: Database, cursor: string, limit: number): User[] {
  const rows = db
    .prepare(`select ${COLUMNS} from users where id > ? order by id limit ?`)
    .all(cursor, limit);
  return rows.map((row) => userRow.parse(row));
}

/** Opens a session and gives its secret token, or `undefined` for a wrong login or password. */
export function signInUser(db: Database, login: string, password: string): string | undefined {
  const row = db.prepare('select id, password from users where login = ?').get(login);
  if (!row) return undefined;
  const user = z.object({ id: z.string(), password: z.string() }).parse(row);
  if (!isPassword(password, user.password)) return undefined;
  const token = randomBytes(32).toString('base64url');
  db.prepare('insert into sessions (token, user) values (?, ?)').run(digest(token), user.id);
  return token;
}

/** Who is signed in with this token. */
export function userOfSession(db: Database, token: string): User | undefined {
  const row = db
    .prepare('select users.* from sessions join users on users.id = user where token = ?')
    .get(digest(token));
  return row && userRow.parse(row);
}

export function endSession(db: Database, token: string): void {
  db.prepare('delete from sessions where token = ?').run(digest(token));
}

/** Ends the sessions of one user, or of all. */
export function endSessions(db: Database, user: string | undefined): void {
  if (user === undefined) db.exec('delete from sessions');
  else db.prepare('delete from sessions where user = ?').run(user);
}

const digest = (token: string) => createHash('sha256').update(token).digest('hex');

function hashPassword(password: string, salt: Buffer): string {
  return `${salt.toString('hex')}.${scryptSync(password, salt, 32, COST).toString('hex')}`;
}

function isPassword(password: string, stored: string): boolean {
  const [salt] = stored.split('.');
  if (!salt) return false;
  const offered = hashPassword(password, Buffer.from(salt, 'hex'));
  return timingSafeEqual(Buffer.from(offered), Buffer.from(stored));
}
