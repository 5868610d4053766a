import { contextTexts, MOST_CONTEXT_ITEMS } from '@/lib/handoff/brief/context';
import { newDraft } from '@/lib/handoff/brief/draft';
import { cleanText } from '@/lib/handoff/text';
import type { Place } from '@/lib/messaging/place';
import type { BatonDatabase } from '@/lib/store/database';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import { recordKey } from '@/lib/store/record-key';

export interface SelectionDeps {
  readonly db: BatonDatabase;
  readonly placeOf: (windowId: number) => Promise<Place>;
  /** Keeps a selection until a panel with an open record takes it. */
  readonly keep: (text: string) => Promise<void>;
  readonly now: () => number;
  readonly newId: () => string;
}

/** Takes text that the user selected on any page into the handoff that is being prepared. */
export function createSelections({ db, placeOf, keep, now, newId }: SelectionDeps) {
  /** Adds the text, in as many lines as it needs, to the draft of the open record; keeps it aside where none is open or it is full. */
  return async function take(selected: string, windowId: number): Promise<void> {
    const text = cleanText(selected);
    if (text === '') return;
    const place = await placeOf(windowId);
    if (place.kind !== 'record' || !(await addTo(recordKey(place.record), text))) await keep(text);
  };

  async function addTo(record: string, text: string): Promise<boolean> {
    return db.write([db.drafts, db.aside], async () => {
      const draft = (await readDraft(db, record)) ?? newDraft({ handoff: newId(), entry: newId() });
      const items = contextTexts(text).map(
        (line) => ({ id: newId(), kind: 'background', text: line }) as const,
      );
      if (draft.context.length + items.length > MOST_CONTEXT_ITEMS) return false;
      await saveDraft(db, record, { ...draft, context: [...draft.context, ...items] }, now());
      return true;
    });
  }
}
