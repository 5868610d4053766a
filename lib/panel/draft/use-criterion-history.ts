import { useMemo } from 'react';
import {
  criterionHistory,
  LAST_HANDOFFS,
  type CriterionHistory,
} from '@/lib/handoff/qualification/criterion-history';
import type { Person } from '@/lib/handoff/person';
import { agendaRows, pairOf } from '@/lib/store/logs/agenda';
import type { BatonDatabase } from '@/lib/store/database';
import { watchQuery } from '@/lib/store/watch-query';
import { useDraft, useOpenRecord } from '../hooks';
import { createLiveQuery, useLiveQuery, valueOr } from '../live-query';
import { usePanel } from '../provider';

export interface Learnt extends CriterionHistory {
  /** The BDM whose word it is; all of them where nobody is chosen yet. */
  readonly from: Person | undefined;
}

const NOTHING: CriterionHistory = { of: 0, wrong: new Map(), helped: [] };

/** What the BDM to whom the draft goes said of this SDR's last handoffs; stays true. */
export function useCriterionHistory(): Learnt {
  const { db } = usePanel().deps;
  const { origin, me } = useOpenRecord();
  const { recipient } = useDraft().draft;
  const [sdr, bdm] = [me?.id, recipient?.id];
  const live = useMemo(
    () =>
      createLiveQuery<CriterionHistory>((onResult) =>
        watchQuery(() => readHistory(db, origin, sdr, bdm), onResult),
      ),
    [db, origin, sdr, bdm],
  );
  return { ...valueOr(useLiveQuery(live), NOTHING), from: recipient };
}

async function readHistory(
  db: BatonDatabase,
  origin: string,
  sdr: string | undefined,
  bdm: string | undefined,
): Promise<CriterionHistory> {
  if (sdr === undefined) return NOTHING;
  const shared = { origin, most: LAST_HANDOFFS };
  const rows = await agendaRows(db, [
    bdm === undefined
      ? { ...shared, person: sdr, list: 'read' }
      : { ...shared, person: pairOf(sdr, bdm), list: 'learn' },
  ]);
  return criterionHistory(
    rows.map(({ handoff }) => handoff),
    sdr,
    bdm,
  );
}
