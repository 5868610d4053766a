import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changedBuild } from '../browser/changed-build';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import type { Seat } from './seat';
import { button } from './story';

let crm: DemoCrm;
let seat: Seat;
const folder = mkdtempSync(join(tmpdir(), 'baton-silent-'));

beforeEach(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const extensionDir = changedBuild(folder, 'no-worker');
  seat = await openDemoSeat(crm, 'sam', '1042', { extensionDir });
});
afterEach(async () => {
  await seat.close();
  await crm.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a version whose worker cannot start says so, and gives everything out as a file', async () => {
  const { panel } = seat;
  await panel.getByText('Baton’s background isn’t responding').waitFor();
  const downloaded = panel.waitForEvent('download');
  await button(panel, 'Export as JSON').click();
  const file = await (await downloaded).path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toBeTypeOf('object');
});
