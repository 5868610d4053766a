import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useEffect, useRef, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { storeText } from '@/lib/panel/site/problem-text';
import { useFormDraft, useDraftText } from '@/lib/panel/draft/use-form-draft';
import { saveFormDraft, readFormDraft } from '@/lib/store/form-drafts';
import { openRecord } from '../components/open-record';

const NAME = 'a form';

interface FieldsProps {
  /** Whether somebody types into the first before what was kept is read. */
  readonly hasty?: boolean;
  /** Until then it is on its way. */
  readonly sent?: Promise<unknown>;
}

/** Two fields. */
function Fields({ hasty = false, sent = Promise.resolve() }: FieldsProps) {
  const form = useFormDraft<'first' | 'second'>(NAME);
  const isDone = useRef(!hasty);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    form.set('first', 'typed at once');
  }, [form]);
  return (
    <>
      {(['first', 'second'] as const).map((field) => (
        <input
          key={field}
          aria-label={field}
          value={form.of(field, 'untouched')}
          onChange={({ currentTarget }) => form.set(field, currentTarget.value)}
        />
      ))}
      <button onClick={() => void sent.then(form.forget)}>Sent</button>
    </>
  );
}
const before = (kept: unknown) => ({
  before: (db: Parameters<typeof saveFormDraft>[0]) => saveFormDraft(db, NAME, kept),
});
const valueOf = (name: string) => () => screen.getByLabelText<HTMLInputElement>(name).value;

it('what was typed is there again, and each change is on disk', async () => {
  const { db } = await openRecord(<Fields />, before({ first: 'kept' }));
  await waitFor(() => expect(valueOf('first')()).toBe('kept'));
  expect(valueOf('second')()).toBe('untouched');
  fireEvent.change(screen.getByLabelText('second'), { target: { value: 'new' } });
  await waitFor(async () =>
    expect(await readFormDraft(db, NAME)).toEqual({ first: 'kept', second: 'new' }),
  );
});

it('what is typed before that is read wins, field by field, and nothing is lost', async () => {
  const kept = { first: 'old', second: 'kept' };
  const { db } = await openRecord(<Fields hasty />, before(kept));
  await waitFor(() => expect(valueOf('second')()).toBe('kept'));
  expect(valueOf('first')()).toBe('typed at once');
  const both = { first: 'typed at once', second: 'kept' };
  await waitFor(async () => expect(await readFormDraft(db, NAME)).toEqual(both));
});

it('a field that was emptied stays empty', async () => {
  await openRecord(<Fields />, before({ first: '' }));
  await waitFor(() => expect(valueOf('first')()).toBe(''));
});

it('once it is sent it is forgotten', async () => {
  const { db, user } = await openRecord(<Fields />, before({ first: 'kept' }));
  await waitFor(() => expect(valueOf('first')()).toBe('kept'));
  await user.click(screen.getByRole('button', { name: 'Sent' }));
  await waitFor(() => expect(valueOf('first')()).toBe('untouched'));
  await waitFor(async () => expect(await readFormDraft(db, NAME)).toBeUndefined());
});

it('what is typed while it is on its way stays, and what was sent is forgotten', async () => {
  const { promise: sent, resolve } = Promise.withResolvers<void>();
  const { db, user } = await openRecord(<Fields sent={sent} />);
  await user.clear(screen.getByLabelText('first'));
  await user.type(screen.getByLabelText('first'), 'Sent');
  await user.type(screen.getByLabelText('second'), '; sent too');
  await user.click(screen.getByRole('button', { name: 'Sent' }));
  await user.type(screen.getByLabelText('first'), ', and more');
  resolve();
  await waitFor(() => expect(valueOf('second')()).toBe('untouched'));
  expect(valueOf('first')()).toBe('Sent, and more');
  await waitFor(async () =>
    expect(await readFormDraft(db, NAME)).toEqual({ first: 'Sent, and more' }),
  );
});

function Line({ sent }: { readonly sent: Promise<void> }) {
  const [text, setText, forget] = useDraftText(NAME);
  return (
    <>
      <input
        aria-label="line"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button onClick={() => void sent.then(forget)}>Sent</button>
    </>
  );
}

it.each([
  ['stays as it is with what is typed while it is on its way', '!', 'Hello!'],
  ['is forgotten where nothing is', '', ''],
])('a line that was sent %s', async (_, more, left) => {
  const { promise: sent, resolve } = Promise.withResolvers<void>();
  const { db, user } = await openRecord(<Line sent={sent} />);
  await user.type(screen.getByLabelText('line'), 'Hello');
  await user.click(screen.getByRole('button', { name: 'Sent' }));
  await user.type(screen.getByLabelText('line'), `${more}{Shift}`);
  resolve();
  await waitFor(async () => expect(await readFormDraft(db, NAME)).toBe(left || undefined));
  expect(valueOf('line')()).toBe(left);
});

interface OfProps {
  readonly name: string;
  readonly sent: Promise<void>;
}

/** A line and a form under a name that may become another one. */
function Renamed({ name, sent }: OfProps) {
  const [text, setText, forget] = useDraftText(`${name}, line`);
  const form = useFormDraft<'field'>(`${name}, form`);
  return (
    <>
      <input
        aria-label="line"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <input
        aria-label="field"
        value={form.of('field')}
        onChange={({ currentTarget }) => form.set('field', currentTarget.value)}
      />
      <button
        onClick={() =>
          void sent.then(() => {
            forget();
            form.forget();
          })
        }
      >
        Sent
      </button>
    </>
  );
}

/** Two names, of which one or the other is shown. */
function Switching({ sent }: { readonly sent: Promise<void> }) {
  const [name, setName] = useState('one');
  return (
    <>
      <Renamed name={name} sent={sent} />
      <button onClick={() => setName(name === 'one' ? 'other' : 'one')}>Switch</button>
    </>
  );
}
const press = (name: string) => screen.getByRole('button', { name });

it('what was sent under one name is forgotten there, and what is typed under the next stays', async () => {
  const { promise: sent, resolve } = Promise.withResolvers<void>();
  const { db, user } = await openRecord(<Switching sent={sent} />);
  for (const label of ['line', 'field']) await user.type(screen.getByLabelText(label), 'of one');
  await user.click(press('Sent'));
  await user.click(press('Switch'));
  for (const label of ['line', 'field']) await user.type(screen.getByLabelText(label), 'of other');
  resolve();
  await waitFor(async () => {
    expect(await readFormDraft(db, 'one, line')).toBeUndefined();
    expect(await readFormDraft(db, 'one, form')).toBeUndefined();
  });
  expect([valueOf('line')(), valueOf('field')()]).toEqual(['of other', 'of other']);
  expect(await readFormDraft(db, 'other, line')).toBe('of other');
  expect(await readFormDraft(db, 'other, form')).toEqual({ field: 'of other' });
});

it('what was typed under a name is there again when it is shown again', async () => {
  const { user } = await openRecord(<Switching sent={Promise.resolve()} />);
  for (const label of ['line', 'field']) await user.type(screen.getByLabelText(label), 'of one');
  await user.click(press('Switch'));
  await waitFor(() => expect([valueOf('line')(), valueOf('field')()]).toEqual(['', '']));
  await user.click(press('Switch'));
  await waitFor(() =>
    expect([valueOf('line')(), valueOf('field')()]).toEqual(['of one', 'of one']),
  );
});

it.each([['a text'], [{ first: 7 }], [null]])(
  'what is no form (%j) is left alone',
  async (strange) => {
    await openRecord(<Fields />, before(strange));
    expect(valueOf('first')()).toBe('untouched');
  },
);

it('what cannot be kept, since the disk is full, stays on the screen and is told', async () => {
  const { db, panel } = await openRecord(<Fields />);
  const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  vi.spyOn(db, 'write').mockRejectedValue(full);
  fireEvent.change(screen.getByLabelText('first'), { target: { value: 'typed' } });
  await waitFor(() => expect(panel.store.getState().toast?.message).toBe(storeText('full').text));
  expect(valueOf('first')()).toBe('typed');
});
