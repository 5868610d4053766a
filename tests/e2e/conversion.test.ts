import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeNote } from '@/lib/sync/codec';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { AT_CONVERSION, type AtConversion, convertLead } from '../demo-crm/store/conversions';
import { notesOf } from '../demo-crm/store/notes';
import { findRecord, type RecordKey } from '../demo-crm/store/records';
import { tasksOf } from '../demo-crm/store/tasks';
import { cardCount, cardOf, pressOnCard } from './card-in-page';
import { openDemoSeat } from './demo-seat';
import { handoverNote, SAM, writeNote } from './handed-over';
import type { Seat } from './seat';
import { button, fillHandover, inTheCrm, region, SLOWLY, syncStatus, turnOn, visit } from './story';
import { leadAt } from './writer';

const PAIN = 'We lose a truckload a month to wrong dates';
const QUESTION = 'Who signs for the second site?';
/** What waits for a repeat goes by alarm at the latest. */
const BY_ALARM = { timeout: 90_000, interval: 500 };

let crm: DemoCrm;
let sam: Seat;
let bea: Seat;
/** Each test has a lead of its own, by its place among the samples. */
let turn = -1;

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  [sam, bea] = [await openDemoSeat(crm, 'sam', '1032'), await openDemoSeat(crm, 'bea', '1032')];
});

afterAll(async () => {
  await Promise.all([sam, bea].map((seat) => seat.close()));
  await crm.stop();
});

beforeEach(async () => {
  turn += 1;
  for (const seat of [sam, bea]) {
    await seat.panel.bringToFront();
    await turnOn(seat);
  }
});

const lead = (): RecordKey => ({ type: 'leads', id: leadAt(turn).id });
const urlOf = ({ type, id }: RecordKey) => `${crm.url}/${type}/${id}`;

/** The kinds of the entries that the CRM has on a record, in the order of their writing. */
const kindsOn = (record: RecordKey): string[] =>
  notesOf(crm.db, record)
    .toReversed()
    .flatMap(({ body }) => {
      const decoded = decodeNote(body);
      return decoded.ok ? [decoded.entry.kind] : [];
    });

/** Somebody makes a deal of the lead in the CRM, where Baton does not see it. */
function convert(notes: AtConversion): RecordKey {
  const deal = convertLead(crm.db, lead().id, notes, Date.now());
  if (!deal) throw new Error(`Lead ${lead().id} cannot be converted.`);
  return deal;
}

/** Whoever is told that the lead has become another record goes there; who is led there by the CRM is there. */
async function followLead(seat: Seat, deal: RecordKey): Promise<void> {
  await visit(seat, urlOf(lead()));
  const there = button(seat.panel, 'Open the new record');
  const isLeftBehind = findRecord(crm.db, lead()) !== undefined;
  if (isLeftBehind) await there.click(SLOWLY);
  await expect
    .poll(() => seat.context.pages().map((page) => page.url()), SLOWLY)
    .toContain(urlOf(deal));
  const name = findRecord(crm.db, deal)?.name ?? '';
  await seat.panel.bringToFront();
  await seat.panel.getByRole('heading', { level: 1, name, exact: true }).waitFor(SLOWLY);
}

async function seesAll({ panel }: Seat): Promise<void> {
  const timeline = panel.getByRole('list', { name: 'Timeline', exact: true });
  await timeline.getByText(QUESTION).waitFor(SLOWLY);
  await expect.poll(() => timeline.getByText(/Sam Okafor handed/).count()).toBe(1);
  await expect.poll(() => panel.getByText(PAIN).count()).toBeGreaterThan(0);
}

describe.each(AT_CONVERSION)('a lead becomes a deal, and its notes %s', (notes) => {
  it('both sides have the whole handoff on the deal, with what waited to be sent, and go on there', async () => {
    const path = `/api/v1/leads/${lead().id}/notes`;
    writeNote(crm, lead().id, handoverNote(turn), SAM.id);
    for (const seat of [sam, bea]) {
      await visit(seat, urlOf(lead()));
      await button(seat.panel, seat === sam ? 'Withdraw handoff' : 'Accept').waitFor(SLOWLY);
    }
    crm.addFault({ kind: 'drop', when: 'before', method: 'POST', path, times: 0 });
    const messages = region(bea.panel, 'Messages');
    await button(bea.panel, 'Ask Sam').click();
    await messages.getByRole('textbox', { name: 'Message Sam' }).fill(QUESTION);
    await button(messages, 'Send').click();
    await syncStatus(bea.panel)
      .getByText(/can’t reach/i)
      .waitFor(SLOWLY);

    const deal = convert(notes);
    crm.clearFaults();
    await followLead(bea, deal);
    await expect.poll(() => kindsOn(deal).at(-1), BY_ALARM).toBe('message');
    await seesAll(bea);
    await followLead(sam, deal);
    await seesAll(sam);
    await region(sam.panel, 'A question for you').waitFor();

    await visit(bea, urlOf(deal));
    await bea.crm.bringToFront();
    await (await cardOf(bea.crm)).getByText(PAIN).first().waitFor();
    await expect.poll(() => cardCount(bea.crm)).toBe(1);
    await pressOnCard(bea.crm, 'Accept', (card) => card.getByText('Accepted'));
    const isOnDeal =
      notes === 'stay' ? ['message', 'accepted'] : ['handed-over', 'message', 'accepted'];
    await expect.poll(() => kindsOn(deal), BY_ALARM).toEqual(isOnDeal);
    await expect.poll(() => kindsOn(lead())).toEqual(notes === 'move' ? [] : ['handed-over']);
    await visit(sam, urlOf(deal));
    await sam.panel.getByText('Accepted').first().waitFor(SLOWLY);
    await seesAll(sam);
  });

  it('a hand-over that waited is on the deal, with its task and its owner, each once', async () => {
    await sam.panel.bringToFront();
    await visit(sam, urlOf(lead()));
    const { name } = leadAt(turn);
    await sam.panel.getByRole('heading', { level: 1, name, exact: true }).waitFor(SLOWLY);
    await fillHandover(sam.panel, 'Bea Lindqvist');
    const path = `/api/v1/leads/${lead().id}`;
    crm.addFault({ kind: 'drop', when: 'before', method: 'write', path, times: 0 });
    await button(sam.panel, 'Hand over').click();
    await syncStatus(sam.panel)
      .getByText(/can’t reach/i)
      .waitFor(SLOWLY);

    const deal = convert(notes);
    crm.clearFaults();
    await followLead(sam, deal);
    await inTheCrm(sam.panel);
    await expect.poll(() => kindsOn(deal)).toEqual(['handed-over']);
    expect(kindsOn(lead())).toEqual([]);
    await expect
      .poll(() => tasksOf(crm.db, deal).filter(({ marker }) => marker.startsWith('baton-')))
      .toMatchObject([{ assignee: 'u-bea' }]);
    await expect.poll(() => findRecord(crm.db, deal)?.owner).toBe('u-bea');
    await visit(bea, urlOf(deal));
    await button(bea.panel, 'Accept').waitFor(SLOWLY);
    await bea.crm.bringToFront();
    await (await cardOf(bea.crm)).getByText(PAIN).first().waitFor();
  });
});
