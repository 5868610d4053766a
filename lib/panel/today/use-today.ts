import { useLiveQuery, type QueryState, type LiveQuery } from '../live-query';
import { usePanel, usePanelState } from '../provider';
import { useNow } from '../time/use-now';
import { countOf, type Today } from './today';

/** The day of whoever uses this panel; stays true. */
export interface TodayState {
  readonly today: QueryState<Today>;
  /** Whether Baton knows who that is, at any CRM. */
  readonly isKnown: boolean;
  /** UTC, ms; moves each minute. */
  readonly now: number;
}

export function useToday(): TodayState {
  const panel = usePanel();
  const today = useLiveQuery(panel.today);
  const sites = usePanelState((state) => state.sites);
  // The clock of the panel's own world; the hook sees to it that it is looked at again.
  useNow();
  return { today, isKnown: sites?.some(({ me }) => me) ?? false, now: panel.deps.now() };
}

const READING: QueryState<Today> = { kind: 'reading' };
/** Asked of nobody, so that nothing is read. */
const NOT_YET: LiveQuery<Today> = { now: () => READING, subscribe: () => () => undefined };

/**
 * How many things wait for me; `undefined` where there is no day to speak of. What is open comes
 * first: the day is not read before its draft is there.
 */
export function useTodayCount(): number | undefined {
  const panel = usePanel();
  const isOpen = usePanelState(({ draft }) => draft !== undefined);
  const isKnown = usePanelState(({ sites }) => sites?.some(({ me }) => me) ?? false);
  const today = useLiveQuery(isOpen ? panel.today : NOT_YET);
  if (!isKnown) return undefined;
  return today.kind === 'known' ? countOf(today.value) : 0;
}
