import { useCallback, useEffect, useState } from 'react';
import type { CrmUser } from '@/lib/crm/adapter';
import type { Draft } from '@/lib/handoff/brief/draft';
import { frameworkOf } from '@/lib/handoff/qualification/framework-choice';
import { hashOf } from '@/lib/handoff/text';
import type { Handoff } from '@/lib/handoff/handoff';
import type { LeadFacts } from '@/lib/handoff/brief/lead';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import type { Team } from '@/lib/handoff/team/team';
import type { Place } from '@/lib/messaging/place';
import type { Problem } from '@/lib/messaging/reply';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/platform/storage/settings';
import type { GivingAway } from '@/lib/store/outbox/giving-away';
import type { GivenUp } from '@/lib/store/outbox/giving-up';
import type { OutboxRow, PersonRow, RecordKey, RefusedStep } from '@/lib/store/rows';
import type { RecordStatus } from '@/lib/store/logs/record-status';
import { useLiveQuery, valueOr } from './live-query';
import type { OpenPlace } from './site/open-place';
import { useOpenDraft, useOpenPlace, usePanel, usePanelState } from './provider';
import { currentPage } from './draft/brief-inputs';
import { withFold, type PageName, type LoadState, type SectionId, type OpenDraft } from './store';
import { useActions } from './act/actions';
import { useTeamHere, useTeamRoom } from './team/team';

export { useActions, type Actions } from './act/actions';
export type { SectionId } from './store';

/** What the window shows; `undefined` until the background has answered. */
export function usePlace(): Place | undefined {
  return usePanelState((state) => state.place);
}

export interface OpenRecord extends OpenPlace {
  /** Who is signed in to the CRM, as far as Baton has seen. */
  readonly me: CrmUser | undefined;
  readonly facts: LeadFacts;
  readonly reading: 'reading' | 'read' | 'failed';
  /** Whether the facts are on their way, also where they were read and have yet to come out of the store. */
  readonly isAwaited: boolean;
  /** Why the record could not be read just now. */
  readonly problem: Problem | undefined;
  /** How far this device's clock is ahead of the CRM's (ms), where it is off. */
  readonly clockAhead: number | undefined;
}

/** The record that is worked on, with what the CRM says of it. */
export function useOpenRecord(): OpenRecord {
  const place = useOpenPlace();
  const { queriesFor } = usePanel();
  const facts = valueOr(useLiveQuery(queriesFor(place.key).facts), undefined);
  const sites = usePanelState((state) => state.sites);
  const reading = usePanelState((state) => state.reading[place.key]);
  const me = place.connected ? sites?.find(({ origin }) => origin === place.origin)?.me : undefined;
  const clockAhead = usePanelState((state) => state.clockAhead[place.origin]);
  const how = readingOf(reading, place.connected);
  const isOnItsWay = place.connected && how.reading === 'read' && facts === undefined;
  const isAwaited = how.reading === 'reading' || isOnItsWay;
  return { ...place, me, facts: facts ?? NO_FACTS, isAwaited, clockAhead, ...how };
}

const NO_FACTS: LeadFacts = {};

function readingOf(reading: LoadState | undefined, connected: boolean) {
  if (typeof reading === 'object') return { reading: 'failed', problem: reading } as const;
  const state = reading ?? (connected ? 'reading' : 'read');
  return { reading: state, problem: undefined };
}

export interface EditableDraft extends OpenDraft {
  /** Changes the draft of the record that the component was drawn for, and of no other. */
  readonly change: (update: (draft: Draft) => Draft) => void;
}

/** The draft of the record that is worked on. */
export function useDraft(): EditableDraft {
  const open = useOpenDraft();
  const { drafts } = usePanel();
  const change = useCallback(
    (update: (draft: Draft) => Draft) => drafts.change(open.record, update),
    [drafts, open.record],
  );
  return { ...open, change };
}

const NONE_PUBLISHED: Team['frameworks'] = [];

/** The framework that the open draft is qualified by. */
export function useFramework(): Framework {
  const { draft } = useDraft();
  const chosen = usePanelState((state) => state.settings?.frameworkId);
  return frameworkOf(draft, useTeamRoom()?.team.frameworks ?? NONE_PUBLISHED, chosen);
}

const NONE_REFUSED: readonly RefusedStep[] = [];
const NO_REASONS: readonly string[] = [];
const NOTHING_YET: RecordStatus = {
  ...{ handoffs: [], outbox: [], givenUp: [], newerNotes: 0 },
  ...{ edited: new Set(), removed: new Set(), refused: new Map(), reasons: new Map() },
};

function useStanding(): RecordStatus {
  const { key } = useOpenPlace();
  return valueOr(useLiveQuery(usePanel().queriesFor(key).status), NOTHING_YET);
}

const NOBODY: readonly PersonRow[] = [];

/** The handoffs of the record, newest first. */
export function useHandoffs(): readonly Handoff[] {
  return useStanding().handoffs;
}

/** Since when (UTC, ms) the CRM has the record's newest note; see {@link RecordStatus}. */
export function useInCrmSince(): number | undefined {
  return useStanding().inCrmSince;
}

/** How many of the record's notes only a newer Baton can read. */
export function useNewerNotes(): number {
  return useStanding().newerNotes;
}

/** The record that the open one has become, by conversion or merge; `undefined` where it is still itself. */
export function useSuccessor(): RecordKey | undefined {
  return useStanding().became;
}

/** Keys of the record's entries whose notes were changed in the CRM since they were sent. */
export function useEdited(): ReadonlySet<string> {
  return useStanding().edited;
}

/** Keys of the record's entries whose notes were removed in the CRM. */
export function useRemoved(): ReadonlySet<string> {
  return useStanding().removed;
}

/** What the CRM did not let this browser do for a handoff, besides its notes. */
export function useRefused(handoff: string): readonly RefusedStep[] {
  return useStanding().refused.get(handoff) ?? NONE_REFUSED;
}

/** Why not, in the CRM's own words. */
export function useReasons(handoff: string): readonly string[] {
  return useStanding().reasons.get(handoff) ?? NO_REASONS;
}

/** What of the record waits to be sent, in the order of acting. */
export function useOutbox(): readonly OutboxRow[] {
  return useStanding().outbox;
}

/** How often it is looked whether something is still on its way (ms). */
const SENDING_LOOK_MS = 1000;

/** Whether Baton is sending to the record's CRM now; what died on the way is not. */
export function useSending(): boolean {
  const { isSending, after } = usePanel().deps;
  const { origin } = useOpenPlace();
  const rows = useOutbox();
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (rows.length === 0) return;
    let stop: (() => void) | undefined;
    let isOver = false;
    const look = async () => {
      const now = await isSending(origin).catch(() => false);
      if (isOver) return;
      setSeen(now);
      if (now) stop = after(SENDING_LOOK_MS, () => void look());
    };
    void look();
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isSending, after, origin, rows]);
  return seen && rows.length > 0;
}

/** What of the record was given up, and so was never in the CRM. */
export function useGivenUp(): readonly GivenUp[] {
  return useStanding().givenUp;
}

/** The known users of the CRM, by name. */
export function usePeople(): readonly PersonRow[] {
  const { origin } = useOpenPlace();
  return valueOr(useLiveQuery(usePanel().people(origin)), NOBODY);
}

const NOTHING_GIVEN: GivingAway = { hides: undefined, keepsOwner: false, isTeamRule: false };

/** What comes of giving leads away in the record's CRM, and what was decided about it. */
export function useGivingAway(): GivingAway {
  const { origin } = useOpenPlace();
  return valueOr(useLiveQuery(usePanel().givingAway(origin)), NOTHING_GIVEN);
}

/** What the user chose on this device. */
export function useSettings(): {
  readonly settings: Settings;
  readonly save: (changes: Partial<Settings>) => Promise<void>;
} {
  const { deps } = usePanel();
  const settings = usePanelState((state) => state.settings) ?? DEFAULT_SETTINGS;
  return { settings, save: deps.settings.save };
}

/** Which of the record's pages is looked at: the draft, what was handed over, or the team's room. */
export function usePage(): PageName {
  const { key } = useOpenPlace();
  const { isBegun } = useOpenDraft();
  const chosen = usePanelState((state) => state.chosenPage[key]);
  return currentPage(chosen, isBegun, useHandoffs(), useTeamHere().room !== undefined);
}

interface SectionFold {
  readonly isOpen: boolean;
  /** Whether the user opened or folded it on this record. */
  readonly isChosen: boolean;
  readonly toggle: () => void;
}

/**
 * Whether a section is open: as the user left it on this record, else since it was needed once. What
 * is needed no more stays open, for nothing folds under a hand.
 */
export function useSection(id: SectionId, isNeeded: boolean): SectionFold {
  const { store } = usePanel();
  const { key } = useOpenPlace();
  const record = hashOf(key);
  const chosen = usePanelState(({ folds }) => folds.find(([one]) => one === record)?.[1][id]);
  const [wasNeeded, setWasNeeded] = useState(isNeeded);
  if (isNeeded && !wasNeeded) setWasNeeded(true);
  const isOpen = chosen ?? wasNeeded;
  const toggle = () =>
    store.setState(({ folds }) => ({ folds: withFold(folds, key, id, !isOpen) }));
  return { isOpen, isChosen: chosen !== undefined, toggle };
}

/** Copies the brief when the keyboard command asks for it, wherever the focus is. */
export function useCopyCommand(): void {
  const { watchCopyRequests } = usePanel().deps;
  const { copyBrief } = useActions();
  useEffect(() => watchCopyRequests(() => void copyBrief()), [watchCopyRequests, copyBrief]);
}
