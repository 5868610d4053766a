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
