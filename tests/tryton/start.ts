import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LEADS, type LeadName, type SeedLead } from './leads.ts';
import { emailOf, type Login, passwordOf, PEOPLE, type PersonLogin } from './people.ts';
import { type Credentials, signInByPassword } from './rpc.ts';
import { DATABASE, databaseFile, startServer } from './server.ts';
import { trytonSnapshot } from './snapshot.ts';
import type { Seeded } from './seed.ts';

/** An item of the page's localStorage, as the web client itself would keep it. */
export interface StorageEntry {
  readonly key: string;
  readonly value: string;
}

export interface SignedIn extends Credentials {
  readonly storageEntry: StorageEntry;
}

interface TrytonUser {
  readonly id: number;
  readonly login: PersonLogin;
  readonly name: string;
  readonly email: string;
}

export interface TrytonLead extends SeedLead {
  readonly id: number;
  /** The address that opens the lead in the web client. */
  readonly address: string;
}

export interface Tryton {
  /** The origin of server and web client. */
  readonly url: string;
  readonly database: string;
  readonly users: Readonly<Record<PersonLogin, TrytonUser>>;
  readonly leads: Readonly<Record<LeadName, TrytonLead>>;
  /** A lead that exists and that none of the people may see. */
  readonly hiddenLead: number;
  /** A session by password, with what the web client would store of it. */
  signIn(login: Login): Promise<SignedIn>;
  stop(): Promise<void>;
}

/**
 * Starts a fresh, seeded Tryton with its web client; about a second after the first time. `fill` may
 * put more into its SQLite file than could be sent to a server.
 */
export async function startTryton(
  fill: (file: string, seeded: Seeded) => void = () => undefined,
): Promise<Tryton> {
  const { database, seeded } = await trytonSnapshot();
  const directory = mkdtempSync(join(tmpdir(), 'baton-tryton-'));
  copyFileSync(database, databaseFile(directory));
  fill(databaseFile(directory), seeded);
  const server = await startServer(directory);
  return {
    url: server.url,
    database: DATABASE,
    users: seededUsers(seeded),
    leads: seededLeads(seeded, server.url),
    hiddenLead: seeded.hiddenLead,
    signIn: (login) => signIn(server.url, login),
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function signIn(url: string, login: Login): Promise<SignedIn> {
  const credentials = await signInByPassword(`${url}/${DATABASE}/`, login, passwordOf(login));
  const { userId, session } = credentials;
  const value = JSON.stringify({ login, user_id: userId, session });
  return { ...credentials, storageEntry: { key: `sao_session_${DATABASE}`, value } };
}

function seededUsers({ users }: Seeded): Tryton['users'] {
  const user = (login: PersonLogin): TrytonUser => ({
    id: seededId(users, login),
    login,
    name: PEOPLE[login].name,
    email: emailOf(login),
  });
  return {
    sdr: user('sdr'),
    bdm: user('bdm'),
    manager: user('manager'),
    nobody: user('nobody'),
  };
}

function seededLeads({ leads }: Seeded, url: string): Tryton['leads'] {
  const lead = (name: LeadName): TrytonLead => {
    const id = seededId(leads, name);
    return { ...LEADS[name], id, address: `${url}/#${DATABASE}/model/sale.opportunity/${id}` };
  };
  return {
    northwind: lead('northwind'),
    halden: lead('halden'),
    petrov: lead('petrov'),
    obrien: lead('obrien'),
    lumen: lead('lumen'),
    unnamed: lead('unnamed'),
  };
}

function seededId(ids: Readonly<Record<string, number>>, name: string): number {
  const id = ids[name];
  if (id === undefined) throw new Error(`The snapshot has no ${name}.`);
  return id;
}
