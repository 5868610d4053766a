import * as z from 'zod/mini';
import { filledText } from './text';

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

export const CONTEXT_LENGTH = 500;
export const MOST_CONTEXT_ITEMS = 40;

export const contextItemSchema = z.object({
  id: filledText(60),
  kind: contextKindSchema,
  text: filledText(CONTEXT_LENGTH),
});
export type ContextItem = z.infer<typeof contextItemSchema>;

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

/** Gives the section that a quick line belongs to and its text without the mark; '' if nothing else. */
export function fileQuickLine(line: string): { kind: ContextKind; text: string } {
  const whole = line.trim();
  const [word = '', ...rest] = whole.split(/\s+/u);
  const command = commandOf(word.toLowerCase());
  if (command)
    return { kind: command.kind, text: rest.length ? whole.slice(word.length).trim() : '' };
  const marked = QUICK_MARKS.find(({ mark }) => straightQuotes(whole).startsWith(mark));
  if (!marked) return { kind: 'background', text: whole };
  const text = whole.slice(marked.mark.length).trim();
  return { kind: marked.kind, text: marked.kind === 'pain' ? withoutClosingQuote(text) : text };
}

/** The section that a slash command names: by its own word or the section's, or by the beginning of one. */
function commandOf(word: string): QuickMark | undefined {
  if (!/^\/./u.test(word)) return undefined;
  const begun = QUICK_MARKS.filter(({ slash, kind }) =>
    [slash, `/${kind}`].some((name) => name.startsWith(word)),
  );
  return begun.length === 1 ? begun[0] : undefined;
}

/** Keyboards and pasted text bring curly quotes where a straight one was meant. */
function straightQuotes(text: string): string {
  return text.replace(/[\u201C\u201D\u201E\u00AB\u00BB]/gu, '"');
}

function withoutClosingQuote(text: string): string {
  return straightQuotes(text).endsWith('"') ? text.slice(0, -1).trim() : text;
}
