import type { Draft } from '@/lib/handoff/brief/draft';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import type { RecordKey } from '@/lib/store/rows';
import type { PanelDeps } from '../deps';

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
  { db, now, newId }: Pick<PanelDeps, 'db' | 'now' | 'newId'>,
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
  { db, now }: Pick<PanelDeps, 'db' | 'now'>,
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

/**
 * Returns what stands when one draft was changed in two places: what was changed here stays, and what
 * was changed only there appears. `base` is what both began with. The ids are those of `there`, so
 * that two windows hand over one handoff.
 */
export function mergeDrafts(base: Draft, here: Draft, there: Draft): Draft {
  const before = new Map<string, unknown>(Object.entries(base));
  const mine = new Map<string, unknown>(Object.entries(here));
  const changed = [...new Set([...before.keys(), ...mine.keys()])]
    .filter((key) => !isSame(mine.get(key), before.get(key)))
    .map((key) => [key, mine.get(key)] as const);
  const { handoff, entry } = there;
  return {
    ...there,
    ...Object.fromEntries(changed),
    ...{ handoff, entry, context: mergeContext(base.context, here.context, there.context) },
  };
}

type Items = Draft['context'];

/**
 * Lines that were added elsewhere are not lost when the list was changed here as well, and those
 * that went there, and were not touched here, do not come back.
 */
function mergeContext(base: Items, here: Items, there: Items): Items {
  if (isSame(here, base)) return there;
  const [before, elsewhere] = [base, there].map((items) => new Map(items.map((it) => [it.id, it])));
  const isGone = (item: Items[number]) =>
    isSame(before?.get(item.id), item) && !elsewhere?.has(item.id);
  const known = new Set([...base, ...here].map(({ id }) => id));
  return [...here.filter((item) => !isGone(item)), ...there.filter(({ id }) => !known.has(id))];
}

/** Whether two values of a draft read the same; what was stored and read again is another object. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
