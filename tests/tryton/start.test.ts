import { aNote } from '../crm/a-note';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { createCrmHttp } from '@/lib/crm/client';
import { trytonAdapter } from '@/lib/crm/tryton/adapter';
import { notesOf, valueOf } from '../crm/contract';
import { createNodeCarrier } from '../crm/node-carrier';
import { startTryton, type Tryton } from './start';

async function sessionOf(tryton: Tryton) {
  const { storageEntry } = await tryton.signIn('sdr');
  const storage = new Map([[storageEntry.key, storageEntry.value]]);
  return trytonAdapter.connect(
    tryton.url,
    createCrmHttp(tryton.url, createNodeCarrier({ storage })),
  );
}

const isAnswering = (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

it('starts each time with the seeded leads and no note of an earlier run', async () => {
  const word = 'written in an earlier run';
  for (const run of ['first', 'second']) {
    const tryton = await startTryton();
    const session = await sessionOf(tryton);
    expect(notesOf(await session.searchNotes(word, 0)), `${run} run`).toEqual([]);
    const record = trytonAdapter.locate(tryton.leads.northwind.address);
    if (!record) throw new Error('The address of a lead shows none.');
    valueOf(await session.createNote(record, aNote(word), `crm/${tryton.users.sdr.id}`));
    await tryton.stop();
    expect(await isAnswering(tryton.url)).toBe(false);
  }
});

it('ends the server with a process that was killed and could not end it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-killed-'));
  const start = JSON.stringify(join(import.meta.dirname, 'start.ts'));
  const script = `
    const { startTryton } = await import(${start});
    console.log((await startTryton()).url);
    setInterval(() => {}, 1000);`;
  const child = spawn('node', ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  const [line] = z.parse(z.tuple([z.instanceof(Buffer)]), await once(child.stdout, 'data'));
  const url = line.toString().trim();
  expect(await isAnswering(url)).toBe(true);
  child.kill('SIGKILL');
  await vi.waitFor(async () => expect(await isAnswering(url)).toBe(false), { timeout: 30_000 });
  rmSync(folder, { recursive: true });
});
