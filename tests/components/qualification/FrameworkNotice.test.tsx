import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readDraft } from '@/lib/store/drafts';
import { receiveEntries } from '@/lib/store/logs/receive';
import { aCriterion, aDraft, aFramework, anEntry, anId, AT } from '../../factories';
import { region } from '../../in-part';
import { RECORD } from '../../panel/render-panel';
import { ELSEWHERE, openAt } from '../team/open-room';

const THREAD = anId(70);
const room = anEntry('team-room', 1, { handoff: THREAD });
const version = (number: number, with_ = {}) =>
  anEntry('framework', number + 1, {
    handoff: THREAD,
    body: { framework: aFramework({ version: number, ...with_ }), changes: '' },
  });
/** Without *Budget*, with *Timing*, and a higher bar. */
const second = version(2, {
  threshold: 6,
  criteria: [aCriterion(), aCriterion({ id: 'timing', name: 'Timing' })],
});

const section = () => region('Qualification');
const criterion = (name: string) => within(section().getByRole('group', { name }));
const notice = () => section().queryByText('Version 2 of Two questions is out.', { exact: false });
const halfFilled = aDraft({
  ...{ frameworkId: 'two', frameworkVersion: 1 },
  scores: {
    need: { points: 4, basis: 'confirmed', evidence: '' },
    budget: { points: 3, basis: 'assumed', evidence: 'Said so.' },
  },
});

const open = async (draft = halfFilled, elsewhere = [room, version(1), second]) => {
  const opened = await openAt({ draft, room: ELSEWHERE, elsewhere });
  await screen.findByText(/Two questions \(version/);
  const onDisk = async () => {
    await opened.panel.drafts.flush();
    return readDraft(opened.db, RECORD);
  };
  return { ...opened, onDisk };
};

describe('the team’s framework', () => {
  it('is the one that a new draft is qualified by, and the draft remembers the version', async () => {
    const { user, onDisk } = await open(aDraft({ scores: {} }), [room, version(1)]);
    expect(section().getByText(/Two questions \(version 1/)).toBeTruthy();
    await user.click(criterion('Need').getByRole('radio', { name: '4' }));
    expect(await onDisk()).toMatchObject({ frameworkId: 'two', frameworkVersion: 1 });
  });

  it('is offered first where another is chosen for this record', async () => {
    const { user } = await open(aDraft({ scores: {} }), [room, version(1)]);
    await user.click(section().getByRole('button', { name: 'More about qualification' }));
    await user.click(section().getByRole('menuitem', { name: 'Change framework' }));
    const chooser = section().getByRole('combobox', { name: 'Framework for this record' });
    const [first] = within(chooser).getAllByRole('option');
    expect(first?.textContent).toBe('Two questions (version 1, your team’s)');
  });

  it('that is new is simply taken where nothing is marked yet', async () => {
    const { db } = await open(aDraft({ scores: {} }), [room, version(1)]);
    await receiveEntries(db, ELSEWHERE, [{ entry: second, noteId: 'late' }], AT);
    expect(await section().findByRole('group', { name: 'Timing' })).toBeTruthy();
    expect(notice()).toBeNull();
  });
});

describe('a version that comes out under a half-filled checklist', () => {
  it('is told with what changed, and the checklist stays as it was', async () => {
    await open();
    expect(notice()).toBeTruthy();
    expect(section().getByText('Removed: Budget')).toBeTruthy();
    expect(section().getByText(/^Added: Timing/)).toBeTruthy();
    expect(section().getByText('Threshold: 6 points (was 5)')).toBeTruthy();
    expect(criterion('Budget')).toBeTruthy();
    expect(section().getByRole('button', { name: /7 of 10/ })).toBeTruthy();
  });

  it('is used on a click: marks stay with their criteria, others are kept and do not count', async () => {
    const { user, onDisk } = await open();
    await user.click(section().getByRole('button', { name: 'Use version 2' }));
    expect(section().queryByRole('group', { name: 'Budget' })).toBeNull();
    expect(notice()).toBeNull();
    expect(section().getByRole('button', { name: /4 of 10/ })).toBeTruthy();
    expect(await onDisk()).toMatchObject({
      frameworkVersion: 2,
      scores: { budget: { points: 3, evidence: 'Said so.' } },
    });
  });

  it('says so where the room was left and nobody knows the version here', async () => {
    await openAt({ draft: halfFilled, room: null });
    expect(await screen.findByText(/^The framework this draft started with/)).toBeTruthy();
  });

  it('is not told again once the checklist’s own is kept, until yet another is out', async () => {
    const { user, db, browser, unmount } = await open();
    await user.click(section().getByRole('button', { name: 'Keep the original' }));
    expect(notice()).toBeNull();
    unmount();
    const { renderPanel } = await import('../../panel/render-panel');
    renderPanel(browser);
    await screen.findByText(/Two questions \(version 1/);
    await waitFor(() => expect(notice()).toBeNull());
    const third = version(3, { threshold: 7 });
    await receiveEntries(db, ELSEWHERE, [{ entry: third, noteId: 'late' }], AT);
    expect(await section().findByText(/^Version 3 of Two questions is out/)).toBeTruthy();
  });
});
