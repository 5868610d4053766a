import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Draft } from '@/lib/handoff/brief/draft';
import type { Place } from '@/lib/messaging/place';
import type { Problem } from '@/lib/messaging/reply';
import type { Settings } from '@/lib/platform/storage/settings';
import type { Site } from '@/lib/platform/storage/sites';
import { hashOf } from '@/lib/handoff/text';
import type { SectionChoices } from '@/lib/platform/storage/section-choices';
import type { RecordKey } from '@/lib/store/rows';
import type { StoreError } from '@/lib/store/store-error';
import { ownZone } from './time/time-text';

/** A team's room is no lead: it has no draft. */
export type PageName = 'draft' | 'handoff' | 'room';

/** How the reading of something from the CRM goes. */
export type LoadState = 'reading' | 'read' | Problem;

/** A line at the foot that goes by itself. */
export interface Toast {
  readonly id: string;
  readonly message: string;
  readonly undo?: (() => void) | undefined;
}

/** The parts of a page that fold. */
export type SectionId = 'lead' | 'qualification' | 'context' | 'recipient' | 'meeting' | 'brief';

/** The parts of a team's room, of which one is seen. */
export type RoomTab = 'people' | 'asks' | 'framework' | 'policies' | 'pulse';

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'typing' }
  /** It is still on the screen, and tried again. */
  | { readonly kind: 'failed'; readonly error: StoreError };

/** The draft of one record as the screen shows it. */
export interface OpenDraft {
  readonly record: RecordKey;
  readonly draft: Draft;
  readonly saveState: SaveState;
  /** Whether anything was ever typed: a draft of which nothing is kept is a blank page. */
  readonly isBegun: boolean;
}

/** What one panel shows; all else is in the database. */
export interface PanelState {
  /** `undefined` until the background has answered. */
  readonly place: Place | undefined;
  /** It has not answered yet, however often it was asked. */
  readonly isSilent: boolean;
  /** The zone that this browser runs in (IANA): a traveller changes it while the panel is open. */
  readonly zone: string;
  readonly sites: readonly Site[] | undefined;
  readonly settings: Settings | undefined;
  readonly draft: OpenDraft | undefined;
  readonly storeError: StoreError | undefined;
  readonly reading: Readonly<Record<RecordKey, LoadState>>;
  /** How far this device's clock is ahead of that of the CRM at the origin (ms), where it is off. */
  readonly clockAhead: Readonly<Record<string, number | undefined>>;
  readonly peopleReading: Readonly<Record<string, LoadState>>;
  /** What the user opened and folded, by record (see {@link hashOf}); all else opens by need. */
  readonly folds: SectionChoices;
  /** What the user chose to look at, by record. */
  readonly chosenPage: Readonly<Record<RecordKey, PageName>>;
  /** The part of a team's room that the user chose, by record. */
  readonly chosenTab: Readonly<Record<RecordKey, RoomTab>>;
  readonly view: 'work' | 'settings' | 'today';
  readonly toast: Toast | undefined;
  /** Texts sent from pages while no record was open. */
  readonly selections: readonly string[];
  /** Pages of no known CRM for which the user asked to write a brief. */
  readonly writesFor: readonly RecordKey[];
  /** What the live region says; a new id says it again. */
  readonly said: { readonly id: string; readonly message: string } | undefined;
  /** The element id of the field that is to have the focus next. */
  readonly focusOn: string | undefined;
}

/** Returns the choices with one more: whether a section of this record is open. */
export function withFold(
  folds: SectionChoices,
  record: RecordKey,
  section: SectionId,
  isOpen: boolean,
): SectionChoices {
  const key = hashOf(record);
  const chosen = folds.find(([one]) => one === key)?.[1];
  return [...folds.filter(([one]) => one !== key), [key, { ...chosen, [section]: isOpen }]];
}

export type PanelStore = StoreApi<PanelState>;

/** Makes the view state of one panel. */
export function createPanelStore(folds: SectionChoices): PanelStore {
  return createStore<PanelState>(() => ({
    place: undefined,
    zone: ownZone(),
    sites: undefined,
    settings: undefined,
    draft: undefined,
    storeError: undefined,
    reading: {},
    clockAhead: {},
    peopleReading: {},
    folds,
    chosenPage: {},
    chosenTab: {},
    isSilent: false,
    view: 'work',
    toast: undefined,
    selections: [],
    writesFor: [],
    said: undefined,
    focusOn: undefined,
  }));
}
