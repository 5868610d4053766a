import { useMemo, useState } from 'react';
import { factsBetween } from '@/lib/store/facts';
import type { FactsRow, RecordKey } from '@/lib/store/rows';
import { watchQuery } from '@/lib/store/watch-query';
import { createLiveQuery, useLiveQuery, valueOr } from '../live-query';
import { useOpenPlace, usePanel, usePanelState } from '../provider';
import type { RoomTab } from '../store';

/**
 * The part of the open team room that is seen, and what chooses another. The one of `first`'s choice
 * when the room is opened; nothing changes it under the eye, and what was chosen stays while the
 * panel lives.
 */
export function useRoomTab(first: () => RoomTab): readonly [RoomTab, (tab: RoomTab) => void] {
  const { key } = useOpenPlace();
  const choose = useChooseRoomTab();
  const [atFirst] = useState(first);
  const chosen = usePanelState(({ chosenTab }) => chosenTab[key]) ?? atFirst;
  return [chosen, (tab) => choose(key, tab)];
}

/** What chooses the part that is seen of the team room on a record. */
export function useChooseRoomTab(): (record: RecordKey, tab: RoomTab) => void {
  const { store } = usePanel();
  return (record, tab) =>
    store.setState(({ chosenTab }) => ({ chosenTab: { ...chosenTab, [record]: tab } }));
}

const DAY_MS = 24 * 60 * 60_000;
const NONE: readonly FactsRow[] = [];

/** What was handed over at the open record's CRM in the `days` before today, as the figures need it. */
export function useHandedOverLately(days: number): readonly FactsRow[] {
  const { origin } = useOpenPlace();
  const { db, now } = usePanel().deps;
  const [to] = useState(now);
  const live = useMemo(
    () =>
      createLiveQuery<readonly FactsRow[]>((onResult) =>
        watchQuery(async () => {
          const span = { from: to - days * DAY_MS, to: Infinity };
          return (await factsBetween(db, origin, span)).rows;
        }, onResult),
      ),
    [db, origin, days, to],
  );
  return valueOr(useLiveQuery(live), NONE);
}
