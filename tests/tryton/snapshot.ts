import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { installTryton, trytonVersions } from './install.ts';
import { emailOf, passwordOf } from './people.ts';
import { seed, seededSchema, type Seeded } from './seed.ts';
import { DATABASE, databaseFile, startServer, writeConfiguration } from './server.ts';

const CACHE = join(import.meta.dirname, '../../.cache/tryton');
/** The scripts that decide what a snapshot holds. */
const SOURCES = ['snapshot.ts', 'seed.ts', 'administrator.ts', 'people.ts', 'leads.ts'];

export interface Snapshot {
  readonly database: string;
  readonly seeded: Seeded;
}

/** The seeded database, made where this machine has none of these scripts and packages: about 30 s, later none. */
export async function trytonSnapshot(): Promise<Snapshot> {
  installTryton();
  const directory = join(CACHE, snapshotKey());
  if (!existsSync(directory)) await makeSnapshot(directory);
  const text = readFileSync(join(directory, 'seeded.json'), 'utf8');
  return {
    database: join(directory, `${DATABASE}.sqlite`),
    seeded: z.parse(seededSchema, JSON.parse(text)),
  };
}

function snapshotKey(): string {
  const hash = createHash('sha256').update(trytonVersions());
  for (const source of SOURCES) hash.update(readFileSync(join(import.meta.dirname, source)));
  return hash.digest('hex').slice(0, 16);
}

/** Builds aside and moves into place whole, so that an interrupted or simultaneous build does no harm. */
async function makeSnapshot(directory: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'making-'));
  const ready = join(work, 'ready');
  try {
    console.log('Making the Tryton database (once, about half a minute) …');
    createDatabase(work);
    const seeded = await seedIn(work);
    mkdirSync(ready);
    copyFileSync(databaseFile(work), join(ready, `${DATABASE}.sqlite`));
    writeFileSync(join(ready, 'seeded.json'), JSON.stringify(seeded));
    if (!existsSync(directory)) renameSync(ready, directory);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function createDatabase(work: string): void {
  writeFileSync(databaseFile(work), '');
  const passwordFile = join(work, 'password');
  writeFileSync(passwordFile, passwordOf('admin'));
  const configuration = writeConfiguration(work, 0);
  const modules = ['-u', 'ir', 'res', 'sale_opportunity', '--activate-dependencies'];
  const account = ['--email', emailOf('admin'), '-p'];
  execFileSync('trytond-admin', ['-c', configuration, '-d', DATABASE, ...account, ...modules], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TRYTONPASSFILE: passwordFile },
  });
}

async function seedIn(work: string): Promise<Seeded> {
  const server = await startServer(work);
  try {
    return await seed(server.url);
  } finally {
    await server.stop();
  }
}
