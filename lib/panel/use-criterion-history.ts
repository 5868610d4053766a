import { useMemo } from 'react';
import { criterionHistory, type CriterionHistory } from '@/lib/handoff/criterion-history';
import type { Person } from '@/lib/handoff/person';
import { agendaRows } from '@/lib/store/agenda';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow } from '@/lib/store/handoffs';
import { watchQuery } from '@/lib/store/live';
import { useDraft, useOpenRecord } from './hooks';
import { createLive, useLive, valueOf } from './live';
import { usePanel } from './provider';

/** Far enough back that each of a few BDMs has had a say. */
const MOST_LOOKED_AT = 40;

export interface Learnt extends CriterionHistory {
  /** The BDM whose word it is; all of them where nobody is chosen yet. */
  readonly from: Person | undefined;
}

const NOTHING: CriterionHistory = { of: 0, wrong: new Map(), helped: [] };

/** What the BDM to whom the draft goes said of this SDR's last handoffs; stays true. */
export function useCriterionHistory(): Learnt {
  const { db } = usePanel().parts;
  const { origin, me } = useOpenRecord();
  const { recipient } = useDraft().draft;
  const [sdr, bdm] = [me?.id, recipient?.id];
  const live = useMemo(
    () =>
      createLive<CriterionHistory>((onResult) =>
        watchQuery(() => readHistory(db, origin, sdr, bdm), onResult),
      ),
    [db, origin, sdr, bdm],
  );
  return { ...valueOf(useLive(live), NOTHING), from: recipient };
}

async function readHistory(
  db: BatonDatabase,
  origin: string,
  sdr: string | undefined,
  bdm: string | undefined,
): Promise<CriterionHistory> {
  if (sdr === undefined) return NOTHING;
  const query = { origin, person: sdr, list: 'read', most: MOST_LOOKED_AT } as const;
  const rows = await agendaRows(db, query);
  return criterionHistory(rows.map(foldRow), sdr, bdm);
}
