import { isHandedOver } from '@/lib/actions/perform';
import type { Draft } from '@/lib/handoff/brief/draft';
import type { UnsavedDraft } from '@/lib/platform/storage/unsaved-drafts';
import type { RecordKey } from '@/lib/store/rows';
import { tryStore } from '@/lib/store/store-error';
import type { ActionResult } from '../act/run-action';
import type { PanelDeps } from '../deps';
import type { PanelStore } from '../store';
import { DraftFile } from './draft-file';
import { isSame, mergeDrafts } from './draft-writing';

/** The draft of the open record, and those of records left behind that are not yet on disk. */
export interface DraftFiles {
  readonly current: () => DraftFile | undefined;
  /** Leaves the open record, saving at once what is not saved, and opens another or none. */
  readonly open: (record: RecordKey | undefined) => void;
  /** Changes the draft of this record, open or left behind. */
  readonly change: (record: RecordKey, update: (draft: Draft) => Draft) => void;
  /** Puts a draft in the place of this record's, its ids too; gives what stood, if anything did. */
  readonly replace: (record: RecordKey, draft: Draft) => Promise<Draft | undefined>;
  /** Does `work`, which hands the open draft over, and forgets the draft where it has. */
  readonly whileHandedOver: (work: () => Promise<ActionResult>) => Promise<ActionResult>;
  /** Saves at once what is not saved, of every record. */
  readonly flush: () => Promise<void>;
  /** Does so where the page may end before the database is done. */
  readonly flushAtEnd: () => Promise<void>;
  /** Saves what panels left behind that ended so. */
  readonly takeUp: () => Promise<void>;
}

export function createDraftFiles(deps: PanelDeps, store: PanelStore): DraftFiles {
  const files = new Map<RecordKey, DraftFile>();
  let current: DraftFile | undefined;

  function fileOf(record: RecordKey): DraftFile {
    const known = files.get(record);
    if (known) return known;
    const file = new DraftFile(deps, record, {
      onChange: () => {
        if (current?.record === record) store.setState({ draft: current.now() });
        else drop(record);
      },
      onStoreError: (storeTrouble) => store.setState({ storeError: storeTrouble }),
    });
    files.set(record, file);
    return file;
  }

  /** A file that failed to save stays until it succeeds. */
  function drop(record: RecordKey): void {
    const file = files.get(record);
    if (!file || file === current || file.hasUnsaved()) return;
    file.stop();
    files.delete(record);
  }

  function change(record: RecordKey, update: (draft: Draft) => Draft): void {
    const file = fileOf(record);
    file.change(update);
    if (file !== current) void file.flush().then(() => drop(record));
  }

  async function replace(record: RecordKey, draft: Draft): Promise<Draft | undefined> {
    const stood = await fileOf(record).replace(draft);
    drop(record);
    return stood;
  }

  async function flush(): Promise<void> {
    await Promise.all([...files.values()].map((file) => file.flush()));
  }

  /** Saves, and then forgets what was put aside, unless the store failed. */
  async function settle(aside: readonly UnsavedDraft[]): Promise<void> {
    const records = new Set(aside.map(({ record }) => record));
    await flush();
    if ([...records].some((record) => files.get(record)?.hasUnsaved())) return;
    deps.unsaved.drop(aside.map(({ id }) => id));
  }

  return {
    current: () => current,
    open: (record) => {
      const left = current;
      current = record === undefined ? undefined : fileOf(record);
      store.setState({ draft: current?.now() });
      if (left && left !== current) void left.flush().then(() => drop(left.record));
    },
    change,
    replace,
    whileHandedOver: (work) => current?.whileHandedOver(work) ?? work(),
    flush,
    flushAtEnd: async () => {
      const typed = [...files.values()].map((file) => file.unsaved()).filter((one) => !!one);
      const aside = typed.map((one) => ({ id: deps.newId(), ...one }));
      if (aside.length === 0) return;
      deps.unsaved.keep(aside);
      await settle(aside);
    },
    takeUp: async () => {
      const aside = deps.unsaved.read();
      for (const { record, base, here, replaces, handed } of aside) {
        const done = handed && (await tryStore(() => isHandedOver(deps.db, handed)));
        const since = handed && done?.ok && done.value ? handed : base;
        if (replaces) await replace(record, here);
        else if (!isSame(since, here)) change(record, (now) => mergeDrafts(since, here, now));
      }
      if (aside.length > 0) await settle(aside);
    },
  };
}
