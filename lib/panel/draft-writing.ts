import type { Draft } from '@/lib/handoff/draft';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import type { RecordKey } from '@/lib/store/rows';
import { mergeDrafts } from './draft-merge';
import type { PanelParts } from './parts';

interface Change {
  readonly base: Draft;
  readonly here: Draft;
  /** Whether `base` was on disk. */
  readonly isKept: boolean;
}

/** A draft that takes the place of whatever stands, and what was on the screen before it. */
export interface Replacement {
  readonly by: Draft;
  readonly base: Draft;
  readonly here: Draft;
}

/**
 * Saves, in one transaction, what was changed here together with what was changed elsewhere, and
 * gives what stands. Rejects where the store cannot.
 */
export function mergeIntoStore(
  { db, now, newId }: Pick<PanelParts, 'db' | 'now' | 'newId'>,
  record: RecordKey,
  { base, here, isKept }: Change,
): Promise<Draft> {
  return db.write([db.drafts, db.aside], async () => {
    const there = await readDraft(db, record);
    const draft = there
      ? mergeDrafts(base, here, there)
      : // What was handed over elsewhere meanwhile lives on as a revision to come.
        { ...here, ...(isKept && { entry: newId() }) };
    await saveDraft(db, record, draft, now());
    return draft;
  });
}

/**
 * Puts another draft in the place of what stands, its ids too, in one transaction, and gives what
 * stood: on disk and on the screen, or `undefined` where nothing was begun. Rejects where the store
 * cannot.
 */
export function replaceInStore(
  { db, now }: Pick<PanelParts, 'db' | 'now'>,
  record: RecordKey,
  { by, base, here }: Replacement,
): Promise<Draft | undefined> {
  return db.write([db.drafts, db.aside], async () => {
    const there = await readDraft(db, record);
    await saveDraft(db, record, by, now());
    if (there) return mergeDrafts(base, here, there);
    return here === base ? undefined : here;
  });
}
