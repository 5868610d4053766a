import * as z from 'zod/mini';
import { draftSchema } from '@/lib/handoff/brief/draft';
import { parseAs } from '@/lib/parse';

/** Begins the key of each: two panels that end at once leave both. */
const PREFIX = 'unsaved-draft:';
/** Where an earlier Baton kept all of them. */
const EARLIER = 'unsaved-drafts';

const unsavedSchema = z.object({
  id: z.string(),
  /** Key of the record that it was typed for. */
  record: z.string(),
  /** What was on disk. */
  base: draftSchema,
  /** What was on the screen. */
  here: draftSchema,
  /** It was to take the place of whatever is on disk, not to be merged with it. */
  replaces: z.optional(z.literal(true)),
  /** What was just being handed over: where it was, only what was typed since is left. */
  handed: z.optional(draftSchema),
});
export type UnsavedDraft = z.infer<typeof unsavedSchema>;

/**
 * Returns what panels left behind that were closed before their database could save. This storage is
 * written at once, which the database is not: a page that ends does not wait for it.
 */
export function readUnsaved(): UnsavedDraft[] {
  return keptTexts().flatMap((kept) => {
    const draft = parseAs(unsavedSchema, parsed(kept));
    return draft.success ? [draft.data] : [];
  });
}

/** Adds drafts; `false` where the browser has no room for one of them. */
export function keepUnsaved(drafts: readonly UnsavedDraft[]): boolean {
  return drafts.map((draft) => write(draft.id, JSON.stringify(draft))).every(Boolean);
}

/** Forgets drafts that are in the database by now. */
export function dropUnsaved(ids: readonly string[]): void {
  for (const id of ids) localStorage.removeItem(PREFIX + id);
}

function keptTexts(): string[] {
  takeOver();
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
  const own = keys.filter((key) => key?.startsWith(PREFIX)).map((key) => key ?? '');
  return own.sort().map((key) => localStorage.getItem(key) ?? '');
}

/** What does not fit is kept too, in case a newer Baton knows better. */
function takeOver(): void {
  const kept = localStorage.getItem(EARLIER);
  if (kept === null) return;
  const drafts = parsed(kept);
  const taken = (Array.isArray(drafts) ? drafts : []).map((draft: unknown, index) =>
    write(idOf(draft) ?? `?${index}`, JSON.stringify(draft)),
  );
  if (taken.every(Boolean)) localStorage.removeItem(EARLIER);
}

function idOf(draft: unknown): string | undefined {
  return parseAs(z.object({ id: z.string() }), draft).data?.id;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON: somebody wrote into it
  }
}

function write(id: string, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + id, text);
    return true;
  } catch {
    return false; // no room: the database is still tried
  }
}
