import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Entry } from '@/lib/handoff/entry';
import { DEFAULT_GOALS } from '@/lib/handoff/team/goals';
import { anEntry, anId } from '../../factories';
import { yearOfHandoffs, yearOfRoom, type Log } from '../../metrics/year-of-a-team';
import { BDMS, ME, NOW, openPage, SDRS } from './open-dashboard';

const DAY = 86_400_000;
const TEAM = { sdrs: [ME, ...SDRS], bdms: BDMS, now: NOW };
const tile = async (name: string) => within(await screen.findByRole('article', { name }));

/** The team's room, with these entries after all others. */
function room(...entries: Entry[]): Log {
  const { log, ...rest } = yearOfRoom(TEAM);
  const more = entries.map((entry, n) => ({
    ...entry,
    ...{ handoff: rest.id, id: anId(0xc00 + n), turn: 900 + n },
  }));
  return { ...rest, log: [...log, ...more] };
}

const open = (log = room()) =>
  openPage({ logs: yearOfHandoffs({ ...TEAM, handoffs: 60 }), room: log });

/** A button of a toast, which stays as long as the pointer is on it. */
async function keptOnScreen(user: UserEvent, name: string): Promise<HTMLElement> {
  const button = await screen.findByRole('button', { name });
  await user.hover(button);
  return button;
}

describe('the target', () => {
  it('is set for the quarter that runs, and taken back by undo', async () => {
    const { user, team } = await open();
    const coverage = await tile('How steady pipeline coverage is');
    await user.click(await coverage.findByRole('button', { name: 'Set a target' }));
    const form = within(await coverage.findByRole('form', { name: 'Set a target' }));
    expect(form.getByLabelText('From')).toHaveProperty('value', '2026-10-01');
    expect(form.getByLabelText('To')).toHaveProperty('value', '2026-12-31');
    await user.type(form.getByLabelText('Amount'), '1.200.000');
    expect(await form.findByText('Read as 1,200,000 EUR.')).toBeDefined();
    await user.click(form.getByRole('button', { name: 'Set target' }));
    const undo = await keptOnScreen(user, 'Undo');
    await waitFor(async () => expect((await team()).targets).toHaveLength(1));
    const [target] = (await team()).targets;
    expect(target).toMatchObject({
      ...{ from: '2026-10-01', to: '2026-12-31', by: ME },
      amount: { value: 1_200_000, currency: 'EUR' },
    });
    await user.click(undo);
    await waitFor(async () =>
      expect((await team()).targets.at(-1)?.amount).toEqual({ value: 0, currency: 'EUR' }),
    );
  });

  it('says what is wrong, and keeps what was typed when the form is closed', async () => {
    const { user, team } = await open();
    const coverage = await tile('How steady pipeline coverage is');
    await user.click(await coverage.findByRole('button', { name: 'Set a target' }));
    await user.type(coverage.getByLabelText('Amount'), 'much');
    await user.click(coverage.getByRole('button', { name: 'Set target' }));
    expect(await coverage.findByText('Enter an amount, like 900,000.')).toBeDefined();
    expect(document.activeElement).toBe(coverage.getByLabelText('Amount'));
    await user.keyboard('{Escape}');
    await user.click(await coverage.findByRole('button', { name: 'Set a target' }));
    await waitFor(() => expect(coverage.getByLabelText('Amount')).toHaveProperty('value', 'much'));
    expect((await team()).targets).toEqual([]);
  });
});

describe('the open pipeline', () => {
  const line = (value: number) => [{ currency: 'EUR', value, count: 3 }];
  const week = (weeksAgo: number, value: number) =>
    anEntry('pipeline', 1, {
      ...{ at: NOW - weeksAgo * 7 * DAY, by: ME },
      body: { open: line(value), unvalued: 0, source: 'typed' },
    });
  const target = anEntry('target', 1, {
    ...{ at: NOW - 200 * DAY, by: ME },
    body: { from: '2026-07-01', to: '2027-06-30', amount: { value: 1_040_000, currency: 'EUR' } },
  });

  it('is recorded by currency, and nothing is recorded that is no sum', async () => {
    const { user, team } = await open();
    const coverage = await tile('How steady pipeline coverage is');
    expect(await coverage.findByText(/Nothing recorded yet/)).toBeDefined();
    await user.click(await coverage.findByRole('button', { name: 'Record this week’s pipeline' }));
    await user.type(coverage.getByLabelText('Open deals, total'), '780 000');
    await user.click(coverage.getByRole('button', { name: 'Record' }));
    expect(await coverage.findByText('Enter a whole number.')).toBeDefined();
    await user.type(coverage.getByLabelText('Deals'), '30');
    await user.click(coverage.getByRole('button', { name: 'Add a currency' }));
    const [, second] = coverage.getAllByLabelText('Open deals, total');
    if (!second) throw new Error('There are two lines.');
    await user.type(second, '5000.50');
    await user.type(coverage.getAllByLabelText('Currency')[1] ?? second, 'usd');
    await user.type(coverage.getAllByLabelText('Deals')[1] ?? second, '2');
    await user.click(coverage.getByRole('button', { name: 'Record' }));
    await waitFor(async () => expect((await team()).pipelines).toHaveLength(1));
    expect((await team()).pipelines[0]).toMatchObject({
      open: [
        { currency: 'EUR', value: 780_000, count: 30 },
        { currency: 'USD', value: 5000.5, count: 2 },
      ],
      ...{ unvalued: 0, source: 'typed' },
    });
    expect(
      await coverage.findByText(/recorded, but there’s no target for the days ahead/),
    ).toBeDefined();
  });

  it('under eight weeks says only how many there are, from eight on how steady they were', async () => {
    await open(room(target, ...[3, 2, 1].map((ago) => week(ago, 780_000))));
    const coverage = await tile('How steady pipeline coverage is');
    expect(await coverage.findByText(/How steady it is shows from 8 weeks on/)).toBeDefined();
    expect(coverage.queryByText(/%/)).toBeNull();
  });

  it('says the spread, the median, the largest fall, and counts a week that was mended once', async () => {
    const sums = [700, 720, 800, 790, 810, 600, 650, 700, 780];
    const weeks = sums.map((sum, n) => week(sums.length - n, sum * 1000));
    await open(room(target, week(9, 1000), ...weeks));
    const coverage = await tile('How steady pipeline coverage is');
    expect(await coverage.findByText(/^± \d+%$/)).toBeDefined();
    expect(coverage.getByText(/ × the target, over 9 weeks/)).toBeDefined();
    expect(coverage.getByText('Largest drop from a peak: 26%.')).toBeDefined();
    expect(coverage.getAllByRole('row', { hidden: true })).toHaveLength(10);
  });
});

describe('the goals', () => {
  it('are changed for the team, held against at once, and brought back by undo', async () => {
    const { user, team } = await open();
    const goals = await tile('Goals for these metrics');
    await user.click(await goals.findByRole('button', { name: 'Edit goals' }));
    const target = goals.getByLabelText('Accepted, target in percent');
    await user.clear(target);
    await user.type(target, '60');
    await user.click(goals.getByRole('button', { name: 'Publish goals' }));
    expect(await goals.findByText('Enter 0 to 100, the highest of the three.')).toBeDefined();
    await user.clear(target);
    await user.type(target, '85');
    await user.type(goals.getByLabelText('Pipeline divided by target'), '3,5');
    await user.click(goals.getByRole('button', { name: 'Publish goals' }));
    const undo = await keptOnScreen(user, 'Undo');
    await waitFor(async () =>
      expect((await team()).goals?.goals).toEqual({
        ...DEFAULT_GOALS,
        ...{ acceptance: { target: 0.85, amber: 0.8, red: 0.7 }, coverage: 3.5 },
      }),
    );
    expect(await goals.findByText('Accepted: 85%. Watch under 80%, act under 70%.')).toBeDefined();
    await user.click(undo);
    await waitFor(async () => expect((await team()).goals?.goals).toEqual(DEFAULT_GOALS));
  });
});

describe('figures with names', () => {
  it('are asked for with a purpose, agreed to by each person, and ended', async () => {
    const { user, team } = await open();
    const part = within(await screen.findByRole('region', { name: 'About this data' }));
    await user.click(await part.findByRole('button', { name: 'Ask to show names' }));
    await user.click(part.getByRole('button', { name: 'Ask the team' }));
    expect(await part.findByText(/Everyone reads it before they agree/)).toBeDefined();
    await user.type(part.getByLabelText('Purpose'), 'To pair people well.');
    const until = part.getByLabelText('Until');
    await user.clear(until);
    await user.type(until, '2029-01-01');
    await user.click(part.getByRole('button', { name: 'Ask the team' }));
    expect(await part.findByText(/a year ahead at most/)).toBeDefined();
    await user.clear(until);
    await user.type(until, '2027-03-31');
    await user.click(part.getByRole('button', { name: 'Ask the team' }));
    await user.click(await part.findByRole('button', { name: 'Show my figures by name' }));
    await waitFor(async () => expect((await team()).figuresAgreed).toEqual([ME]));
    expect((await team()).figures).toMatchObject({
      ...{ purpose: 'To pair people well.', until: '2027-03-31' },
      basis: { kind: 'everybody-agreed' },
    });
    expect(await part.findByText(/^1 of \d+ people have agreed\.$/)).toBeDefined();
    await user.click(part.getByRole('button', { name: 'Stop showing names' }));
    await waitFor(async () => expect((await team()).figures?.until).toBe('2026-11-26'));
    expect(await part.findByRole('button', { name: 'Ask to show names' })).toBeDefined();
  });
});

it('offers no form where no team room is known', async () => {
  await openPage({ logs: yearOfHandoffs({ ...TEAM, handoffs: 60 }) });
  const coverage = await tile('How steady pipeline coverage is');
  expect(coverage.queryByRole('button')).toBeNull();
});
