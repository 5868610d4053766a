import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { region } from '../../in-part';
import { renderAtRecord } from '../../panel/render-panel';

const quickLine = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Add context' });
const list = (name: string) =>
  within(region('Context').getByRole('list', { name }))
    .queryAllByRole<HTMLTextAreaElement>('textbox')
    .map(({ value }) => value);
const line = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const markList = () => screen.queryByRole('listbox', { name: 'Section shortcuts' });
const marks = () => within(markList() ?? document.body).getAllByRole('option');
const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);

async function withLines(...lines: string[]) {
  const rendered = await renderAtRecord();
  await rendered.user.click(quickLine());
  for (const text of lines) {
    await rendered.user.paste(text);
    await rendered.user.keyboard('{Enter}');
  }
  return rendered;
}

describe('the quick line', () => {
  it('files a line by its mark, empties itself and keeps the focus', async () => {
    await withLines('=A price by Friday', '!Audit in January', 'Met at the fair');
    expect(list('Promised')).toEqual(['A price by Friday']);
    expect(list('Why now')).toEqual(['Audit in January']);
    expect(list('Background')).toEqual(['Met at the fair']);
    expect(quickLine().value).toBe('');
    expect(document.activeElement).toBe(quickLine());
  });

  it('files a line by its slash command', async () => {
    const { user } = await withLines();
    await user.type(quickLine(), '/avoid The merger{Enter}');
    expect(list('Topics to avoid')).toEqual(['The merger']);
  });

  it('says where Enter would put the line', async () => {
    const { user } = await withLines();
    await user.type(quickLine(), '?Is the budget hers');
    expect(
      screen.getByText('Press Enter to add to Double-check: “Is the budget hers”'),
    ).toBeTruthy();
  });

  it('says that a number is no mark, and files the line as it stands', async () => {
    const { user } = await withLines();
    await user.click(quickLine());
    await user.paste('+49 30 1234567');
    expect(screen.getByText('Press Enter to add to Background')).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(list('Background')).toEqual(['+49 30 1234567']);
  });

  it('keeps all of a long paste, says in how many lines it goes, and files them all', async () => {
    const { user } = await withLines();
    const sentences = Array.from({ length: 40 }, (_, n) => `They said the thing number ${n + 10}.`);
    await user.click(quickLine());
    await user.paste(`!${sentences.join(' ')}`);
    expect(screen.getByText(/^Press Enter to add to Why now, as 3 lines/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(list('Why now')).toHaveLength(3);
    expect(list('Why now').join(' ')).toBe(sentences.join(' '));
    expect(quickLine().value).toBe('');
  });

  it('refuses in words what would be more lines than a handoff holds, and loses none of it', async () => {
    const { user } = await withLines();
    const text = 'word '.repeat(5000).trim();
    await user.click(quickLine());
    await user.paste(text);
    await user.keyboard('{Enter}');
    expect(screen.getByText(/^There are 40 lines|Remove one/)).toBeTruthy();
    expect(quickLine().value).toBe(text);
  });

  it('says what Enter does while a mark is highlighted', async () => {
    const { user } = await withLines();
    await user.type(quickLine(), '/p{ArrowDown}');
    expect(screen.getByText('Enter starts the line with /pain')).toBeTruthy();
  });

  it('tells those who listen where it filed the line', async () => {
    await withLines('=A price');
    expect(said()).toContain('Added to Promised');
  });

  it('files nothing that is blank but for its mark', async () => {
    const { draft } = await withLines('=', '   ');
    expect((await draft())?.context ?? []).toEqual([]);
  });

  it('keeps a half-typed line on disk', async () => {
    const { user, draft } = await withLines();
    await user.type(quickLine(), 'half a thou');
    expect(await draft()).toMatchObject({ quickLine: 'half a thou', context: [] });
  });
});

describe('the list of marks', () => {
  it('opens at a slash, narrows as the word is typed, and Enter takes the one chosen', async () => {
    const { user } = await withLines();
    await user.type(quickLine(), '/');
    expect(marks()).toHaveLength(9);
    await user.type(quickLine(), 'p');
    expect(marks()).toHaveLength(2);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(quickLine().value).toBe('/promised ');
    expect(markList()).toBeNull();
    await user.keyboard('A price{Enter}');
    expect(list('Promised')).toEqual(['A price']);
  });

  it('opens by its button without taking the focus, and closes with Escape', async () => {
    const { user } = await withLines();
    await user.click(quickLine());
    await user.click(screen.getByRole('button', { name: /: choose another section$/ }));
    expect(markList()).toBeTruthy();
    expect(document.activeElement).toBe(quickLine());
    await user.keyboard('{Escape}');
    expect(markList()).toBeNull();
  });

  it('gives what was typed before the section that is chosen', async () => {
    const { user } = await withLines();
    await user.type(quickLine(), 'A price');
    await user.click(screen.getByRole('button', { name: /: choose another section$/ }));
    await user.click(marks()[2] ?? document.body);
    await user.keyboard('{Enter}');
    expect(list('Promised')).toEqual(['A price']);
  });
});

describe('a line of context', () => {
  it('keeps what is pasted over its length, and says what becomes of it', async () => {
    const { user, draft } = await withLines('=A price');
    await user.click(line('Promised, line 1'));
    await user.paste(` ${'more words '.repeat(60)}end`);
    expect(line('Promised, line 1').value).toMatch(/ end$/);
    expect(screen.getByText('Too long for one line: handed over as 2.')).toBeTruthy();
    expect((await draft())?.context[0]?.text).toMatch(/ end$/);
  });

  it('is edited where it stands, and Enter goes back to the quick line', async () => {
    const { user, draft } = await withLines('=A price');
    await user.type(line('Promised, line 1'), ' by Friday{Enter}');
    expect((await draft())?.context[0]?.text).toBe('A price by Friday');
    await waitFor(() => expect(document.activeElement).toBe(quickLine()));
  });

  it('moves down and up by Alt and the arrow keys, and the focus goes with it', async () => {
    const { user } = await withLines('=One', '=Two', '=Three');
    line('Promised, line 1').focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(list('Promised')).toEqual(['Two', 'One', 'Three']);
    await waitFor(() => expect(document.activeElement).toBe(line('Promised, line 2')));
    expect(said()).toContain('Moved to position 2 of 3');
    await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect(list('Promised')).toEqual(['One', 'Two', 'Three']);
    expect(said()).toContain('Already first');
  });

  it('moves by the buttons, which keep the focus', async () => {
    const { user } = await withLines('=One', '=Two', '=Three');
    await user.click(screen.getByRole('button', { name: 'Move: One' }));
    await user.click(screen.getByRole('button', { name: 'Move down' }));
    expect(list('Promised')).toEqual(['Two', 'One', 'Three']);
    await user.keyboard('{Enter}');
    expect(list('Promised')).toEqual(['Two', 'Three', 'One']);
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move up' })),
    );
  });

  it('moves to another section, and the focus follows it', async () => {
    const { user } = await withLines('=One');
    await user.click(screen.getByRole('button', { name: 'Move: One' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Section' }), 'avoid');
    expect(list('Topics to avoid')).toEqual(['One']);
    await waitFor(() => expect(document.activeElement).toBe(line('Topics to avoid, line 1')));
  });

  it('is removed with a way back to its old place', async () => {
    const { user } = await withLines('=One', '=Two', '=Three');
    await user.click(screen.getByRole('button', { name: 'Remove: Two' }));
    expect(list('Promised')).toEqual(['One', 'Three']);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(list('Promised')).toEqual(['One', 'Two', 'Three']);
  });

  it('comes back by Ctrl+Z, since the focus went to the next line’s button', async () => {
    const { user } = await withLines('=One', '=Two');
    await user.click(screen.getByRole('button', { name: 'Remove: One' }));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove: Two' })),
    );
    await user.keyboard('{Control>}z{/Control}');
    expect(list('Promised')).toEqual(['One', 'Two']);
  });

  it('leaves Ctrl+Z to a field that is being typed in', async () => {
    const { user } = await withLines('=One', '=Two');
    await user.click(screen.getByRole('button', { name: 'Remove: One' }));
    await user.click(quickLine());
    await user.keyboard('{Control>}z{/Control}');
    expect(list('Promised')).toEqual(['Two']);
  });

  it('that was emptied and left is gone', async () => {
    const { user, draft } = await withLines('=One', '=Two');
    await user.clear(line('Promised, line 1'));
    await user.tab();
    await waitFor(() => expect(list('Promised')).toEqual(['Two']));
    expect((await draft())?.context).toHaveLength(1);
  });
});

describe('a selection that was sent while no record was open', () => {
  it('waits until the user says that it belongs here', async () => {
    const { user, browser, draft } = await withLines();
    act(() => browser.setSelections(['From the press release']));
    expect((await draft())?.context ?? []).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Add here' }));
    expect(list('Background')).toEqual(['From the press release']);
    expect(screen.queryByRole('button', { name: 'Add here' })).toBeNull();
  });
});
