import { browser } from 'wxt/browser';
import type messages from '@/public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/** What is counted has a message for each plural category of the language: `_one`, `_other`, … */
export type CountedKey = {
  [Key in MessageKey]: Key extends `${infer Counted}_other`
    ? `${Counted}_one` extends MessageKey
      ? Counted
      : never
    : never;
}[MessageKey];

/**
 * Returns the message of the user's language with its placeholders replaced. A key that the browser does
 * not know is shown as it stands, so that a missing word is seen and not an empty button.
 */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return inWords(key, substitutions) || key;
}

/**
 * Returns the message for a count in the plural form that the language of the words has for it (CLDR). The
 * first placeholder is the count, the others are `substitutions`.
 */
export function counted(key: CountedKey, count: number, ...substitutions: string[]): string {
  const locale = wordsLocale();
  const given = [new Intl.NumberFormat(locale).format(count), ...substitutions];
  // A language may have categories that English lacks, and its file need not hold all of them.
  const form = `${key}_${new Intl.PluralRules(locale).select(count)}`;
  return inWords(form, given) || t(`${key}_other`, ...given);
}

/**
 * Returns the locale (BCP 47) of dates, times and numbers that stand among Baton's words: the browser's
 * own where it is of the language of the words (British times in English words), else that language.
 */
export function wordsLocale(): string {
  const language = t('language');
  const [own] = navigator.language.split('-');
  return own === language ? navigator.language : language;
}

/** The key is of the file of the user's language, which may hold more than the English one. */
function inWords(key: string, substitutions: string[]): string {
  // The types name the English keys only; the browser answers '' to any that it does not know.
  return browser.i18n.getMessage(key as MessageKey, substitutions);
}
