import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { receiveEntries } from '@/lib/store/logs/receive';
import { aCriterion, aFramework, anEntry, AT, BDM, SDR } from '../../factories';
import { tabPanel } from '../../in-part';
import { RECORD } from '../../panel/render-panel';
import { KIM, openRoom } from './open-room';

const section = () => tabPanel('Framework');
const AT_FRAMEWORK = { at: /^Framework/ };
const button = (name: string | RegExp) => section().getByRole('button', { name });
const editor = (version: number) =>
  within(section().getByRole('form', { name: `Version ${version}` }));
const criterion = (name: string) => within(section().getByRole('listitem', { name }));
const published = anEntry('framework', 2, { by: BDM });
const ofKim = anEntry('pulse', 3, { by: KIM });

describe('the first version', () => {
  it('starts from one that ships, is changed, and published', async () => {
    const { user, team } = await openRoom([], AT_FRAMEWORK);
    await user.click(button('Write first version'));
    const form = editor(1);
    expect(document.activeElement).toBe(form.getByLabelText('Name'));
    await user.selectOptions(form.getByLabelText('Start from'), 'BANT');
    await user.clear(form.getByLabelText('Name'));
    await user.type(form.getByLabelText('Name'), 'Ours');
    await user.click(button('Publish version 1'));
    await screen.findByText(/^Version 1 published/);
    const [first] = (await team()).frameworks;
    expect(first?.framework).toMatchObject({ name: 'Ours', version: 1 });
    expect(first?.framework.id).not.toBe('bant');
    expect(first?.framework.criteria.map(({ name }) => name)).toContain('Budget');
    expect(await section().findByText('0 of 1 agreed')).toBeTruthy();
  });
});

describe('the version that holds', () => {
  it('is agreed to by a button, and shows who agrees and who does not yet', async () => {
    const { user, team } = await openRoom([published, ofKim], AT_FRAMEWORK);
    expect(section().getByText('0 of 3 agreed')).toBeTruthy();
    await user.click(button('Agree to version 1'));
    await waitFor(async () => expect((await team()).agreements).toHaveLength(1));
    expect(await section().findByText('1 of 3 agreed')).toBeTruthy();
    expect(section().getByText(/^Sam Rivera agreed/)).toBeTruthy();
    expect(section().getByText('Kim Osei hasn’t agreed yet')).toBeTruthy();
    expect(section().queryByRole('button', { name: /^Agree to/ })).toBeNull();
  });

  it('shows who agreed to an older one only', async () => {
    const next = anEntry('framework', 5, {
      body: { framework: aFramework({ version: 2, threshold: 6 }), changes: 'Higher bar.' },
    });
    await openRoom([published, anEntry('agreement', 4, { by: BDM }), next], AT_FRAMEWORK);
    expect(section().getByText('Bea Novak agreed to version 1')).toBeTruthy();
    expect(section().getByText('What changed since version 1')).toBeTruthy();
    expect(section().getByText('Threshold: 6 points (was 5)')).toBeTruthy();
    expect(section().getByText('Higher bar.')).toBeTruthy();
  });

  it('tells that the day has passed on which it was to be looked at again', async () => {
    const body = { ...published.body, reviewOn: '2020-03-01' };
    await openRoom([anEntry('framework', 2, { body })], AT_FRAMEWORK);
    expect(section().getByText(/^Review was due .*2020\. Talk/)).toBeTruthy();
  });
});

describe('writing the next version', () => {
  const write = async () => {
    const opened = await openRoom([published], AT_FRAMEWORK);
    await opened.user.click(button('Write next version'));
    return opened;
  };

  it('says what changes while it is written', async () => {
    const { user, team } = await write();
    const form = editor(2);
    expect(form.getByText('No changes.')).toBeTruthy();
    await user.clear(form.getByLabelText('Threshold (points)'));
    await user.type(form.getByLabelText('Threshold (points)'), '8');
    await user.selectOptions(criterion('Budget').getByLabelText('Who asks'), 'SDR must ask');
    expect(form.getByText('Threshold: 8 points (was 5)')).toBeTruthy();
    expect(form.getByText('Budget: SDR must ask (was SDR can ask)')).toBeTruthy();
    await user.type(form.getByLabelText('What changed and why'), 'Too many came back.');
    fireEvent.change(form.getByLabelText('Review on'), {
      target: { value: '2027-03-01' },
    });
    await user.click(button('Publish version 2'));
    await waitFor(async () => expect((await team()).frameworks).toHaveLength(2));
    expect((await team()).frameworks[1]).toMatchObject({
      ...{ by: SDR, changes: 'Too many came back.', reviewOn: '2027-03-01' },
      framework: { id: 'two', version: 2, threshold: 8 },
    });
  });

  it('moves a criterion by keyboard, and the focus stays with it', async () => {
    const { user } = await write();
    const down = button('Move Need down');
    down.focus();
    await user.keyboard('{Enter}');
    const items = within(section().getByRole('list', { name: 'Criteria' })).getAllByRole(
      'listitem',
    );
    expect(items.map((item) => item.getAttribute('aria-label'))).toEqual(['Budget', 'Need']);
    // It is the last one now, so that the way back has the focus.
    expect(document.activeElement).toBe(button('Move Need up'));
  });

  it('adds a criterion and leads to its name', async () => {
    const { user } = await write();
    await user.click(button('Add criterion'));
    const added = criterion('criterion 3');
    expect(document.activeElement).toBe(added.getByLabelText('Criterion'));
    await user.keyboard('Timing');
    expect(criterion('Timing').getByLabelText('Question to ask')).toBeTruthy();
  });

  it('takes no more than nine', async () => {
    const { user } = await write();
    for (let count = 2; count < 9; count += 1) await user.click(button('Add criterion'));
    expect(section().queryByRole('button', { name: 'Add criterion' })).toBeNull();
    expect(section().getByText(/^9 criteria is the most/)).toBeTruthy();
  });

  it('removes a criterion, and brings it back to its place with what was typed since', async () => {
    const { user } = await write();
    await user.click(button('Remove Need'));
    expect(section().queryByRole('listitem', { name: 'Need' })).toBeNull();
    await user.type(criterion('Budget').getByLabelText('Question to ask'), ' Really?');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    const items = within(section().getByRole('list', { name: 'Criteria' })).getAllByRole(
      'listitem',
    );
    expect(items.map((item) => item.getAttribute('aria-label'))).toEqual(['Need', 'Budget']);
    expect(criterion('Budget').getByDisplayValue(/ Really\?$/)).toBeTruthy();
  });

  it('names what is missing at its field', async () => {
    const { user, team } = await write();
    await user.clear(criterion('Need').getByLabelText('Question to ask'));
    await user.clear(editor(2).getByLabelText('Threshold (points)'));
    await user.type(editor(2).getByLabelText('Threshold (points)'), '99');
    await user.click(button('Publish version 2'));
    expect(criterion('Need').getByText(/^Required$/)).toBeTruthy();
    expect(section().getByText(/these criteria add up to 10 points at most/)).toBeTruthy();
    expect((await team()).frameworks).toHaveLength(1);
  });

  it('given up comes back whole by undo', async () => {
    const { user } = await write();
    await user.type(editor(2).getByLabelText('What changed and why'), 'Half a sen');
    await user.click(button('Cancel'));
    expect(section().queryByRole('form')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(editor(2).getByDisplayValue('Half a sen')).toBeTruthy();
  });
});

describe('two who publish at the same time', () => {
  it('are one version: the first counts, and the other’s is taken up again', async () => {
    const hers = anEntry('framework', 5, {
      by: BDM,
      body: { framework: aFramework({ version: 2, threshold: 6 }), changes: '' },
    });
    const criteria = [aCriterion(), aCriterion({ id: 'mine', name: 'Mine' })];
    const mine = anEntry('framework', 6, {
      body: { framework: aFramework({ version: 2, criteria }), changes: 'Mine is better.' },
    });
    const { user, db } = await openRoom([published, mine], AT_FRAMEWORK);
    await receiveEntries(db, RECORD, [{ entry: hers, noteId: 'late' }], AT);
    await section().findByText(/^Your version 2 was published at the same time as one by Bea/);
    await user.click(button('Continue from mine'));
    expect(editor(3).getByDisplayValue('Mine is better.')).toBeTruthy();
    expect(criterion('Mine')).toBeTruthy();
  });
});
