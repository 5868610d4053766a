import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeNote } from '@/lib/sync/codec';
import { changedBuild } from '../browser/changed-build';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { notesOf } from '../demo-crm/store/notes';
import { tasksOf } from '../demo-crm/store/tasks';
import { openDemoSeat } from './demo-seat';
import type { Seat } from './seat';
import { button, fillHandover, inTheCrm, region, SLOWLY, turnOn, visit } from './story';
import { leadAt } from './writer';

/** What waits for a repeat goes by alarm at the latest. */
const BY_ALARM = { timeout: 90_000, interval: 500 };

let crm: DemoCrm;
let sam: Seat;
let folder = '';
/** Each test has a lead of its own, by its place among the samples. */
let turn = 0;

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:', knowsKeys: false });
  folder = mkdtempSync(join(tmpdir(), 'baton-no-keys-'));
  const extensionDir = changedBuild(folder, 'no-keys');
  sam = await openDemoSeat(crm, 'sam', leadAt(0).id, { extensionDir });
});

afterAll(async () => {
  await sam.close();
  await crm.stop();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  turn += 1;
  await turnOn(sam);
  const { id, name } = leadAt(turn);
  await visit(sam, `${crm.url}/leads/${id}`);
  await sam.panel.getByRole('heading', { level: 1, name, exact: true }).waitFor(SLOWLY);
  await fillHandover(sam.panel, 'Bea Lindqvist');
  crm.forgetRequests();
});

const lead = () => ({ type: 'leads', id: leadAt(turn).id }) as const;
const entries = () => notesOf(crm.db, lead()).filter(({ body }) => decodeNote(body).ok);
const openTasks = () =>
  tasksOf(crm.db, lead()).filter(({ marker, done }) => marker.startsWith('baton-') && !done);
const posts = (what: string) =>
  crm
    .requests()
    .filter(
      ({ method, path }) => method === 'POST' && path === `/api/v1/leads/${lead().id}/${what}`,
    ).length;

describe('a CRM that knows no keys breaks the connection after it has done the work', () => {
  it.each([
    { what: 'notes', times: 1 },
    { what: 'notes', times: 3 },
    { what: 'tasks', times: 1 },
    { what: 'tasks', times: 3 },
  ])(
    'and the browser sends the request again: $what, $times times. One is left',
    async ({ what, times }) => {
      const path = `/api/v1/leads/${lead().id}/${what}`;
      crm.addFault({ kind: 'drop', when: 'after', method: 'POST', path, times });
      await button(sam.panel, 'Hand over').click();
      await inTheCrm(sam.panel);
      // Without this there was nothing to tidy up.
      expect(posts(what)).toBeGreaterThan(1);
      await expect.poll(() => entries().length, BY_ALARM).toBe(1);
      await expect.poll(() => openTasks().length, BY_ALARM).toBe(1);
      await expect.poll(() => region(sam.panel, 'Verbal handover').count()).toBe(1);
    },
  );
});
