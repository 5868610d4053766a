import { useMemo } from 'react';
import { watchQuery } from '@/lib/store/live';
import { createLive, useLive, valueOf } from './live';
import { usePanel, usePanelState } from './provider';
import { readToday, type Self, type Today } from './today';

const NOTHING: Today = { waitsForMe: [], waitForOthers: [] };

/** What waits for me and what I wait for, at every CRM where Baton knows who I am; stays true. */
export function useToday(): Today & { readonly isKnown: boolean } {
  const { db } = usePanel().parts;
  const sites = usePanelState((state) => state.sites);
  const live = useMemo(() => {
    const selves: Self[] = (sites ?? []).flatMap(({ origin, me }) =>
      me ? [{ origin, me: me.id }] : [],
    );
    return createLive<Today>((onResult) => watchQuery(() => readToday(db, selves), onResult));
  }, [db, sites]);
  const isKnown = sites?.some(({ me }) => me !== undefined) ?? false;
  return { ...valueOf(useLive(live), NOTHING), isKnown };
}
