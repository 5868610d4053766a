import { useMemo } from 'react';
import { isParticipant } from '@/lib/store/logs/participation';
import { watchQuery } from '@/lib/store/watch-query';
import { useOpenRecord } from '../hooks';
import { createLiveQuery, useLiveQuery, valueOr } from '../live-query';
import { usePanel } from '../provider';

/** Whether whoever is signed in has had no part in any handoff yet; not before that is known. */
export function useIsNewcomer(): boolean {
  const { db } = usePanel().deps;
  const { origin, me } = useOpenRecord();
  const person = me?.id;
  const live = useMemo(
    () =>
      createLiveQuery<boolean>((onResult) =>
        watchQuery(
          async () => person !== undefined && !(await isParticipant(db, { origin, person })),
          onResult,
        ),
      ),
    [db, origin, person],
  );
  return valueOr(useLiveQuery(live), false);
}
