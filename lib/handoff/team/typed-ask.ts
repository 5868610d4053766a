import * as z from 'zod/mini';
import { askKindSchema } from '../choices';
import type { TeamEntry } from '../entry';
import { personSchema } from '../person';
import { cleanText } from '../text';
import { instantOfWallTime } from '../time/wall-time';

/** None of what is typed or pasted is lost, however long: the entry is the judge. */
const typed = z.string();

/** An ask while it is being typed; `due` is a local wall time (YYYY-MM-DDTHH:MM), '' if none. */
export const typedAskSchema = z.object({
  to: z.optional(personSchema),
  kind: askKindSchema,
  text: typed,
  due: typed,
});
export type TypedAsk = z.infer<typeof typedAskSchema>;

type AskBody = Extract<TeamEntry, { kind: 'ask' }>['body'];

export type ReadAsk =
  | { readonly ok: true; readonly ask: AskBody }
  | { readonly ok: false; readonly problems: readonly ('to' | 'text' | 'due')[] };

/** Returns the ask that was typed, cleaned, or the fields that must be mended; `due` is in `zone`. */
export function readAsk({ to, kind, text, due }: TypedAsk, zone: string): ReadAsk {
  const said = cleanText(text);
  const instant = instantOfWallTime(due.trim(), zone);
  const problems = [
    ...(to ? [] : (['to'] as const)),
    ...(kind === 'other' && !said ? (['text'] as const) : []),
    ...(due.trim() && instant === undefined ? (['due'] as const) : []),
  ];
  if (!to || problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    ask: { to, kind, text: said, ...(instant !== undefined && { due: instant }) },
  };
}
