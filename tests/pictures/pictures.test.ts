import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameworkById } from '@/lib/handoff/qualification/frameworks';
import type { HandoffKindName } from '@/lib/handoff/entry';
import { encodeNote } from '@/lib/sync/codec';
import { aMeeting, anEntry, anId } from '../factories';
import { SAMPLE_LEADS } from '../demo-crm/sample-leads';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { cardFrame, cardOf } from '../e2e/card-in-page';
import { openDemoSeat } from '../e2e/demo-seat';
import { BEA, handoffId, handoverNote, SAM, writeNote } from '../e2e/handed-over';
import type { Seat } from '../e2e/seat';
import { button, region, turnOn, visit } from '../e2e/story';

const HEIGHT = 860;
const PAGE = { width: 900, height: HEIGHT };
const PANEL = { width: 400, height: HEIGHT };
/** A lead that nobody has handed over, and one that waits for its BDM. */
const OPEN = '1042';
const WAITING = '1041';

let crm: DemoCrm;
let sam: Seat;
let bea: Seat;

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  LEADS_OF_THE_DAY.forEach((given, n) => handOver(given, n + 1));
  sam = await openDemoSeat(crm, 'sam', OPEN);
  bea = await openDemoSeat(crm, 'bea', WAITING);
});
afterAll(async () => {
  await Promise.all([sam.close(), bea.close()]);
  await crm.stop();
});

interface Given {
  readonly lead: string;
  /** Hours until the BDM is to respond. */
  readonly due: number;
  /** Hours until the meeting. */
  readonly meets: number;
  readonly said: readonly [whyNow: string, pain: string, promised: string];
  /** What came after, in order. */
  readonly then?: readonly HandoffKindName[];
}

const LEADS_OF_THE_DAY: readonly Given[] = [
  {
    ...{ lead: WAITING, due: 3, meets: 50 },
    said: [
      'The auditor comes in March',
      'We lose a truckload a month to wrong dates.',
      'A price for three sites by Friday',
    ],
  },
  {
    ...{ lead: '1039', due: -2, meets: 26 },
    said: ['Two loads were rejected', 'Nobody sees it before the customer does.', 'A reference'],
  },
  {
    ...{ lead: '1038', due: -20, meets: 2, then: ['accepted', 'verbal-handover'] },
    said: ['New depot opens in May', 'Alarms at night reach nobody.', 'A demo on their own data'],
  },
  {
    ...{ lead: '1037', due: -90, meets: -5, then: ['accepted', 'verbal-handover', 'meeting'] },
    said: ['Contract ends in June', 'Four people copy numbers by hand.', 'The security papers'],
  },
];

/** An instant that many hours from now, on a working day: nobody responds on a Sunday. */
function inHours(hours: number): number {
  const then = Temporal.Now.zonedDateTimeISO('Europe/Berlin').add({ hours });
  const days = hours < 0 ? 0 : Math.max(0, 8 - then.dayOfWeek) % 7;
  return then.add({ days: days < 3 ? days : 0 }).epochMilliseconds;
}

function handOver({ lead, due, meets, said, then = [] }: Given, n: number): void {
  const [, name = '', title = '', company = '', , email = '', phone = ''] =
    SAMPLE_LEADS.find(([id]) => id === lead) ?? [];
  const fact = (value: string) => ({ value, origin: 'crm' as const });
  const meeting = aMeeting({
    title: `${company}: first look`,
    start: inHours(meets),
    attendees: [],
  });
  const [whyNow, pain, promised] = said;
  const brief = {
    ...{ meeting, responseDue: inHours(due), recordUrl: `${crm.url}/leads/${lead}` },
    lead: Object.fromEntries(
      Object.entries({ name, company, title, email, phone }).map(([key, of]) => [key, fact(of)]),
    ),
    context: [
      { id: 'c1', kind: 'why-now' as const, text: whyNow },
      { id: 'c2', kind: 'pain' as const, text: pain },
      { id: 'c3', kind: 'promised' as const, text: promised },
    ],
    nextStep: { what: 'Show the alarms on a screen', owner: BEA.name, due: inHours(meets) },
  };
  writeNote(crm, lead, handoverNote(n, brief));
  then.forEach((kind, at) => {
    const by = kind === 'verbal-handover' ? SAM : BEA;
    const ids = { id: anId(900 + n * 10 + at), handoff: handoffId(n), by };
    writeNote(crm, lead, encodeNote(anEntry(kind, at + 2, ids), 'text'), by.id);
  });
}

const at = (name: string) => resolve('.github', `${name}.png`);

/** Page and panel beside each other, as the browser shows them. */
async function take(name: string, { crm: page, panel, context }: Seat): Promise<void> {
  const images: Buffer[] = [];
  for (const [shown, size] of [
    [page, PAGE],
    [panel, PANEL],
  ] as const) {
    await shown.setViewportSize(size);
    await shown.bringToFront();
    images.push(await shown.screenshot({ animations: 'disabled' }));
  }
  const both = await context.newPage();
  await both.setViewportSize({ width: PAGE.width + PANEL.width + 1, height: HEIGHT });
  const shown = images.map(
    (image) => `<img src="data:image/png;base64,${image.toString('base64')}">`,
  );
  await both.setContent(
    `<body style="margin:0;display:flex;gap:1px;background:#999">${shown.join('')}</body>`,
  );
  rmSync(at(name), { force: true });
  await both.screenshot({ path: at(name) });
  await both.close();
}

async function callTheLead(panel: Page): Promise<void> {
  const criteria = frameworkById(undefined).criteria.map(({ name }) => name);
  for (const [n, name] of criteria.slice(0, 5).entries()) {
    const row = region(panel, 'Qualification').getByRole('group', { name, exact: true });
    await row.getByRole('radio', { name: n % 2 ? '4' : '5', exact: true }).check();
  }
  const line = panel.getByRole('textbox', { name: 'Add context' });
  for (const words of [
    '"We lose a truckload a month to wrong dates.',
    '!The auditor comes in March',
    '=A price for three sites by Friday',
  ]) {
    await line.fill(words);
    await line.press('Enter');
    await expect.poll(() => line.inputValue()).toBe('');
  }
  await panel.evaluate(() => scrollTo(0, 0));
}

it('an SDR on a call', async () => {
  await turnOn(sam);
  await region(sam.panel, 'Lead').getByText('from CRM').first().waitFor();
  await callTheLead(sam.panel);
  await take('sdr', sam);
});

it('the card of a BDM, and the panel beside it', async () => {
  await turnOn(bea);
  await visit(bea, `${crm.url}/leads/${WAITING}`);
  await bea.crm.bringToFront();
  await cardOf(bea.crm);
  const more = (await cardFrame(bea.crm)).getByRole('button', { name: 'Show the five lines' });
  if (await more.isVisible()) await more.click();
  await button(bea.panel, 'Accept').waitFor();
  await take('bdm', bea);
});

it('the BDM’s day', async () => {
  for (const lead of ['1039', '1038', '1037']) {
    await visit(bea, `${crm.url}/leads/${lead}`);
    await button(bea.panel, 'Today')
      .or(bea.panel.getByRole('button', { name: /^Today/ }))
      .first()
      .waitFor();
    await bea.crm.bringToFront();
    await cardOf(bea.crm);
  }
  await bea.panel.bringToFront();
  await bea.panel.getByRole('button', { name: /^Today/ }).click();
  await bea.panel
    .getByRole('region', { name: 'Waiting on you' })
    .getByRole('listitem')
    .first()
    .waitFor();
  await take('today', bea);
});
