import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { counted, t, wordsLocale } from '@/lib/platform/i18n';

afterEach(() => vi.restoreAllMocks());

it('words come from the message file of the user’s language', () => {
  expect(t('extensionName')).toBe('Baton: sales handoff');
});

describe('what is counted', () => {
  it('is singular and plural as English has it', () => {
    expect([0, 1, 2, 21].map((count) => counted('context_lines', count))).toEqual([
      ...['0 lines', '1 line', '2 lines', '21 lines'],
    ]);
  });

  it('is written with the digits and groups of the language', () => {
    expect(counted('context_lines', 12_500)).toBe('12,500 lines');
  });

  it('has other arguments after the count', () => {
    expect(counted('waiting_updates', 2, 'crm.example')).toBe('2 updates for crm.example');
  });

  it('has the categories of a language that has more, and “other” where its file lacks one', () => {
    const polish: Record<string, string> = {
      language: 'pl',
      context_lines_one: '$1 wiersz',
      context_lines_few: '$1 wiersze',
      context_lines_other: '$1 wiersza',
    };
    vi.spyOn(browser.i18n, 'getMessage').mockImplementation(
      (key: string, given: string | (string | number)[] = []) =>
        (polish[key] ?? '').replace('$1', `${[given].flat()[0] ?? ''}`),
    );
    expect([1, 3, 5].map((count) => counted('context_lines', count))).toEqual([
      ...['1 wiersz', '3 wiersze', '5 wiersza'],
    ]);
  });
});

describe('dates and numbers among the words', () => {
  it('are written as the browser’s own locale does where that is of the same language', () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-GB');
    expect(wordsLocale()).toBe('en-GB');
  });

  it('else in the language of the words', () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('fr-CA');
    expect(wordsLocale()).toBe('en');
  });
});
