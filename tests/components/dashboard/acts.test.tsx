import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { handoffNow } from '@/lib/store/logs/handoffs';
import { keepLook, readBackfill } from '@/lib/store/backfill';
import { receiveEntries } from '@/lib/store/logs/receive';
import { readFormDraft } from '@/lib/store/form-drafts';
import { anEntry, anId } from '../../factories';
import { type Log, yearOfHandoffs, yearOfRoom } from '../../metrics/year-of-a-team';
import { at, BDMS, ME, NOW, openPage, ORIGIN, SDRS } from './open-dashboard';

const DAY = 86_400_000;
const TEAM = { sdrs: [ME, ...SDRS], bdms: BDMS, now: NOW };
const tile = async (name: string) => within(await screen.findByRole('article', { name }));

const open = (logs = yearOfHandoffs({ ...TEAM, handoffs: 600 }), room = yearOfRoom(TEAM)) =>
  openPage({ logs, room });

describe('what a figure leads to', () => {
  it('a criterion that is often wrong: the next version, with why, and nothing of a draft is lost', async () => {
    const { user, db } = await open();
    const criteria = await tile('Criteria that didn’t hold up');
    await user.click(await criteria.findByRole('button', { name: 'Start next version' }));
    const editor = within(await screen.findByRole('form', { name: 'Version 2' }));
    const changes = editor.getByLabelText('What changed and why');
    expect(changes).toHaveProperty(
      'value',
      expect.stringMatching(/^“Budget” didn’t hold up in \d+ of \d+/),
    );
    await user.type(changes, ' Ours.');
    await user.click(screen.getByRole('button', { name: 'Back to metrics' }));
    const again = await tile('Criteria that didn’t hold up');
    await user.click(await again.findByRole('button', { name: 'Start next version' }));
    await screen.findByRole('form', { name: 'Version 2' });
    await waitFor(async () => {
      const kept = await readFormDraft(db, `${at('999')}|framework`);
      expect(kept).toHaveProperty('changes', expect.stringMatching(/ Ours\.$/));
    });
  });

  it('an SDR with too many BDMs: a request with what the figure says', async () => {
    const { user, team } = await open();
    const load = await tile('Who hands to whom');
    await user.click(await load.findByRole('button', { name: 'Ask the manager' }));
    const form = within(await load.findByRole('form', { name: 'Ask the manager' }));
    expect(form.getByLabelText('Details')).toHaveProperty(
      'value',
      expect.stringMatching(/^SDRs with more than 3 BDMs: \d of 6\./),
    );
    await user.click(form.getByRole('combobox', { name: 'To' }));
    await user.keyboard('Bdm Person 7');
    await user.click(await screen.findByRole('option', { name: /Bdm Person 7/ }));
    await user.click(form.getByRole('button', { name: 'Send request' }));
    await waitFor(async () =>
      expect((await team()).asks).toMatchObject([{ to: BDMS[6], by: ME, kind: 'other' }]),
    );
  });

  it('who has not agreed is asked, once', async () => {
    const { user, team } = await open();
    const agreed = await tile('Agreed on “qualified”');
    await user.click(await agreed.findByRole('button', { name: 'Ask the others to agree' }));
    await user.click(await agreed.findByRole('button', { name: 'Send to 1' }));
    await waitFor(async () =>
      expect((await team()).asks).toMatchObject([{ to: BDMS.at(-1), by: ME }]),
    );
    expect(await agreed.findByText('Everyone has been asked.')).toBeDefined();
  });

  it('an SLA that is missed: the rule itself', async () => {
    const { user, team } = await open();
    const inTime = await tile('Response on time');
    await user.click(await inTime.findByRole('button', { name: 'Edit SLAs' }));
    const [minutes] = inTime.getAllByRole('textbox');
    if (!minutes) throw new Error('There is a field.');
    await user.clear(minutes);
    await user.type(minutes, '120');
    await user.click(inTime.getByRole('button', { name: 'Save SLAs' }));
    await waitFor(async () => expect((await team()).policy?.policy.acceptMinutes).toBe(120));
  });

  it('feedback that is late: a reminder to the BDM, in the handoff', async () => {
    const { user, db } = await open();
    const feedback = await tile('Feedback on time');
    await user.click(await feedback.findByText(/^Overdue feedback you can ask for: \d+$/));
    const [first] = await feedback.findAllByRole('button', { name: 'Remind' });
    const lead = await feedback.findAllByRole('button', { name: /^Lead \d+, Company/ });
    if (!first) throw new Error('There is one to remind.');
    await user.click(first);
    await user.click(await feedback.findByRole('button', { name: 'Send reminder' }));
    const number = Number(/\d+/.exec(lead[0]?.textContent ?? '')?.[0]);
    const log = yearOfHandoffs({ ...TEAM, handoffs: 600 })[number];
    await waitFor(async () => {
      const { messages } = await handoffNow(db, log?.id ?? '');
      expect(messages.at(-1)).toMatchObject({ by: ME, question: true });
      expect(messages.at(-1)?.text).toContain('How did the meeting go?');
    });
    expect((await screen.findAllByText('Reminder sent')).length).toBeGreaterThan(0);
  });
});

it('a reminder that is pressed twice is sent once', async () => {
  const { user, db } = await open();
  const feedback = await tile('Feedback on time');
  await user.click(await feedback.findByText(/^Overdue feedback you can ask for: \d+$/));
  const [first] = await feedback.findAllByRole('button', { name: 'Remind' });
  if (!first) throw new Error('There is one to remind.');
  await user.click(first);
  const send = await feedback.findByRole('button', { name: 'Send reminder' });
  fireEvent.click(send);
  fireEvent.click(send);
  expect((await screen.findAllByText('Reminder sent')).length).toBeGreaterThan(0);
  expect(await db.outbox.count()).toBe(1);
});

it('the figures are taken along in CSV whose letters every spreadsheet reads', async () => {
  const { user } = await open();
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:test';
  });
  onTestFinished(() => void vi.restoreAllMocks());
  await user.click(await screen.findByRole('button', { name: 'Export CSV' }));
  const [file] = files;
  if (!file) throw new Error('It was downloaded.');
  expect([...new Uint8Array(await file.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
});

describe('the review sheet', () => {
  const reviewed = (): Log => {
    const { log, ...rest } = yearOfRoom(TEAM);
    const review = anEntry('review', 1, {
      ...{ id: anId(0xd00), handoff: rest.id, turn: 950, by: ME, at: NOW - 14 * DAY },
      body: {
        ...{ from: '2026-11-02', to: '2026-11-13', attended: [] },
        decided: [{ what: 'Ask *about* <b>budget</b> | first', due: '2026-12-01' }],
      },
    });
    return { ...rest, log: [...log, review] };
  };

  it('says the figures, the cases, what to ask and what was decided, and names nobody in a figure', async () => {
    const { user, copied } = await open(undefined, reviewed());
    await user.click(await screen.findByRole('button', { name: 'Review sheet' }));
    const sheet = within(
      await screen.findByRole('article', { name: 'Handoff review, Northern Europe' }),
    );
    const rows = sheet.getAllByRole('row').map((row) => row.textContent);
    expect(rows.some((row) => /^Acceptance rate\d+ of \d+\d+%\d+% – \d+%/.test(row))).toBe(true);
    const cases = within(sheet.getByRole('region', { name: 'Cases to talk about' }));
    expect(cases.getAllByRole('listitem').length).toBeLessThanOrEqual(6);
    expect(sheet.getByRole('region', { name: 'Questions' }).textContent).toMatch(
      /Who should ask about it/,
    );
    expect(sheet.getByText(/^Ask \*about\* <b>budget<\/b> \| first, by 2026-12-01$/)).toBeDefined();
    const text = (await screen.findByRole('article', { name: /^Handoff review/ })).textContent;
    for (const { name } of [...SDRS, ...BDMS]) expect(text).not.toContain(`${name}:`);
    await user.click(sheet.getByRole('button', { name: 'Copy as Markdown' }));
    await waitFor(() => expect(copied).toHaveLength(1));
    const [markdown = ''] = copied;
    expect(markdown).toMatch(/^# Handoff review, Northern Europe\n/);
    expect(markdown).toMatch(/\| Acceptance rate \| \d+ of \d+ \| \d+% \|/);
    expect(markdown).toContain(
      '- [ ] Ask \\*about\\* \\<b\\>budget\\</b\\> \\| first, by 2026-12-01',
    );
  });

  it('becomes a review in the team room: what was decided, by whom, until when, who was there', async () => {
    const { user, team } = await open();
    await user.click(await screen.findByRole('button', { name: 'Review sheet' }));
    await user.click(await screen.findByRole('button', { name: 'Review held' }));
    const form = within(await screen.findByRole('form', { name: 'Review held' }));
    await user.selectOptions(form.getByLabelText('Owner'), BDMS[0]?.name ?? '');
    await user.click(form.getByRole('button', { name: 'Record review' }));
    expect(await form.findByText('Enter a decision, or empty this line.')).toBeDefined();
    await user.type(form.getByLabelText('Decision'), 'Ask about budget first.');
    await user.type(form.getByLabelText('Due'), '2026-12-11');
    await user.click(form.getByLabelText(ME.name));
    await user.click(form.getByRole('button', { name: 'Record review' }));
    await waitFor(async () => expect((await team()).reviews).toHaveLength(1));
    expect((await team()).reviews[0]).toMatchObject({
      ...{ from: '2026-09-07', to: '2026-11-27', attended: [ME] },
      decided: [{ what: 'Ask about budget first.', who: BDMS[0], due: '2026-12-11' }],
    });
    // It cannot be taken back: what was recorded wrongly is corrected.
    await user.click(await screen.findByRole('button', { name: 'Correct my last review' }));
    const again = within(await screen.findByRole('form', { name: 'Correct my last review' }));
    expect(again.getByLabelText('Due')).toHaveProperty('value', '2026-12-11');
    expect(again.getByLabelText(ME.name)).toHaveProperty('checked', true);
    await user.type(again.getByLabelText('Decision'), ' Always.');
    await user.click(again.getByLabelText(ME.name));
    await user.click(again.getByRole('button', { name: 'Record review' }));
    await waitFor(async () => expect((await team()).reviews).toMatchObject([{ attended: [] }]));
    expect((await team()).reviews).toMatchObject([
      {
        decided: [{ what: 'Ask about budget first. Always.', who: BDMS[0], due: '2026-12-11' }],
      },
    ]);
    await user.click(screen.getByRole('button', { name: 'Back to metrics' }));
    expect(await screen.findByText(/^Last review: today\./)).toBeDefined();
  });

  it('keeps what is being written while more handoffs are read, and the focus in it', async () => {
    const logs = yearOfHandoffs({ ...TEAM, handoffs: 200 });
    const { user, db } = await open(logs.filter((_, index) => index % 10 !== 0));
    await user.click(await screen.findByRole('button', { name: 'Review sheet' }));
    await user.click(await screen.findByRole('button', { name: 'Review held' }));
    const decision = await screen.findByLabelText('Decision');
    await user.type(decision, 'Ask about budget first.');
    const counted = () =>
      screen.getAllByRole('row').find(({ textContent }) => textContent.startsWith('Acceptance'));
    const before = counted()?.textContent;
    for (const { record, log } of logs.filter((_, index) => index % 10 === 0)) {
      const stored = log.map((entry, n) => ({ entry, noteId: `${record} ${n}` }));
      await receiveEntries(db, at(record), stored, NOW);
    }
    await waitFor(() => expect(counted()?.textContent).not.toBe(before), { timeout: 20_000 });
    expect(decision.isConnected).toBe(true);
    expect(document.activeElement).toBe(decision);
    expect(decision).toHaveProperty('value', 'Ask about budget first.');
  });
});

it('the earlier months are asked for, read look by look, paused and gone on with', async () => {
  const { user, db, asked } = await open();
  const made = within(await screen.findByRole('region', { name: 'About this data' }));
  expect(asked).not.toContain('backfill/look');
  await user.click(await made.findByRole('button', { name: 'Read the last 12 months' }));
  expect(await made.findByText(/^Reading Aug 28, 2026 to Nov 27, 2026\. Steps: 0/)).toBeDefined();
  await waitFor(() => expect(asked.filter((type) => type === 'backfill/look')).toHaveLength(1));
  const state = await readBackfill(db, ORIGIN);
  if (!state) throw new Error('It has begun.');
  await keepLook(db, ORIGIN, state, { notes: 7, seenUntil: NOW - 60 * DAY, now: NOW, crmNow: NOW });
  expect(await made.findByText(/Steps: 1\. Baton notes found: 7\./)).toBeDefined();
  await waitFor(() => expect(asked.filter((type) => type === 'backfill/look')).toHaveLength(2));
  await user.click(made.getByRole('button', { name: 'Pause' }));
  expect(
    await made.findByText(/^Paused\. Still to read: Sep 28, 2026 to Nov 27, 2026/),
  ).toBeDefined();
  await user.click(made.getByRole('button', { name: 'Continue' }));
  expect(await made.findByRole('button', { name: 'Pause' })).toBeDefined();
});

it('a pause that the CRM asked for is told only while the earlier months are read', async () => {
  const error = { code: 'rate-limited', retryAfterMs: 60_000 } as const;
  const answers = new Map([['backfill/look', { ok: false, error } as const]]);
  const { user } = await openPage({ logs: yearOfHandoffs({ ...TEAM, handoffs: 20 }), answers });
  const made = within(await screen.findByRole('region', { name: 'About this data' }));
  await user.click(await made.findByRole('button', { name: 'Read the last 12 months' }));
  expect(await made.findByText(/^Too many requests/)).toBeDefined();
  await user.click(made.getByRole('button', { name: 'Pause' }));
  expect(await made.findByRole('button', { name: 'Continue' })).toBeDefined();
  await waitFor(() => expect(made.queryByText(/^Too many requests/)).toBeNull());
});

it('earlier months that cannot be asked for are told', async () => {
  const { user, db } = await openPage({ logs: yearOfHandoffs({ ...TEAM, handoffs: 20 }) });
  const made = within(await screen.findByRole('region', { name: 'About this data' }));
  const write = vi.spyOn(db, 'write').mockRejectedValue(new Error('no'));
  onTestFinished(() => write.mockRestore());
  await user.click(await made.findByRole('button', { name: 'Read the last 12 months' }));
  expect((await screen.findAllByText(/^Couldn’t save/)).length).toBeGreaterThan(0);
  expect(made.getByRole('button', { name: 'Read the last 12 months' })).toBeDefined();
});
