import { useEffect, useMemo } from 'react';
import type { Site } from '@/lib/platform/storage/sites';
import { quarantinedRows, dropQuarantined, restoreQuarantined } from '@/lib/store/quarantine';
import { type Given, giveUp, takeBack } from '@/lib/store/outbox/giving-up';
import { watchQuery } from '@/lib/store/watch-query';
import type { QuarantinedRow, RecordKey } from '@/lib/store/rows';
import { type StoreError, tryStore } from '@/lib/store/store-error';
import type { UiEffects } from './ui-effects';
import { createLiveQuery, useLiveQuery, valueOr } from './live-query';
import { openPlace, type OpenPlace } from './site/open-place';
import type { Panel } from './panel';
import { crmText, storeText } from './site/problem-text';
import { usePanel, usePanelState } from './provider';
import { turnOn, type CrmSite, type TurnedOn } from './site/sites';
import type { PanelState, Toast, OpenDraft } from './store';
import { waitingByOrigin, type WaitingOrigin } from './site/waiting';
import { t } from './i18n';

/** What can be done in the panel, whatever is open in it. */
export interface PanelActions extends UiEffects {
  /** Opens the page of figures in a tab. */
  readonly openDashboard: () => void;
  readonly openSettings: () => void;
  readonly closeSettings: () => void;
  /** Brings a tab to the front. */
  readonly showTab: (tabId: number) => void;
  /** Opens the form of a page that no adapter reads. */
  readonly writeFor: (page: RecordKey) => void;
  /** Tries at once to send whatever waits, at every CRM. */
  readonly retryAll: () => void;
  /** Takes a row out of the queue and keeps its text; the toast's undo puts it back. */
  readonly giveUp: (seq: number) => Promise<void>;
  /** Forgets a row that was set aside. */
  readonly dropAside: (seq: number) => Promise<void>;
  /** Puts a row that was set aside back, where it fits by now. */
  readonly restoreAside: (seq: number) => Promise<void>;
  /** Puts a text on the clipboard and says so. */
  readonly copyText: (text: string) => Promise<void>;
  /** Tries at once to save what is not saved. */
  readonly saveNow: () => void;
  /** To be called first thing in a click. */
  readonly turnOn: (site: CrmSite) => Promise<TurnedOn>;
  readonly turnOff: (origin: string) => Promise<void>;
  readonly reload: () => void;
}

/**
 * Whether everything was read that decides how a record looks and what a press comes to: shown in
 * parts it would jump, and the first press would go by what is usual and not by what the team agreed.
 */
export function useIsRead({ key, origin }: OpenPlace): boolean {
  const panel = usePanel();
  const { facts, status, team } = panel.queriesFor(key);
  const ofRecord = [useLiveQuery(facts), useLiveQuery(status), useLiveQuery(team)];
  const { teamRoom, people, givingAway } = panel;
  const ofCrm = [
    useLiveQuery(teamRoom(origin)),
    useLiveQuery(people(origin)),
    useLiveQuery(givingAway(origin)),
  ];
  const isChosen = usePanelState(
    ({ sites, settings }) => sites !== undefined && settings !== undefined,
  );
  return isChosen && [...ofRecord, ...ofCrm].every(({ kind }) => kind !== 'reading');
}

export function usePanelActions(): PanelActions {
  const panel = usePanel();
  return useMemo(() => createPanelActions(panel), [panel]);
}

function createPanelActions(panel: Panel): PanelActions {
  const { deps, store, effects, drafts } = panel;
  return {
    ...effects,
    openSettings: () => store.setState({ view: 'settings' }),
    openDashboard: () => void deps.openDashboard(),
    closeSettings: () => store.setState({ view: 'work' }),
    showTab: (tabId) => void deps.showTab(tabId),
    writeFor: (page) => store.setState(({ writesFor }) => ({ writesFor: [...writesFor, page] })),
    retryAll: () => void deps.send('sync/nudge', {}),
    ...createAsideActions(panel),
    saveNow: () => void drafts.flush(),
    turnOn: (site) => turnOn(panel, site),
    turnOff: async (origin) => {
      const reply = await deps.send('site/off', { origin });
      const { host } = new URL(origin);
      effects.showToast(reply.ok ? t('settings_turnedOff', host) : crmText(reply.error, host).text);
    },
    reload: () => location.reload(),
  };
}

type AsideActions = Pick<PanelActions, 'giveUp' | 'dropAside' | 'restoreAside' | 'copyText'>;

function createAsideActions({ deps, effects }: Panel): AsideActions {
  const { db, now } = deps;
  const { showToast } = effects;
  // What waited behind it may go now, and the icon's mark is another.
  const nudge = () => void deps.send('sync/nudge', {});
  const undo = async (given: readonly Given[]) => {
    const done = await tryStore(() => takeBack(db, given, now()));
    if (!done.ok) showToast(storeText(done.error).text);
    nudge();
  };
  return {
    giveUp: async (seq) => {
      const done = await tryStore(() => giveUp(db, seq, now()));
      nudge();
      if (!done.ok) showToast(storeText(done.error).text);
      else if (done.value.length > 0) showToast(t('givenUp_done'), () => void undo(done.value));
    },
    dropAside: async (seq) => {
      const done = await tryStore(() => dropQuarantined(db, seq));
      if (!done.ok) showToast(storeText(done.error).text);
    },
    restoreAside: async (seq) => {
      const done = await tryStore(() => restoreQuarantined(db, seq));
      if (!done.ok) showToast(storeText(done.error).text);
      else showToast(t(done.value ? 'aside_restored' : 'aside_unfit'));
    },
    copyText: async (text) => {
      const isCopied = await deps.copy({ html: '', text });
      showToast(t(isCopied ? 'aside_copied' : 'foot_notCopied'));
    },
  };
}

const NOTHING_ASIDE: readonly QuarantinedRow[] = [];

/** The rows that were set aside, oldest first; stays true. */
export function useAside(): readonly QuarantinedRow[] {
  const { db } = usePanel().deps;
  const live = useMemo(
    () =>
      createLiveQuery<readonly QuarantinedRow[]>((onResult) =>
        watchQuery(() => quarantinedRows(db), onResult),
      ),
    [db],
  );
  return valueOr(useLiveQuery(live), NOTHING_ASIDE);
}

/** What there is to work on in the window, if anything. */
export function useOpenPlaceOfWindow(): OpenPlace | undefined {
  const place = usePanelState((state) => state.place);
  return useMemo(() => openPlace(place), [place]);
}

/** The draft of this record once it is open; never that of another. */
export function useDraftOfWindow(record: RecordKey): OpenDraft | undefined {
  return usePanelState(({ draft }) => (draft?.record === record ? draft : undefined));
}

/** Whether the user asked to write a brief for this page, or has begun one. */
export function useWritesFor(page: RecordKey | undefined): boolean {
  return usePanelState(
    ({ writesFor, draft }) =>
      page !== undefined && (writesFor.includes(page) || (draft?.record === page && draft.isBegun)),
  );
}

/** The sites that are on; `undefined` until that is known. */
export function useSites(): readonly Site[] | undefined {
  return usePanelState((state) => state.sites);
}

/** Whether the work or the settings are looked at. */
export function useView(): PanelState['view'] {
  return usePanelState((state) => state.view);
}

/** What the live region says. */
export function useSaid(): PanelState['said'] {
  return usePanelState((state) => state.said);
}

/** The line at the foot, if there is one. */
export function useToast(): Toast | undefined {
  return usePanelState((state) => state.toast);
}

/** Why the store cannot be read, if it cannot. */
export function useStoreTrouble(): StoreError | undefined {
  return usePanelState((state) => state.storeError);
}

const NOTHING: readonly WaitingOrigin[] = [];

/** What waits to be sent, by CRM; stays true. */
export function useWaiting(): readonly WaitingOrigin[] {
  const { db } = usePanel().deps;
  const live = useMemo(
    () =>
      createLiveQuery<readonly WaitingOrigin[]>((onResult) =>
        watchQuery(() => waitingByOrigin(db), onResult),
      ),
    [db],
  );
  return valueOr(useLiveQuery(live), NOTHING);
}

/** Leads the focus to where it was asked to go, once that is drawn. */
export function useFocusRequest(): void {
  const { store } = usePanel();
  const focusOn = usePanelState((state) => state.focusOn);
  useEffect(() => {
    if (focusOn === undefined) return;
    const element = document.getElementById(focusOn);
    // What is folded away cannot have the focus.
    for (
      let fold = element?.closest('details');
      fold;
      fold = fold.parentElement?.closest('details')
    ) {
      fold.open = true;
    }
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
    store.setState({ focusOn: undefined });
  }, [focusOn, store]);
}
