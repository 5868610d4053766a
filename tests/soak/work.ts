import type { Locator, Page } from 'playwright-core';
import type { DemoCrm } from '../demo-crm/server';
import { MARKER, decodeNote, type DecodedNote } from '@/lib/sync/codec';
import { notesHolding } from '../demo-crm/store/notes';
import { cardFrames } from '../e2e/card-in-page';
import { button, fillHandover } from '../e2e/story';
import type { Lead, Person } from './person';
import { until } from './until';

/** One lead, handed from an SDR to a BDM, and what becomes of it. */
export interface Handover {
  readonly lead: Lead;
  readonly sdr: Person;
  readonly bdm: Person;
  readonly steps: readonly Step[];
}

type StepName = 'hand over' | 'return' | 'send again' | 'accept' | 'message';

/** One thing that one person does in the panel or on the card. */
export interface Step {
  readonly name: StepName;
  readonly who: 'sdr' | 'bdm';
  readonly onCard?: boolean;
}

/** What somebody was told is done. */
export interface Told {
  readonly lead: string;
  readonly by: string;
  readonly kinds: readonly string[];
}

const KINDS: Readonly<Record<StepName, readonly string[]>> = {
  'hand over': ['handed-over'],
  return: ['returned'],
  'send again': ['revised'],
  accept: ['accepted'],
  message: ['message'],
};

/** A person who cannot do a thing in this time is stuck. */
const STUCK_AFTER_MS = 10 * 60_000;
const LOOKS_MS = 30_000;

const head = (panel: Page, state?: string): Locator =>
  panel.locator(state === undefined ? '.handoff-head' : `.handoff-head[data-state="${state}"]`);
const stateOf = (panel: Page) => head(panel).first().getAttribute('data-state');
const isThere = (locator: Locator) => locator.first().isVisible();

/** The kinds of the entries that the CRM holds on a lead. */
export function createReader(crm: DemoCrm): (lead: Lead) => readonly string[] {
  const decoded = new Map<number, DecodedNote>();
  return ({ id }) => {
    const search = { contains: MARKER, after: 0, limit: 1000 };
    return notesHolding(crm.db, { type: 'leads', id }, search).flatMap((note) => {
      const known = decoded.get(note.id) ?? decodeNote(note.body);
      decoded.set(note.id, known);
      return known.ok ? [known.entry.kind] : [];
    });
  };
}

/** Whether the CRM has what this step follows. */
export function isReady({ steps }: Handover, at: number, kinds: readonly string[]): boolean {
  const before = steps.slice(0, at).filter(({ name }) => name !== 'message');
  return before.every(({ name }) => KINDS[name].some((kind) => kinds.includes(kind)));
}

/** How often something had to be tried, and why; a person who is stuck is told by the last why. */
export interface Done {
  readonly tries: number;
  readonly stuck?: string;
  readonly told?: Told;
}

/** Does the step as a person does: looks how things stand, acts, and begins anew where that fails. */
export async function doStep(handover: Handover, step: Step): Promise<Done> {
  const who = handover[step.who];
  const doing: Doing = { ...handover, step, who, isBegun: false };
  const told = { lead: handover.lead.id, by: who.id, kinds: KINDS[step.name] };
  const end = performance.now() + STUCK_AFTER_MS;
  let why: unknown;
  for (let tries = 1; performance.now() < end; tries += 1) {
    try {
      await who.withHands(() => ACTIONS[step.name](doing));
      return { tries, told };
    } catch (error) {
      why = error;
      const [line] = (error instanceof Error ? error.message : String(error)).split('\n\n', 1);
      console.log(`${who.login}, ${step.name} on lead ${handover.lead.id}, once more: ${line}`);
      // What a person does before all else where something does not come.
      await who.seat().then(({ panel }) => panel.reload().catch(() => undefined));
    }
  }
  return { tries: 0, stuck: why instanceof Error ? why.message : String(why) };
}

interface Doing extends Handover {
  readonly step: Step;
  readonly who: Person;
  /** Sent, as far as this person knows: a second look finds it done. */
  isBegun: boolean;
}

type Action = (doing: Doing) => Promise<void>;

const ACTIONS: Readonly<Record<StepName, Action>> = {
  async 'hand over'(doing) {
    const panel = await openInPanel(doing);
    await head(panel).or(button(panel, 'Hand over')).first().waitFor();
    if (await isThere(head(panel))) return;
    await fillHandover(panel, doing.bdm.name);
    await button(panel, 'Hand over').click();
    await head(panel, 'handed-over').waitFor();
  },
  async return(doing) {
    const panel = await openInPanel(doing);
    await head(panel).waitFor();
    if ((await stateOf(panel)) === 'returned') return;
    const text = panel.getByRole('textbox', { name: 'What needs to change' });
    if (!(await isThere(text))) await button(panel, 'Return to SDR').click();
    await panel.getByRole('radio', { name: 'Something else' }).check();
    await text.fill('The plant manager is on leave until May');
    await button(panel, 'Return to SDR').click();
    await head(panel, 'returned').waitFor();
  },
  async 'send again'(doing) {
    const panel = await openInPanel(doing);
    const mend = button(panel, 'Fix and resend');
    const send = button(panel, 'Hand over');
    await mend.or(send).or(head(panel, 'handed-over')).first().waitFor();
    if (!(await isThere(send))) {
      // The return is known here once it was seen: nothing but this can have sent it again.
      if (doing.isBegun && (await stateOf(panel)) === 'handed-over') return;
      await mend.click();
      doing.isBegun = true;
    }
    await send.click();
    await head(panel, 'handed-over').waitFor();
  },
  accept: (doing) => (doing.step.onCard ? acceptOnCard(doing) : acceptInPanel(doing)),
  async message(doing) {
    const panel = await openInPanel(doing);
    const timeline = panel.getByRole('list', { name: 'Timeline', exact: true });
    await timeline.waitFor();
    const text = `A word from ${doing.who.name} on ${doing.lead.name}`;
    if (await isThere(timeline.getByText(text))) return;
    const field = panel.getByRole('textbox', { name: /^Message / });
    const ask = panel.getByRole('button', { name: /^Ask / });
    await field.or(ask).first().waitFor();
    if (!(await isThere(field))) await ask.click();
    await field.fill(text);
    await button(panel, 'Send').click();
    await timeline.getByText(text).waitFor();
  },
};

async function openInPanel({ who, lead }: Doing): Promise<Page> {
  const { panel } = await who.open(lead);
  await panel.bringToFront();
  await panel.getByRole('heading', { level: 1, name: lead.name, exact: true }).waitFor();
  return panel;
}

async function acceptInPanel(doing: Doing): Promise<void> {
  const panel = await openInPanel(doing);
  await head(panel).waitFor();
  if ((await stateOf(panel)) === 'accepted') return;
  await button(panel, 'Accept').click();
  await head(panel, 'accepted').waitFor();
}

async function acceptOnCard({ who, lead }: Doing): Promise<void> {
  const { crm } = await who.open(lead);
  const isDone = await until(async () => {
    const [frame] = await cardFrames(crm);
    const card = frame?.getByRole('region', { name: 'Sales handoff', exact: true });
    if (!card) return false;
    if (await isThere(card.getByText('Accepted'))) return true;
    await button(card, 'Accept')
      .click({ timeout: 5000 })
      .catch(() => undefined);
    return isThere(card.getByText('Accepted'));
  }, LOOKS_MS);
  if (!isDone) throw new Error(`The card on ${lead.name} does not say “Accepted”.`);
}
