import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { attachmentsOf, readAttachment } from '../demo-crm/store/attachments';
import { axeFinds } from './axe';
import { openDemoSeat } from './demo-seat';
import { handoverNote, writeNote } from './handed-over';
import { onDisk } from './own-store';
import type { Seat } from './seat';
import { button, region, SLOWLY, turnOn } from './story';

const LEAD = '1042';
const FILES = `/api/v1/leads/${LEAD}/attachments`;
/** The browser wakes a stopped worker by alarm after half a minute at the earliest. */
const BY_ALARM = { timeout: 90_000, interval: 500 };
/** A microphone that hears beeps, which Chromium has for tests. */
const FAKE_MICROPHONE = '--use-fake-device-for-media-stream';
const ALLOWED = '--use-fake-ui-for-media-stream';
const REFUSED = '--use-fake-ui-for-media-stream=deny';
/** With what every WebM file begins. */
const WEBM = '1a45dfa3';

let crm: DemoCrm;
let seat: Seat;

async function open(answer: string): Promise<void> {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  writeNote(crm, LEAD, handoverNote(1));
  seat = await openDemoSeat(crm, 'sam', LEAD, { args: [FAKE_MICROPHONE, answer] });
  await turnOn(seat);
  await seat.panel.bringToFront();
}

afterEach(async () => {
  await seat.close();
  await crm.stop();
});

const recorder = (panel: Page) => panel.getByRole('group', { name: 'Voice note', exact: true });
const filesInCrm = () => attachmentsOf(crm.db, { type: 'leads', id: LEAD });

/** Records until some of it is on disk. */
async function record(panel: Page): Promise<void> {
  await button(panel, 'Record a voice note').click(SLOWLY);
  await button(panel, 'Start recording').click();
  await recorder(panel).getByText('Recording', { exact: true }).waitFor(SLOWLY);
  await expect.poll(() => onDisk(panel, ['files']), BY_ALARM).toContain('"seconds"');
}

/** Whether the browser can play what is shown to be listened to. */
const playable = (panel: Page) =>
  panel.getByLabel('Listen to your voice note').evaluate(async (player) => {
    // The element is the recorder's player; the types here are Node's.
    const audio = player as unknown as { play(): Promise<void>; readonly currentTime: number };
    await audio.play();
    return true;
  });

describe('a voice note', () => {
  beforeEach(() => open(ALLOWED));

  it('survives the panel’s end, and is attached once although the first answer is lost', async () => {
    const first = seat.panel;
    await record(first);
    await recorder(first)
      .getByText(/1\. Who: /)
      .waitFor();
    await button(first, 'Pause').click();
    await recorder(first).getByText('Paused', { exact: true }).waitFor();
    await first.close();

    const panel = await seat.context.newPage();
    await panel.goto(first.url());
    await recorder(panel)
      .getByText(/It’s still here/)
      .waitFor(SLOWLY);
    await expect.poll(() => playable(panel)).toBe(true);
    // Not a dropped connection: Chromium itself sends such a request again.
    crm.addFault({ kind: 'cut', method: 'POST', path: FILES });
    crm.forgetRequests();
    await button(panel, 'Attach to record and mark as done').click();
    await panel.getByText(/waiting to be attached/).waitFor();
    await panel.getByText(/^There’s a voice note/).waitFor(BY_ALARM);
    await region(panel, 'Verbal handover')
      .getByText(/^Done ·/)
      .waitFor();

    const [file, ...others] = filesInCrm();
    expect(others).toEqual([]);
    const looks = crm
      .requests()
      .filter(({ method, path }) => method === 'GET' && path.startsWith(FILES));
    expect(looks).toHaveLength(1);
    const content = Buffer.from(readAttachment(crm.db, file?.id ?? 0)?.content ?? []);
    expect(content.toString('hex', 0, 4)).toBe(WEBM);
    await expect.poll(() => onDisk(panel, ['files', 'outbox'])).toBe('[[],[]]');

    await seat.crm.bringToFront();
    await seat.crm.reload();
    const download = seat.crm.waitForEvent('download');
    await region(seat.crm, 'Files')
      .getByRole('link', { name: file?.name ?? '' })
      .click();
    expect(readFileSync(await (await download).path()).equals(content)).toBe(true);
  });

  it('keeps what was said when the panel dies in the middle, and is accessible throughout', async () => {
    const { panel, context } = seat;
    await button(panel, 'Record a voice note').click(SLOWLY);
    await expect.poll(() => axeFinds(panel)).toEqual([]);
    await button(panel, 'Cancel').click();
    await record(panel);
    await expect.poll(() => axeFinds(panel)).toEqual([]);
    const gone = new Promise((resolve) => panel.once('crash', resolve));
    const protocol = await context.newCDPSession(panel);
    void protocol.send('Page.crash').catch(() => undefined);
    await gone;
    await panel.close();
    const next = await context.newPage();
    await next.goto(panel.url());
    await recorder(next)
      .getByText(/^Recorded: \d:\d\d$/)
      .waitFor(SLOWLY);
    await expect.poll(() => playable(next)).toBe(true);
    await expect.poll(() => axeFinds(next)).toEqual([]);
  });

  it('that the CRM finds too large is told, and is there to be sent by hand', async () => {
    const { panel } = seat;
    await record(panel);
    await button(panel, 'Stop').click();
    crm.addFault({ kind: 'status', status: 413, times: 0, method: 'POST', path: FILES });
    await button(panel, 'Attach to record and mark as done').click();
    await panel.getByText(/too large for .* send it to Bea Lindqvist yourself/).waitFor(BY_ALARM);
    const download = panel.waitForEvent('download');
    await button(panel, 'Download').click();
    const saved = readFileSync(await (await download).path());
    expect(saved.toString('hex', 0, 4)).toBe(WEBM);
    expect(filesInCrm()).toEqual([]);
    await expect.poll(() => onDisk(panel, ['outbox'])).toBe('[[]]');
  });
});

describe('a refused microphone', () => {
  beforeEach(() => open(REFUSED));

  it('says what to do, and opens Baton in a tab, where the browser can ask', async () => {
    const { panel, context } = seat;
    await button(panel, 'Record a voice note').click(SLOWLY);
    await button(panel, 'Start recording').click();
    await recorder(panel)
      .getByText(/Baton can’t use the microphone/)
      .waitFor(SLOWLY);
    const opened = context.waitForEvent('page');
    await button(panel, 'Open Baton in a tab to allow the microphone').click();
    expect((await opened).url()).toBe(panel.url());
    await button(await opened, 'Record a voice note').waitFor(SLOWLY);
  });
});
