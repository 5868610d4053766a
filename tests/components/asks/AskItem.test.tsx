import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { AskItem } from '@/components/asks/AskItem';
import type { Ask } from '@/lib/handoff/team/team-state';
import { saveFormDraft, readFormDraft } from '@/lib/store/form-drafts';
import { anId, AT, BDM, SDR } from '../../factories';
import { openRecord } from '../open-record';

const LONG_AGO = Date.UTC(2001, 0, 1);
const FAR_AHEAD = Date.UTC(2901, 0, 1);

function anAsk(with_: Partial<Ask> = {}): Ask {
  const text = 'Dana does not answer my mails.';
  return { id: anId(6), at: AT, by: BDM, to: SDR, kind: 'gone-quiet', text, ...with_ };
}

async function show(ask: Ask, me: string | undefined, typed?: string) {
  const onAnswer = vi.fn(() => Promise.resolve(true));
  const { user, db } = await openRecord(<AskItem {...{ ask, me, onAnswer }} />, {
    before: (store) => saveFormDraft(store, `${ask.id}|answer`, typed),
  });
  const [item] = screen.getAllByRole('article');
  return { onAnswer, user, db, item: item ?? document.body };
}

const button = (name: string) => screen.getByRole('button', { name });
const answerField = () => screen.getByRole('textbox', { name: 'How did it go?' });

describe('Request sent to who', () => {
  it('is told by whom, for what, and by when', async () => {
    const { item } = await show(anAsk({ due: FAR_AHEAD }), SDR.id);
    expect(item.getAttribute('aria-label')).toBe('Bea Novak asked you: Contact has gone quiet');
    expect(within(item).getByText('Dana does not answer my mails.')).toBeTruthy();
    expect(within(item).getByText(/^Due/)).toBeTruthy();
  });

  it('is told plainly that it is overdue', async () => {
    await show(anAsk({ due: LONG_AGO }), SDR.id);
    expect(screen.getByText(/^Overdue since/)).toBeTruthy();
  });

  it('answers done with one click, with words or without', async () => {
    const { onAnswer, user } = await show(anAsk(), SDR.id);
    await user.click(button('Done'));
    expect(onAnswer).toHaveBeenLastCalledWith('done', '');
    await user.type(answerField(), ' Reached her. ');
    await user.click(button('Done'));
    expect(onAnswer).toHaveBeenLastCalledWith('done', 'Reached her.');
  });

  it('cannot say cannot without a word of why, and is told so at the field', async () => {
    const { onAnswer, user } = await show(anAsk(), SDR.id);
    await user.click(button('Can’t do it'));
    expect(onAnswer).not.toHaveBeenCalled();
    expect(answerField().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/Say why you can’t/)).toBeTruthy();
    await user.type(answerField(), 'She left the company.');
    await user.click(button('Can’t do it'));
    expect(onAnswer).toHaveBeenCalledWith('cannot', 'She left the company.');
  });

  it('finds what was typed before, and it is forgotten once it is sent', async () => {
    const ask = anAsk();
    const { db, user } = await show(ask, SDR.id, 'Half a sent');
    await waitFor(() => expect(answerField()).toHaveProperty('value', 'Half a sent'));
    await user.click(button('Done'));
    await waitFor(async () => expect(await readFormDraft(db, `${ask.id}|answer`)).toBeUndefined());
  });

  it('keeps what was typed where the answer could not be saved', async () => {
    const { onAnswer, user } = await show(anAsk(), SDR.id);
    onAnswer.mockResolvedValue(false);
    await user.type(answerField(), 'Reached her.');
    await user.click(button('Done'));
    expect(answerField()).toHaveProperty('value', 'Reached her.');
  });

  it('sees the answer that was given, and is asked no more', async () => {
    const answer = { at: AT, by: SDR, result: 'done', text: 'Reached her.' } as const;
    await show(anAsk({ answer, due: LONG_AGO }), SDR.id);
    expect(screen.getByText(/^Done by you/)).toBeTruthy();
    expect(screen.getByText('Reached her.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByText(/Overdue/)).toBeNull();
  });
});

describe('anybody else', () => {
  it.each([
    ['who asked', BDM.id, 'You asked Sam Rivera: Contact has gone quiet'],
    ['a colleague', '33', 'Bea Novak asked Sam Rivera: Contact has gone quiet'],
    ['somebody unknown', undefined, 'Bea Novak asked Sam Rivera: Contact has gone quiet'],
  ])('%s reads it and cannot answer', async (_, me, head) => {
    const { item } = await show(anAsk(), me);
    expect(item.getAttribute('aria-label')).toBe(head);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('reads who could not do it, and why', async () => {
    const answer = { at: AT, by: SDR, result: 'cannot', text: 'She left.' } as const;
    await show(anAsk({ answer }), BDM.id);
    expect(screen.getByText(/^Sam Rivera couldn’t do it/)).toBeTruthy();
    expect(screen.getByText('She left.')).toBeTruthy();
  });
});

it('shows hostile text as text', async () => {
  const text = '<img src=x onerror=alert(1)>';
  const { item } = await show(anAsk({ text }), SDR.id);
  expect(item.querySelector('img')).toBeNull();
  expect(within(item).getByText(text)).toBeTruthy();
});
