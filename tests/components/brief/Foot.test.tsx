import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Foot } from '@/components/brief/Foot';
import { HandoffPage } from '@/components/timeline/HandoffPage';
import { RecipientSection } from '@/components/recipient/RecipientSection';
import { hashOf } from '@/lib/handoff/text';
import { frameworkById } from '@/lib/handoff/qualification/frameworks';
import { DEFAULT_POLICY, responseDue } from '@/lib/handoff/team/policy';
import { typedPerson } from '@/lib/handoff/typed-person';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import {
  chooseKeepingOwner,
  givingAwayAt,
  rememberHiding,
  rememberShowing,
} from '@/lib/store/outbox/giving-away';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { cardOf } from '@/lib/panel/team/card-of';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { finishStep, queueOf } from '@/lib/store/outbox/outbox-progress';
import { receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { saveRoom } from '@/lib/store/logs/teams';
import { aDraft, aHandoverEntry, anEntry, AT, BDM, SDR } from '../../factories';
import { KEY, openRecord, RECORD } from '../open-record';

const FULL_MARKS = Object.fromEntries(
  frameworkById(undefined).criteria.map(({ id }) => [
    id,
    { points: 5, basis: 'confirmed', evidence: '' } as const,
  ]),
);
const ready = aDraft({ scores: FULL_MARKS });
const nobody = { ...ready, recipient: undefined };
const isOpen = ({ store }: Awaited<ReturnType<typeof openRecord>>['panel'], section: string) =>
  store.getState().folds.find(([record]) => record === hashOf(KEY))?.[1][section];
const button = (name: string) => screen.getByRole('button', { name });
const sync = () => screen.getByRole('status', { name: 'Sync' }).textContent;

describe('a draft with nothing in its way', () => {
  it('says for whom it is ready, and by when a response is due', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-15T12:00Z') });
    onTestFinished(() => void vi.useRealTimers());
    await openRecord(<Foot />, { draft: ready });
    expect(screen.getByText('Ready for Bea.')).toBeTruthy();
    const due = responseDue(Date.now(), cardOf(BDM.id, undefined, []).card.calendar);
    expect(due).toBeGreaterThan(Date.now());
    expect(screen.getByText(`A response is due by ${dayAndTime(due ?? 0)}.`)).toBeTruthy();
  });

  it('is said to be ready once what was in the way is mended', async () => {
    const { panel, user } = await openRecord(<Foot />, { draft: nobody });
    await user.click(button('Hand over'));
    expect(await screen.findByRole('button', { name: '1 to fix' })).toBeTruthy();
    act(() =>
      panel.drafts.change(KEY, (draft) => ({
        ...draft,
        recipient: { id: BDM.id, name: BDM.name },
      })),
    );
    expect(await screen.findByText('Ready for Bea.')).toBeTruthy();
  });

  it.each([
    ['nobody is chosen', nobody],
    ['the points are under the bar', { ...ready, scores: {} }],
  ])('is not said to be ready where %s', async (_, draft) => {
    await openRecord(<Foot />, { draft });
    expect(button('Hand over')).toBeTruthy();
    expect(screen.queryByText(/^Ready for/)).toBeNull();
  });
});

describe('a promised day that may be a slip', () => {
  afterEach(() => vi.useRealTimers());
  const meeting = {
    ...{ title: '', zone: 'Europe/Berlin', minutes: 30, link: '', attendees: '' },
    start: '2025-12-15T15:00',
  };

  it('is told before it is handed over, with its year and the way to its field', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-15T12:00Z') });
    const draft = { ...ready, meeting };
    const { panel, user } = await openRecord(<Foot />, { draft });
    const words = /^Meeting time is in the past: .*2025/;
    expect(screen.getByText('Check it, or hand over as it is.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: words }));
    expect(isOpen(panel, 'meeting')).toBe(true);
    await user.click(button('Hand over'));
    await waitFor(() => expect(panel.store.getState().toast?.message).toMatch(/Handed over/));
  });

  it('is not spoken of where it is none', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2025-12-14T12:00Z') });
    await openRecord(<Foot />, { draft: { ...ready, meeting } });
    expect(screen.queryByText(/in the past|a year away/)).toBeNull();
  });
});

describe('copying the brief', () => {
  it('puts it on the clipboard as HTML and as plain text, with one click', async () => {
    const { copied, user } = await openRecord(<Foot />, { draft: ready });
    await user.click(button('Copy brief'));
    expect(copied).toHaveLength(1);
    expect(copied[0]?.html).toContain('<strong>Handoff: Dana Whitfield, Northwind Foods</strong>');
    expect(copied[0]?.text).toMatch(/^Handoff: Dana Whitfield, Northwind Foods/);
  });

  it('says so', async () => {
    const { panel, user } = await openRecord(<Foot />, { draft: ready });
    await user.click(button('Copy brief'));
    await waitFor(() => expect(panel.store.getState().toast?.message).toBe('Brief copied'));
  });

  it('copies what was handed over, once it is', async () => {
    const { copied, user } = await openRecord(<Foot />, {
      before: (db) =>
        commitEntry(db, { record: KEY, entry: aHandoverEntry(), as: SDR.id, now: AT }),
    });
    await waitFor(() => expect(sync()).toMatch(/Waiting to send/));
    await user.click(button('Copy brief'));
    expect(copied[0]?.text).toContain('A sample report before the call.');
  });
});

describe('the owner in the CRM', () => {
  const ORIGIN = 'https://crm.example';
  const KEEP = { name: 'Don’t change the owner in Acme CRM' };
  const keep = () => screen.findByRole<HTMLInputElement>('checkbox', KEEP);
  const plannedFor = async (db: BatonDatabase) => {
    await waitFor(async () => expect(await outboxOf(db, KEY)).toHaveLength(1));
    return (await outboxOf(db, KEY))[0]?.steps.map(({ name }) => name);
  };

  it('is no matter while no lead was ever hidden', async () => {
    const { panel } = await openRecord(<Foot />, { draft: ready });
    await waitFor(() => expect(panel.givingAway(ORIGIN).now().kind).toBe('known'));
    expect(screen.queryByRole('checkbox', KEEP)).toBeNull();
  });

  /** What the BDM's Baton will read of the SDR's sight in the brief that was handed over. */
  const sightIn = async (db: BatonDatabase) => {
    await waitFor(async () => expect(await handoffsOf(db, KEY)).toHaveLength(1));
    const [row] = await handoffsOf(db, KEY);
    return row && foldRow(row).brief?.sight;
  };

  it('is warned of before the first hand-over in a CRM that may hide what is given away', async () => {
    const { db, user } = await openRecord(<Foot />, { draft: ready, mayHide: true });
    expect(
      await screen.findByText(/^A lead you hand over may be hidden from you in Acme CRM/),
    ).toBeTruthy();
    expect((await keep()).checked).toBe(false);
    await user.click(button('Hand over'));
    expect(await plannedFor(db)).toEqual(['note', 'task', 'assign', 'check']);
    expect(await sightIn(db)).toBe('at-risk');
  });

  it('is kept where the user chooses that at the first hand-over: nothing is at risk', async () => {
    const { db, user } = await openRecord(<Foot />, { draft: ready, mayHide: true });
    await user.click(await keep());
    await waitFor(async () => expect((await keep()).checked).toBe(true));
    await user.click(button('Hand over'));
    expect(await plannedFor(db)).toEqual(['note', 'task', 'check']);
    expect(await sightIn(db)).toBeUndefined();
  });

  it('is no matter in such a CRM that showed a lead after it was given away', async () => {
    const { db, panel, user } = await openRecord(<Foot />, {
      ...{ draft: ready, mayHide: true },
      before: (db) => rememberShowing(db, ORIGIN),
    });
    await waitFor(() => expect(panel.givingAway(ORIGIN).now().kind).toBe('known'));
    expect(screen.queryByRole('checkbox', KEEP)).toBeNull();
    await user.click(button('Hand over'));
    expect(await sightIn(db)).toBeUndefined();
  });

  it('that was kept can be given away again, though the CRM hides nothing', async () => {
    const { user } = await openRecord(<Foot />, {
      draft: ready,
      before: (db) => chooseKeepingOwner(db, ORIGIN, true),
    });
    await user.click(await keep());
    await waitFor(() => expect(screen.queryByRole('checkbox', KEEP)).toBeNull());
  });

  it('is kept, as the panel suggests once the CRM has hidden a lead, and says why', async () => {
    const { db, user } = await openRecord(<Foot />, {
      draft: ready,
      before: (db) => rememberHiding(db, ORIGIN),
    });
    expect((await keep()).checked).toBe(true);
    expect(
      screen.getByText(/^A lead you handed over was hidden from you in Acme CRM/),
    ).toBeTruthy();
    expect(screen.getByText(/^The note and the task still go to Bea Novak/)).toBeTruthy();
    await user.click(button('Hand over'));
    expect(await plannedFor(db)).toEqual(['note', 'task', 'check']);
  });

  it('changes where the user wants that, which is kept for the next time', async () => {
    const { db, user } = await openRecord(<Foot />, {
      draft: ready,
      before: (db) => rememberHiding(db, ORIGIN),
    });
    await user.click(await keep());
    await waitFor(async () => expect((await keep()).checked).toBe(false));
    expect(screen.getByText(/no return, question or outcome from Bea Novak/)).toBeTruthy();
    expect(await givingAwayAt(db, ORIGIN)).toMatchObject({ hides: true, keepsOwner: false });
    await user.click(button('Hand over'));
    expect(await plannedFor(db)).toEqual(['note', 'task', 'assign', 'check']);
    expect(await sightIn(db)).toBe('lost');
  });

  it('stays by the team’s policies, which is nobody’s own choice', async () => {
    const body = { ...DEFAULT_POLICY, keepOwner: true };
    const room = recordKey({ ...RECORD, id: '9' });
    const { db, user } = await openRecord(<Foot />, {
      draft: ready,
      before: async (db) => {
        const entries = [anEntry('team-room', 1), anEntry('policy', 2, { body })];
        const notes = entries.map((entry, n) => ({ entry, noteId: `n${n}` }));
        await receiveEntries(db, room, notes, AT);
        await saveRoom(db, ORIGIN, room);
        await rememberHiding(db, ORIGIN);
      },
    });
    expect(await screen.findByText(/^By your team’s SLAs, the owner in Acme CRM/)).toBeTruthy();
    expect(screen.queryByRole('checkbox', KEEP)).toBeNull();
    await user.click(button('Hand over'));
    expect(await plannedFor(db)).toEqual(['note', 'task', 'check']);
  });

  it('is no matter for somebody whose name was only typed', async () => {
    const typed = { ...ready, recipient: typedPerson('Jo Unknown') };
    const { panel } = await openRecord(<Foot />, {
      draft: typed,
      before: (db) => rememberHiding(db, ORIGIN),
    });
    await waitFor(() => expect(panel.givingAway(ORIGIN).now().kind).toBe('known'));
    expect(screen.queryByRole('checkbox', KEEP)).toBeNull();
  });
});

describe('handing over', () => {
  it('makes one handoff, however often it is pressed, and shows that it waits to be sent', async () => {
    const { db, sent, user } = await openRecord(
      <>
        <HandoffPage />
        <Foot />
      </>,
      { draft: ready },
    );
    expect(sync()).toMatch(/Draft saved on this device/);
    await user.dblClick(button('Hand over'));
    await waitFor(() => expect(sync()).toBe('Waiting to send to Acme CRM'));
    expect(await handoffsOf(db, KEY)).toHaveLength(1);
    expect(await outboxOf(db, KEY)).toHaveLength(1);
    await waitFor(() => expect(sent).toContain('sync/nudge'));
    await screen.findByRole('heading', { name: 'Waiting for Bea Novak to accept' });
    expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
  });

  it('is in the CRM once nothing waits', async () => {
    const { db, user } = await openRecord(<Foot />, { draft: ready });
    await user.click(button('Hand over'));
    await waitFor(() => expect(sync()).toMatch(/Waiting/));
    const sentAt = AT + 60 * 60_000;
    const [waiting] = await outboxOf(db, KEY);
    const [row] = waiting ? await queueOf(db, waiting.origin) : [];
    if (!row) throw new Error('Nothing waits.');
    for (const { name: step } of row.steps) {
      const note = step === 'note' ? { noteId: 'n1' } : {};
      await finishStep(db, row, { step, ...note, now: sentAt });
    }
    await waitFor(() => expect(sync()).toBe(`Synced to the CRM at ${dayAndTime(sentAt)}`));
  });

  it('says what is missing, one at a time, and asks for the reason below the bar', async () => {
    const { user } = await openRecord(
      <>
        <RecipientSection />
        <Foot />
      </>,
      { draft: { ...nobody, scores: {} } },
    );
    await user.click(button('Hand over'));
    const problem = await screen.findByRole('alert');
    expect(problem.textContent).toBe('Hand to: required');
    await user.type(screen.getByRole('combobox', { name: 'Hand to' }), 'Bea{Enter}');
    await waitFor(() =>
      expect(screen.getByRole('alert').textContent).toBe(
        '21 under the bar. Bea Novak reads your reason first.',
      ),
    );
    await user.type(
      screen.getByRole('textbox', { name: /^Not fully qualified/ }),
      'She asked for it',
    );
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('leads to the first field that is to be mended, opens its section, and then to the next one', async () => {
    const { panel, user } = await openRecord(<Foot />, { draft: { ...nobody, scores: {} } });
    panel.store.setState({ folds: [] });
    await user.click(button('Hand over'));
    await waitFor(() => expect(panel.store.getState().focusOn).toBe('field-recipient'));
    expect(isOpen(panel, 'recipient')).toBe(true);
    await user.click(button('2 to fix'));
    expect(panel.store.getState().focusOn).toBe('field-belowBarReason');
    await user.click(button('2 to fix'));
    expect(panel.store.getState().focusOn).toBe('field-recipient');
  });

  it('sends nothing in the name of somebody whom Baton does not know', async () => {
    const { db, user } = await openRecord(<Foot />, { draft: ready, me: null });
    await user.click(button('Hand over'));
    expect((await screen.findByRole('alert')).textContent).toMatch(/doesn’t know who you are/);
    expect(await outboxOf(db, KEY)).toEqual([]);
  });
});
