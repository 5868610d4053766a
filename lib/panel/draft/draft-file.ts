import { newDraft, type Draft } from '@/lib/handoff/brief/draft';
import { readDraft } from '@/lib/store/drafts';
import type { UnsavedDraft } from '@/lib/platform/storage/unsaved-drafts';
import { watchQuery } from '@/lib/store/watch-query';
import type { RecordKey } from '@/lib/store/rows';
import { tryStore, type StoreError } from '@/lib/store/store-error';
import type { ActionResult } from '../act/run-action';
import type { PanelDeps, Stop } from '../deps';
import type { OpenDraft, SaveState } from '../store';
import {
  isSame,
  mergeDrafts,
  mergeIntoStore,
  replaceInStore,
  type Replacement,
} from './draft-writing';

/** After the last keystroke, and at the latest while typing goes on (ms). */
const QUIET_MS = 400;
const LONGEST_UNSAVED_MS = 1000;
/** Before each further attempt where the store fails. */
const RETRY_MS = [1000, 2000, 5000, 15_000] as const;

interface Events {
  readonly onChange: () => void;
  /** The draft could not be read. */
  readonly onStoreError: (error: StoreError) => void;
}

type FileDeps = Pick<PanelDeps, 'db' | 'now' | 'newId' | 'after'>;
type Update = (draft: Draft) => Draft;

/**
 * Keeps one record's draft: what is typed goes to disk under this record's key and no other, because
 * a file knows no other. What another window or the background saved meanwhile appears.
 */
export class DraftFile {
  /** On the screen; `undefined` until the store was read. */
  #draft: Draft | undefined;
  /** What was last known to be on disk, or the blank page that was begun with. */
  #base: Draft | undefined;
  #isKept = false;
  /** What is to take the place of all that is on disk, until it has. */
  #replacement: Replacement | undefined;
  /** What the last replacement took the place of. */
  #replaced: Draft | undefined;
  /** What is being handed over, until it was or was not. */
  #handing: { readonly draft: Draft | undefined; readonly isOver: Promise<void> } | undefined;
  #failed: StoreError | undefined;
  #failures = 0;
  #unsavedSince: number | undefined;
  #saving: Promise<void> | undefined;
  #stopTimer: Stop | undefined;
  /** Changes that came before the store was read. */
  #early: Update[] = [];
  /** Fulfilled once the store was read, or cannot be. */
  readonly #isRead = Promise.withResolvers<void>();
  readonly #stopWatching: Stop;
  readonly #deps: FileDeps;
  readonly #events: Events;
  readonly record: RecordKey;

  constructor(deps: FileDeps, record: RecordKey, events: Events) {
    this.#deps = deps;
    this.#events = events;
    this.record = record;
    this.#stopWatching = watchQuery(
      () => readDraft(deps.db, record),
      (result) => {
        if (result.ok) this.#take(result.value);
        else events.onStoreError(result.error);
        this.#isRead.resolve();
      },
    );
  }

  /** Returns the draft as it is on the screen; `undefined` until the store was read. */
  now(): OpenDraft | undefined {
    if (!this.#draft) return undefined;
    const isBegun = this.#isKept || this.hasUnsaved();
    return { record: this.record, draft: this.#draft, isBegun, saveState: this.#saveState() };
  }

  /** Whether something is on the screen, or about to be, and not on disk. */
  hasUnsaved(): boolean {
    return this.#draft !== this.#base || this.#early.length > 0;
  }

  /** Returns what is on the screen and not on disk, with what it was typed over. */
  unsaved(): Omit<UnsavedDraft, 'id'> | undefined {
    if (!this.#draft || !this.#base || this.#draft === this.#base) return undefined;
    const typed = { record: this.record, base: this.#base, here: this.#draft };
    if (this.#handing?.draft) return { ...typed, handed: this.#handing.draft };
    return this.#replacement ? { ...typed, replaces: true } : typed;
  }

  /**
   * Puts another draft in the place of this one, its ids too, whatever is saved elsewhere
   * meanwhile. Gives what stood, or `undefined` where nothing was begun; a store that fails is
   * tried again, as with all that is typed.
   */
  async replace(by: Draft): Promise<Draft | undefined> {
    if (!this.#draft) await this.#isRead.promise;
    if (this.#saving) await this.#saving;
    if (!this.#draft || !this.#base) return undefined;
    const { base, here } = this.#replacement ?? { base: this.#base, here: this.#draft };
    this.#replacement = { by, base, here };
    this.#replaced = here === base && !this.#isKept ? undefined : here;
    // The same text again is written all the same: what is on disk may be another.
    this.#draft = { ...by };
    this.#unsavedSince ??= this.#deps.now();
    this.#events.onChange();
    await this.flush();
    return this.#replaced;
  }

  /**
   * Saves nothing while `work` hands over what is on the screen: it may be gone by then, by the
   * background's hand. Where it was handed over, what was typed meanwhile is a revision to come.
   */
  async whileHandedOver(work: () => Promise<ActionResult>): Promise<ActionResult> {
    const { promise: isOver, resolve } = Promise.withResolvers<void>();
    const draft = this.#draft;
    this.#handing = { draft, isOver };
    const acted = await work();
    this.#handing = undefined;
    if (acted.ok && draft && this.#draft) this.#continueAfterEnd(this.#draft, draft);
    await this.flush();
    resolve();
    return acted;
  }

  change(update: Update): void {
    if (!this.#draft) {
      this.#early.push(update);
      return;
    }
    const next = update(this.#draft);
    if (next === this.#draft) return;
    this.#draft = next;
    const now = this.#deps.now();
    this.#unsavedSince ??= now;
    const left = this.#unsavedSince + LONGEST_UNSAVED_MS - now;
    this.#saveIn(Math.max(0, Math.min(QUIET_MS, left)));
    this.#events.onChange();
  }

  /** Saves at once what is not saved; resolves when that is done or has failed. */
  flush(): Promise<void> {
    this.#stopTimer?.();
    if (this.#handing) return this.#handing.isOver;
    if (!this.#saving && this.hasUnsaved()) {
      this.#saving = this.#write().finally(() => {
        this.#saving = undefined;
        this.#events.onChange();
      });
    }
    return this.#saving ?? Promise.resolve();
  }

  /** Stops watching and saving: flush before. */
  stop(): void {
    this.#stopTimer?.();
    this.#stopWatching();
  }

  #saveState(): SaveState {
    if (!this.hasUnsaved()) return { kind: 'saved' };
    return this.#failed ? { kind: 'failed', error: this.#failed } : { kind: 'typing' };
  }

  #saveIn(ms: number): void {
    this.#stopTimer?.();
    this.#stopTimer = this.#deps.after(ms, () => void this.flush());
  }

  /** Takes in what is on disk, however it came there. */
  #take(there: Draft | undefined): void {
    if (!this.#draft || !this.#base) this.#begin(there);
    else if (this.#saving || this.#replacement)
      return; // the save in hand reads it too, and merges
    else if (there) {
      const next = this.hasUnsaved() ? mergeDrafts(this.#base, this.#draft, there) : there;
      this.#show(next, there, true);
    } else if (this.#isKept && !this.#handing) this.#continueAfterEnd(this.#draft, this.#base);
  }

  #begin(there: Draft | undefined): void {
    if (there) this.#show(there, there, true);
    else this.#showBlank();
    const early = this.#early;
    this.#early = [];
    for (const update of early) this.change(update);
  }

  /** It was handed over or discarded, here or elsewhere; what was typed since is a revision to come. */
  #continueAfterEnd(draft: Draft, base: Draft): void {
    if (!isSame(draft, base)) this.#show({ ...draft, entry: this.#deps.newId() }, base, false);
    else this.#showBlank();
  }

  #showBlank(): void {
    const { newId } = this.#deps;
    const blank = newDraft({ handoff: newId(), entry: newId() });
    this.#show(blank, blank, false);
  }

  #show(next: Draft, onDisk: Draft, isKept: boolean): void {
    this.#isKept = isKept;
    this.#base = onDisk;
    this.#draft = isSame(next, onDisk) ? onDisk : next;
    this.#events.onChange();
  }

  /** Writes until nothing is unsaved, or the store fails. */
  async #write(): Promise<void> {
    if (!this.#draft) await this.#isRead.promise;
    while (!this.#handing && this.#draft && this.#base && this.#draft !== this.#base) {
      const sent = this.#draft;
      const done = await tryStore(() => this.#save(sent));
      if (!done.ok) {
        this.#fail(done.error);
        return;
      }
      this.#failed = undefined;
      this.#failures = 0;
      this.#unsavedSince = undefined;
      const typedSince = this.#draft !== sent;
      const next = typedSince ? mergeDrafts(sent, this.#draft, done.value) : done.value;
      this.#show(next, done.value, true);
    }
  }

  /** Returns what is on disk then. */
  async #save(here: Draft): Promise<Draft> {
    const [base, replacement] = [this.#base ?? here, this.#replacement];
    if (!replacement) {
      return mergeIntoStore(this.#deps, this.record, { base, here, isKept: this.#isKept });
    }
    const by = { ...replacement, by: here };
    this.#replaced = await replaceInStore(this.#deps, this.record, by);
    this.#replacement = undefined;
    return here;
  }

  #fail(error: StoreError): void {
    this.#failed = error;
    this.#unsavedSince = undefined;
    this.#saveIn(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? QUIET_MS);
    this.#failures += 1;
  }
}
