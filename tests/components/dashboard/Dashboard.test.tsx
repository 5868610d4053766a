import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { isKnown } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import type { OutboxRow, OutboxStep } from '@/lib/store/rows';
import { aBrief, anEntry, anId } from '../../factories';
import { type Log, yearOfHandoffs, yearOfRoom } from '../../metrics/year-of-a-team';
import { at, BDMS, ME, NOW, openPage, ORIGIN, SDRS } from './open-dashboard';

function handOverOf(log: Log | undefined) {
  const [first] = log?.log ?? [];
  if (!first || !isKnown(first) || first.kind !== 'handed-over') throw new Error('There is one.');
  return first;
}

/** Two fresh handoffs, one of them given on, and words of this week over a lead of spring. */
function lately(): Log[] {
  const [other] = SDRS;
  const [b1, b2, b3, b4] = BDMS;
  if (!other || !b1 || !b2 || !b3 || !b4) throw new Error('There are as many.');
  const DAY = 86_400_000;
  const pairs: [Person, Person, number][] = [
    [ME, b1, NOW - 250 * DAY],
    [ME, b2, NOW - 9 * DAY],
    [other, b3, NOW - 8 * DAY],
  ];
  return pairs.map(([sdr, bdm, handed], n) => {
    const handoff = anId(0x700 + n);
    const entry = (turn: number, by: Person, at: number) => ({
      ...{ id: anId(0x710 + 16 * n + turn), handoff, turn, by, at },
    });
    const brief = aBrief({ sdr, recipient: bdm });
    const first = bdm === b3 ? aBrief({ sdr, recipient: b4 }) : brief;
    const log = [
      anEntry('handed-over', 1, { ...entry(1, sdr, handed), body: first }),
      anEntry('revised', 2, { ...entry(2, sdr, handed + 1000), body: { brief, revision: 2 } }),
      anEntry('message', 3, entry(3, bdm, NOW - 3 * DAY)),
      anEntry('message', 4, entry(4, sdr, NOW - 2 * DAY)),
    ];
    return { id: handoff, record: `${3000 + n}`, log };
  });
}

/** A room whose figures bear names: everybody's by a works agreement, or of those who agreed. */
function named(of: Omit<Parameters<typeof yearOfRoom>[0], 'now'>, agreed?: readonly string[]): Log {
  const room = yearOfRoom({ ...of, now: NOW });
  const own = (turn: number, by: Person) => ({
    ...{ id: anId(0x600 + turn), handoff: room.id, turn: 900 + turn, by, at: NOW - 1000 + turn },
  });
  const basis = agreed
    ? ({ kind: 'everybody-agreed' } as const)
    : ({ kind: 'works-agreement', on: '2026-05-01' } as const);
  const body = { show: 'named' as const, purpose: 'Pairs.', until: '2026-12-31', basis };
  const figures = anEntry('figures', 1, { ...own(0, ME), body });
  const words = [...of.sdrs, ...of.bdms]
    .filter(({ id }) => agreed?.includes(id))
    .map((by, n) =>
      anEntry('figures-agreed', 1, { ...own(n + 1, by), body: { figures: figures.id } }),
    );
  return { ...room, log: [...room.log, figures, ...words] };
}

const team = (sdrs = [ME, ...SDRS], bdms = BDMS) => ({ sdrs, bdms, now: NOW });
const tile = async (name: string) => within(await screen.findByRole('article', { name }));

describe('the page of figures', () => {
  it('says how to begin where Baton is on for no CRM, and where nothing was read', async () => {
    await openPage({ sites: [] });
    expect(await screen.findByText(/Baton isn’t on for any CRM yet/)).toBeDefined();
  });

  it('says that nothing was read yet, and what is read by itself', async () => {
    await openPage();
    expect(await screen.findByText(/No handoffs found in these weeks/)).toBeDefined();
    expect(await screen.findByText(/No team room found/)).toBeDefined();
  });

  it('shows no share of fewer than ten, but how many there are of ten', async () => {
    const logs = yearOfHandoffs({ ...team(), handoffs: 30 }).slice(0, 8);
    await openPage({ logs });
    const acceptance = await tile('Acceptance rate');
    expect(
      await acceptance.findByText(/^\d of \d so far\. A share appears from ten on\.$/),
    ).toBeDefined();
    expect(acceptance.queryByText(/%/)).toBeNull();
    expect(acceptance.queryByText(/on target|watch|act$/)).toBeNull();
  });

  it('shows a small team only one’s own handoffs, and why', async () => {
    const logs = yearOfHandoffs({
      ...team([ME, ...SDRS.slice(0, 1)], BDMS.slice(0, 2)),
      handoffs: 12,
    });
    await openPage({ logs });
    expect(await screen.findByText(/Team figures need at least five people/)).toBeDefined();
    const load = await tile('Who hands to whom');
    const rows = await load.findAllByRole('row');
    expect(rows.map((row) => row.textContent)).toHaveLength(2);
    expect(load.queryByText('Sdr Person 1', { selector: 'th' })).toBeDefined();
  });

  it('names nobody else in a figure, and everybody where a works agreement says so', async () => {
    const logs = yearOfHandoffs({ ...team(), handoffs: 200 });
    const room = yearOfRoom(team());
    const { log } = room;
    const agreed = anEntry('figures', 1, {
      ...{ handoff: room.id, turn: 900, by: ME, at: NOW - 1000 },
      body: {
        ...{ show: 'named', purpose: 'To pair people well.', until: '2026-12-31' },
        basis: { kind: 'works-agreement', on: '2026-05-01' },
      },
    });
    await openPage({ logs, room: { ...room, log: [...log, agreed] } });
    const load = await tile('Who hands to whom');
    expect(await load.findAllByRole('rowheader')).toHaveLength(6);
    expect(await screen.findByText(/To pair people well\./)).toBeDefined();
  });

  it('keeps the names of others out of the figures otherwise', async () => {
    const logs = yearOfHandoffs({ ...team(), handoffs: 200 });
    await openPage({ logs, room: yearOfRoom(team()) });
    const load = await tile('Who hands to whom');
    const headers = await load.findAllByRole('rowheader');
    expect(headers.map(({ textContent }) => textContent)).toEqual([ME.name]);
  });

  it('leads from a number to the record, and from a figure to the team room', async () => {
    const logs = yearOfHandoffs({ ...team(), handoffs: 60 });
    const room = yearOfRoom(team());
    const { opened, user } = await openPage({ logs, room });
    const show = await tile('Talked through');
    await user.click(show.getByText('Show handoffs'));
    const [lead] = await show.findAllByRole('button', { name: /^Lead \d+, Company \d+$/ });
    if (!lead) throw new Error('There is a lead.');
    await user.click(lead);
    const accept = await tile('Acceptance rate');
    await user.click(accept.getByRole('button', { name: 'Open the framework in the team room' }));
    const number = /\d+/.exec(lead.textContent)?.[0];
    expect(opened).toEqual([at(`${Number(number) + 1000}`)]);
    const framework = await screen.findByRole('tab', { name: 'Framework' });
    expect(framework.getAttribute('aria-selected')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'More' }));
    expect(screen.getByRole('menuitem', { name: 'Leave team room' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Back to metrics' }));
    expect(await screen.findByRole('article', { name: 'Acceptance rate' })).toBeDefined();
  });

  it('tells what it could not count: a clock that is ahead, a hand-over that was not read', async () => {
    const [one, other, ...rest] = yearOfHandoffs({ ...team(), handoffs: 40 });
    if (!one || !other) throw new Error('There are two.');
    const ahead = one.log.slice(0, 1).map((entry) => ({ ...entry, at: NOW + 86_400_000 }));
    const gap = other.log.slice(1);
    await openPage({ logs: [{ ...one, log: ahead }, { ...other, log: gap }, ...rest] });
    expect(await screen.findByText(/dated in the future by a wrong clock.*: 1\./)).toBeDefined();
    expect(await screen.findByText(/whose first note wasn’t read: 1\./)).toBeDefined();
  });

  it('calls people by their names whom no card and no list of the CRM names, also former BDMs', async () => {
    await openPage({ logs: lately(), room: named({ sdrs: [ME], bdms: [] }) });
    const load = await tile('Who hands to whom');
    const names = await load.findAllByRole('rowheader');
    expect(names.map(({ textContent }) => textContent)).toEqual([ME.name, 'Sdr Person 2']);
    const columns = await load.findAllByRole('columnheader');
    expect(columns.map(({ textContent }) => textContent).slice(1, 3)).toEqual([
      ...['Bdm Person 2', 'Bdm Person 3'],
    ]);
    const pairs = await load.findAllByRole('listitem');
    expect(pairs[1]?.textContent).toBe('Sdr Person 2: Bdm Person 3, Bdm Person 4');
  });

  it('pairs people by what they had to do with each other lately, however old the lead is', async () => {
    await openPage({ logs: lately(), room: named(team()) });
    const load = await tile('Who hands to whom');
    const pairs = await load.findAllByRole('listitem');
    expect(pairs.map(({ textContent }) => textContent)).toEqual([
      ...['Sdr Person 1: Bdm Person 1, Bdm Person 2', 'Sdr Person 2: Bdm Person 3, Bdm Person 4'],
    ]);
    // A lead of long ago is no handoff of these weeks.
    const columns = await load.findAllByRole('columnheader');
    expect(columns.map(({ textContent }) => textContent)).not.toContain('Bdm Person 1');
  });

  it('names in the pairs nobody who has not agreed, though they only wrote of an old lead', async () => {
    const sees = await openPage({
      logs: lately(),
      room: named(team(), ['s1', 's2', 'b2', 'b3', 'b4']),
    });
    expect(sees.opened).toEqual([]);
    const load = await tile('Who hands to whom');
    expect(await load.findAllByRole('rowheader')).toHaveLength(2);
    expect(load.queryByText(/Bdm Person 1/)).toBeNull();
    expect(load.queryByRole('list')).toBeNull();
  });

  it('calls a lead as its brief does that counts, not as a stranger’s note', async () => {
    const [one, ...rest] = yearOfHandoffs({ ...team([ME], BDMS), handoffs: 20 });
    const handed = handOverOf(one);
    if (!one) throw new Error('There is one.');
    const lead = { name: { value: 'Mallory', origin: 'typed' as const } };
    const forged = {
      ...{ ...handed, id: anId(0xf01), turn: 0, at: handed.at - 1, unverified: true as const },
      body: { ...handed.body, lead },
    };
    const { user } = await openPage({ logs: [{ ...one, log: [forged, ...one.log] }, ...rest] });
    const accept = await tile('Acceptance rate');
    await user.click(accept.getByText('Show handoffs'));
    expect(await accept.findByRole('button', { name: /^Lead 0, Company 0$/ })).toBeDefined();
    expect(accept.queryByText(/Mallory/)).toBeNull();
  });

  it('draws the time to answer where all were answered outside of working hours, at once', async () => {
    const night = Date.UTC(2026, 10, 20, 22);
    const logs = Array.from({ length: 12 }, (_, n): Log => {
      const id = anId(0x900 + n);
      const [sdr, bdm] = [n % 2 === 0 ? ME : SDRS[0], BDMS[n % 4]];
      if (!sdr || !bdm) throw new Error('There are two of each.');
      const of = { handoff: id, id: anId(0xa00 + 2 * n), turn: 1, by: sdr, at: night };
      const answer = { ...of, id: anId(0xa01 + 2 * n), turn: 2, by: bdm, at: night + 60_000 };
      const body = aBrief({ sdr, recipient: bdm });
      const log = [anEntry('handed-over', 1, { ...of, body }), anEntry('accepted', 2, answer)];
      return { id, record: `${2000 + n}`, log };
    });
    await openPage({ logs, room: yearOfRoom(team()) });
    const answers = within(await screen.findByRole('article', { name: 'Time to respond' }));
    const figure = await answers.findByRole('figure');
    const paths = [...figure.querySelectorAll('path')].map((path) => path.getAttribute('d'));
    expect(paths).toEqual(['M0 100H0V0H100V0']);
    expect(figure.textContent).not.toContain('NaN');
  });

  it('compares with no weeks that were not read, whatever instant a pasted note says', async () => {
    const logs = yearOfHandoffs({ ...team(), handoffs: 2000 }).filter(
      ({ log: [first] }) => (first?.at ?? 0) > NOW - 80 * 86_400_000,
    );
    const [one, other] = logs;
    const [handed, answer] = one?.log ?? [];
    if (!one || !handed || !answer || !other) throw new Error('There are two.');
    // One was never handed over here; the other says so under a stranger's name.
    const pasted = [
      { ...one, log: [{ ...answer, at: 0 }] },
      { ...other, log: [{ ...handed, handoff: other.id, at: 1, unverified: true as const }] },
    ];
    await openPage({ logs: [...pasted, ...logs.slice(2)] });
    expect(await screen.findByText(/the oldest from .* 2026\./)).toBeDefined();
    expect(
      await screen.findByText('The weeks before weren’t read in full, so nothing is compared.'),
    ).toBeDefined();
  });

  it('says of one’s own entries alone that the CRM does not have them, and only while it does not', async () => {
    const logs = yearOfHandoffs({ ...team(), handoffs: 20 });
    const waiting = (
      entry: string,
      as: string,
      names: readonly OutboxStep['name'][],
    ): OutboxRow => ({
      ...{ entry, handoff: 'h1', record: at('1000'), origin: ORIGIN, as },
      ...{ attempts: 0, notBefore: 0 },
      steps: names.map((name) => ({ name, state: 'waiting' })),
    });
    const done = { name: 'note', state: 'done' } as const;
    const inCrm = (['task', 'assign', 'complete-task', 'attach', 'check'] as const).map((name) => ({
      ...waiting(name, ME.id, [name]),
      steps: [done, { name, state: 'waiting' as const }],
    }));
    const others = waiting('others', 's2', ['note', 'check']);
    const elsewhere = { ...waiting('there', ME.id, ['note']), origin: 'https://other.example' };
    const own = ['one', 'two'].map((id) => waiting(id, ME.id, ['note', 'task', 'check']));
    await openPage({
      logs,
      before: (db) => db.outbox.bulkAdd([...inCrm, others, elsewhere, ...own]),
    });
    expect(await screen.findByText(/Your entries not in the CRM yet: 2\./)).toBeDefined();
  });
});
