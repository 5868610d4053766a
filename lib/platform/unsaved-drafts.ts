import * as z from 'zod/mini';
import { draftSchema } from '@/lib/handoff/draft';

const KEY = 'unsaved-drafts';

const unsavedSchema = z.object({
  id: z.string(),
  /** Key of the record that it was typed for. */
  record: z.string(),
  /** What was on disk. */
  base: draftSchema,
  /** What was on the screen. */
  here: draftSchema,
});
export type UnsavedDraft = z.infer<typeof unsavedSchema>;

/**
 * Gives what panels left behind that were closed before their database could save. This storage is
 * written at once, which the database is not: a page that ends does not wait for it.
 */
export function readUnsaved(): UnsavedDraft[] {
  const kept = localStorage.getItem(KEY);
  if (kept === null) return [];
  try {
    return z.array(unsavedSchema).safeParse(JSON.parse(kept)).data ?? [];
  } catch {
    return []; // no JSON: somebody wrote into it
  }
}

/** Adds drafts; `false` where the browser has no room for them. */
export function keepUnsaved(drafts: readonly UnsavedDraft[]): boolean {
  return write([...readUnsaved(), ...drafts]);
}

/** Forgets drafts that are in the database by now. */
export function dropUnsaved(ids: readonly string[]): void {
  write(readUnsaved().filter(({ id }) => !ids.includes(id)));
}

function write(drafts: readonly UnsavedDraft[]): boolean {
  try {
    if (drafts.length > 0) localStorage.setItem(KEY, JSON.stringify(drafts));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false; // no room: the database is still tried
  }
}
