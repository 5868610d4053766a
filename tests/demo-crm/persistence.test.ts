import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoCrm } from './server';
import { startSignedIn } from './running';
import { findRecord } from './store/records';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-crm-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const dataFile = () => join(folder, 'deep', 'crm.sqlite');

it('keeps notes, owners, tasks and sessions over a restart', async () => {
  const first = await startSignedIn('sam', dataFile());
  await first.ask('POST', '/api/v1/leads/1042/notes', { text: 'kept' });
  await first.ask('PUT', '/api/v1/leads/1042/owner', { user: 'u-bea' });
  await first.crm.stop();

  const again = await startDemoCrm({ port: 0, dataFile: dataFile() });
  const answer = await fetch(`${again.url}/api/v1/leads/1042/notes?contains=kept`, {
    headers: { cookie: first.cookie },
  });
  expect(await answer.json()).toMatchObject({ notes: [{ text: 'kept' }], next: null });
  expect(findRecord(again.db, { type: 'leads', id: '1042' })?.owner).toBe('u-bea');
  await again.stop();
});

it('adds the sample data once', async () => {
  for (let start = 0; start < 2; start++) {
    const crm = await startDemoCrm({ port: 0, dataFile: dataFile() });
    const row = crm.db.prepare('select count(*) as total from records').get();
    expect(row).toEqual({ total: 36 });
    await crm.stop();
  }
});
