import { useEffect, useMemo, useState } from 'react';
import type { BatonDatabase } from '@/lib/store/database';
import {
  forgetPerson,
  forgetRecord,
  knownRecords,
  remember,
  type Forgotten,
  type KnownRecord,
} from '@/lib/store/upkeep/forgetting';
import { watchQuery } from '@/lib/store/watch-query';
import { exportEverything } from '@/lib/store/upkeep/local-data';
import { everybody } from '@/lib/store/people';
import { parseRecordKey } from '@/lib/store/record-key';
import type { PersonRow } from '@/lib/store/rows';
import { tryStore } from '@/lib/store/store-error';
import { createLiveQuery, follow, useLiveQuery, valueOr } from '../live-query';
import type { Panel } from '../panel';
import { storeText } from '../site/problem-text';
import { usePanel } from '../provider';
import { t } from '../i18n';
import { download } from './download';

/** How long *Erase* can be taken back (ms): browsers set no alarm that goes off earlier. */
export const ERASE_AFTER_MS = 30_000;

/** What the user can do with all that Baton keeps in this browser. */
export interface LocalData {
  /** Saves it as a file. */
  readonly exportAll: () => Promise<void>;
  /** Has it forgotten, after a while in which that can be taken back in any panel. */
  readonly eraseAll: () => Promise<void>;
  /** Forgets one record on this device; the line at the foot brings it back. */
  readonly eraseRecord: (record: KnownRecord) => Promise<void>;
  /** Forgets one CRM user on this device, and what they take part in; it can be brought back likewise. */
  readonly erasePerson: (person: PersonRow) => Promise<void>;
}

export function useLocalData(): LocalData {
  const panel = usePanel();
  return useMemo(() => createLocalData(panel), [panel]);
}

function createLocalData({ deps, drafts, effects }: Panel): LocalData {
  return {
    exportAll: async () => {
      await drafts.flush();
      const done = await tryStore(async () => {
        const storage = await deps.erasing.readOwnStorage();
        return exportEverything(deps.db, { storage, leftOut: t('settings_tokensLeftOut') });
      });
      if (done.ok) download('baton.json', 'application/json', done.value);
      else effects.showToast(storeText(done.error).text);
    },
    eraseAll: async () => {
      await drafts.flush();
      const done = await tryStore(() => deps.erasing.at.write(deps.now() + ERASE_AFTER_MS));
      if (!done.ok) effects.showToast(storeText(done.error).text);
    },
    eraseRecord: (record) => erase(nameOfRecord(record), (db) => forgetRecord(db, record.record)),
    erasePerson: ({ origin, id, name }) =>
      erase(name, (db) => forgetPerson(db, { origin, person: id })),
  };

  async function erase(name: string, forget: (db: BatonDatabase) => Promise<Forgotten>) {
    await drafts.flush();
    const done = await tryStore(() => forget(deps.db));
    if (!done.ok) {
      effects.showToast(storeText(done.error).text);
      return;
    }
    const left = deps.unsaved.read().filter(({ record }) => done.value.records.includes(record));
    deps.unsaved.drop(left.map(({ id }) => id));
    tell(done.value);
    effects.showToast(t('erase_oneDone', name), () => void bringBack(done.value));
  }

  async function bringBack(forgotten: Forgotten): Promise<void> {
    const done = await tryStore(() => remember(deps.db, forgotten));
    if (!done.ok) effects.showToast(storeText(done.error).text);
    tell(forgotten);
  }

  /** Badge, cards and notifications are of what is kept. */
  function tell({ records }: Forgotten): void {
    void deps.send('record/forgotten', { records: records.map(parseRecordKey) });
  }
}

/** Returns what a record is called: as its CRM does, else by its kind and number there. */
export function nameOfRecord({ record, name, company }: KnownRecord): string {
  const { type, id } = parseRecordKey(record);
  return [name, company].filter(Boolean).join(', ') || `${type} ${id}`;
}

const NO_RECORDS: readonly KnownRecord[] = [];
const NO_PEOPLE: readonly PersonRow[] = [];

/** What there is to erase one by one, by name; stays true. */
export function useKnown(): {
  readonly records: readonly KnownRecord[];
  readonly people: readonly PersonRow[];
} {
  const { db } = usePanel().deps;
  const [records, people] = useMemo(
    () => [
      createLiveQuery<readonly KnownRecord[]>((take) => watchQuery(() => knownRecords(db), take)),
      createLiveQuery<readonly PersonRow[]>((take) => watchQuery(() => everybody(db), take)),
    ],
    [db],
  );
  return {
    records: valueOr(useLiveQuery(records), NO_RECORDS),
    people: valueOr(useLiveQuery(people), NO_PEOPLE),
  };
}

/** Whether all is about to be erased, and what takes that back. */
export function useErasing(): { readonly isPending: boolean; readonly undo: () => void } {
  const { at } = usePanel().deps.erasing;
  const [due, setDue] = useState<number | null>(null);
  useEffect(() => follow(at, setDue), [at]);
  return { isPending: due !== null, undo: () => void at.write(null) };
}
