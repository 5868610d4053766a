import { useMemo } from 'react';
import { dropMark, setMark } from '@/lib/store/logs/read-marks';
import { parseRecordKey } from '@/lib/store/record-key';
import type { RecordKey } from '@/lib/store/rows';
import { tryStore } from '@/lib/store/store-error';
import { openPlace } from '../site/open-place';
import { hostOf } from '../site/origins';
import type { Panel } from '../panel';
import { crmText, storeText } from '../site/problem-text';
import { usePanel } from '../provider';
import { t } from '../i18n';
import type { TodayFeedback } from './today';

/** Where the focus goes when the day is opened, and back to. */
export const TODAY_HEADING = 'today-heading';
export const TODAY_BUTTON = 'today-button';

/** What can be done with the day as a whole. */
export interface TodayActions {
  readonly openToday: () => void;
  readonly closeToday: () => void;
  /** Shows the record in the CRM: in the tab that shows it already, else in a new one. */
  readonly openRecord: (record: RecordKey) => Promise<void>;
  /** Takes feedback off the day; the line at the foot brings it back. */
  readonly markRead: (item: Pick<TodayFeedback, 'mark'>) => Promise<void>;
}

/** Returns what can be done with the day. */
export function useTodayActions(): TodayActions {
  const panel = usePanel();
  return useMemo(() => createTodayActions(panel), [panel]);
}

/** Makes what can be done with the day in one panel. */
export function createTodayActions({ deps, store, effects }: Panel): TodayActions {
  const { db, now, send, showTab } = deps;
  const { showToast } = effects;
  const unmark = async (mark: string) => {
    const done = await tryStore(() => dropMark(db, mark));
    if (!done.ok) showToast(storeText(done.error).text);
  };
  return {
    openToday: () => store.setState({ view: 'today', focusOn: TODAY_HEADING }),
    closeToday: () => store.setState({ view: 'work', focusOn: TODAY_BUTTON }),
    openRecord: async (record) => {
      const here = openPlace(store.getState().place);
      if (here?.key === record) {
        store.setState({ view: 'work' });
        return showTab(here.tabId);
      }
      const ref = parseRecordKey(record);
      const reply = await send('record/open', { record: ref });
      // Who has gone elsewhere meanwhile stays there.
      if (reply.ok) store.setState(({ view }) => ({ view: view === 'today' ? 'work' : view }));
      else showToast(crmText(reply.error, hostOf(ref.origin)).text);
    },
    markRead: async ({ mark }) => {
      const done = await tryStore(() => setMark(db, mark, now()));
      if (done.ok) showToast(t('today_markedRead'), () => void unmark(mark));
      else showToast(storeText(done.error).text);
    },
  };
}
