import * as z from 'zod/mini';
import { splitText } from '../line';
import { idSchema } from '../ids';
import { cleanText, filledText } from '../text';

/** What no CRM field holds, in the order of the brief. Source: the article, step 2. */
export const CONTEXT_KINDS = [
  'why-now',
  'pain',
  'promised',
  'double-check',
  'landed-well',
  'avoid',
  'stakeholder',
  'objection',
  'background',
] as const;

export const contextKindSchema = z.enum(CONTEXT_KINDS);
export type ContextKind = z.infer<typeof contextKindSchema>;

const CONTEXT_LENGTH = 500;
export const MOST_CONTEXT_ITEMS = 40;

export const contextItemSchema = z.object({
  id: idSchema,
  kind: contextKindSchema,
  text: filledText(CONTEXT_LENGTH),
});
export type ContextItem = z.infer<typeof contextItemSchema>;

/**
 * Returns text, cleaned, in as many texts as lines of context need to hold all of it; blank text in
 * none.
 */
export function contextTexts(text: string): string[] {
  return splitText(cleanText(text), CONTEXT_LENGTH);
}

interface QuickMark {
  /** Leading character of a quick line. */
  readonly mark: string;
  /** The same as a word. */
  readonly slash: string;
  readonly kind: ContextKind;
}

/** How a quick line says where it belongs; a line that says nothing is background. */
export const QUICK_MARKS: readonly QuickMark[] = [
  { mark: '!', slash: '/why', kind: 'why-now' },
  { mark: '"', slash: '/pain', kind: 'pain' },
  { mark: '=', slash: '/promised', kind: 'promised' },
  { mark: '?', slash: '/check', kind: 'double-check' },
  { mark: '+', slash: '/landed', kind: 'landed-well' },
  { mark: '-', slash: '/avoid', kind: 'avoid' },
  { mark: '@', slash: '/who', kind: 'stakeholder' },
  { mark: '~', slash: '/objection', kind: 'objection' },
  { mark: '#', slash: '/background', kind: 'background' },
];

/**
 * Returns the section that a quick line belongs to and its text without the mark; '' if nothing else.
 * A mark that is repeated, or stands before a number, is no mark but what somebody wrote.
 */
export function fileQuickLine(line: string): { kind: ContextKind; text: string } {
  const whole = cleanText(line);
  const [word = '', ...rest] = whole.split(/\s+/u);
  const command = commandOf(word);
  if (command)
    return { kind: command.kind, text: rest.length ? whole.slice(word.length).trim() : '' };
  const marked = markOf(whole);
  if (!marked) return { kind: 'background', text: whole };
  // What stands for a mark is one UTF-16 unit, in every script.
  const text = whole.slice(1).trim();
  return { kind: marked.kind, text: marked.kind === 'pain' ? withoutClosingQuote(text) : text };
}

function markOf(line: string): QuickMark | undefined {
  const first = asMark(line.charAt(0));
  const marked = QUICK_MARKS.find(({ mark }) => mark === first);
  if (!marked || asMark(line.charAt(1)) === first) return undefined;
  // What the buyer said, in quotation marks, may well begin with a number.
  const isQuoted = marked.kind === 'pain' && asMark(line.slice(-1)) === first;
  return !isQuoted && GOES_WITH_SIGN.test(line.slice(1)) ? undefined : marked;
}

/** `+49`, `-20%`, `+(0)30`, `-.5`, `~€5k`, `->`, `!=`: the sign before it is no mark. */
const GOES_WITH_SIGN = /^(?:[(.,\p{Sc}]*\p{N}|[>=])/u;

/** The section that a slash command names: by its own word or the section's, or by the beginning of one. */
function commandOf(written: string): QuickMark | undefined {
  const word = asCommand(written);
  if (!/^\/./u.test(word)) return undefined;
  const begun = QUICK_MARKS.filter(({ slash, kind }) =>
    [slash, `/${kind}`].some((name) => name.startsWith(word)),
  );
  return begun.length === 1 ? begun[0] : undefined;
}

/** Returns what was typed as a slash command is written, by whatever keyboard; other text is none. */
export function asCommand(typed: string): string {
  return narrow(typed)
    .replace(/^[\u3001\u30FB\u2044\u2215\uFF65]/u, '/')
    .toLowerCase();
}

/** Text with the letters and signs of Chinese and Japanese keyboards as those of any other. */
function narrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/gu, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** Keyboards, autocorrection and pasted text bring other signs where a mark was meant. */
const LOOK_ALIKES: readonly (readonly [mark: string, signs: RegExp])[] = [
  ['"', /[\u201C-\u201F\u00AB\u00BB\u300A-\u300F\u301D-\u301F\uFE41-\uFE44\uFF62\uFF63]/u],
  ['-', /[\u2010-\u2015\u2212\uFE58\uFE63]/u],
  ['~', /[\u02DC\u223C\u301C\u3030]/u],
  ['!', /[\uFE15\uFE57]/u],
  ['?', /[\u061F\u037E\uFE16\uFE56]/u],
  ['+', /\uFE62/u],
  ['=', /\uFE66/u],
  ['@', /\uFE6B/u],
  ['#', /\uFE5F/u],
];

function asMark(sign: string): string {
  const [mark] = LOOK_ALIKES.find(([, signs]) => signs.test(sign)) ?? [];
  return mark ?? narrow(sign);
}

function withoutClosingQuote(text: string): string {
  return asMark(text.slice(-1)) === '"' ? text.slice(0, -1).trim() : text;
}
