import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, describe, vi } from 'vitest';
import { GuestsField } from '@/components/meeting/GuestsField';
import { CriterionRow } from '@/components/qualification/CriterionRow';
import { ComboField } from '@/components/ui/ComboField';
import { ExpandableForm } from '@/components/ui/ExpandableForm';
import { aCriterion } from '../../factories';
import { openRecord } from '../open-record';
import { renderAtRecord } from '../../panel/render-panel';

/** What browsers tell of a key that an input method takes: while a word is written, and as it ends. */
const TAKEN = [
  ['while a word is being written', { isComposing: true }],
  ['that ends the word in some browsers', { keyCode: 229 }],
] as const;

describe.each(TAKEN)('a key of an input method, %s,', (_, taken) => {
  const press = (element: Element, key: string) => fireEvent.keyDown(element, { key, ...taken });

  it('files no quick line, and takes no mark', async () => {
    const { user } = await renderAtRecord();
    const line = screen.getByRole<HTMLInputElement>('textbox', { name: 'Add context' });
    await user.type(line, '監査は一月');
    press(line, 'Enter');
    expect(line.value).toBe('監査は一月');
    await user.clear(line);
    await user.type(line, '/wh');
    for (const key of ['ArrowDown', 'Enter', 'Tab']) press(line, key);
    expect(line.value).toBe('/wh');
    press(line, 'Escape');
    expect(screen.getByRole('listbox', { name: 'Section shortcuts' })).toBeTruthy();
  });

  it('leaves no line of context, moves none and removes none', async () => {
    const { user } = await renderAtRecord();
    await user.click(screen.getByRole('textbox', { name: 'Add context' }));
    await user.keyboard('One{Enter}Two{Enter}');
    const lines = () =>
      screen.getAllByRole<HTMLTextAreaElement>('textbox', { name: /^Background, line/ });
    const second = lines()[1] ?? document.body;
    await user.clear(second);
    for (const key of ['Enter', 'Backspace']) press(second, key);
    fireEvent.keyDown(second, { key: 'ArrowUp', altKey: true, ...taken });
    expect(lines().map(({ value }) => value)).toEqual(['One', '']);
    expect(document.activeElement).toBe(second);
  });

  it('chooses nothing of a list, moves nothing in it and leaves it open', () => {
    const onSelect = vi.fn();
    const people = ['鈴木', '鈴江'];
    render(
      <ComboField
        label="Hand to"
        search={(typed) => people.filter((name) => name.startsWith(typed))}
        keyOf={(name) => name}
        textOf={(name) => name}
        selected={undefined}
        onSelect={onSelect}
        noMatch="Nobody"
      />,
    );
    const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Hand to' });
    fireEvent.change(field, { target: { value: '鈴' } });
    const highlighted = () => screen.getByRole('option', { selected: true }).textContent;
    const first = highlighted();
    for (const key of ['ArrowDown', 'Enter', 'Home', 'Escape']) press(field, key);
    expect(onSelect).not.toHaveBeenCalled();
    expect(field.value).toBe('鈴');
    expect(highlighted()).toBe(first);
  });

  it('closes no form', () => {
    render(
      <ExpandableForm label="Send request" may gone="Gone">
        {() => <input aria-label="To" />}
      </ExpandableForm>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Send request' }));
    press(screen.getByRole('textbox', { name: 'To' }), 'Escape');
    expect(screen.getByRole('textbox', { name: 'To' })).toBeTruthy();
  });

  it('takes out no guest, and gives no mark', async () => {
    const onChange = vi.fn();
    const onScore = vi.fn();
    const onOpen = vi.fn();
    await openRecord(
      <>
        <GuestsField attendees="dana@northwind.example" lead={undefined} onChange={onChange} />
        <CriterionRow
          criterion={aCriterion()}
          score={undefined}
          isOpen={false}
          {...{ onOpen, onScore }}
        />
      </>,
    );
    press(screen.getByRole('button', { name: /dana@northwind/ }), 'Delete');
    press(screen.getByRole('radio', { name: '3' }), '3');
    expect(onChange).not.toHaveBeenCalled();
    expect(onScore).not.toHaveBeenCalled();
  });
});

it('any other key does', async () => {
  const { user } = await renderAtRecord();
  const line = screen.getByRole<HTMLInputElement>('textbox', { name: 'Add context' });
  await user.type(line, '監査は一月');
  fireEvent.keyDown(line, { key: 'Enter', keyCode: 13 });
  expect(line.value).toBe('');
});
