import type { SiteNeeds } from '@/lib/crm/needs';
import type { ActionRequest } from '@/lib/handoff/action-request';
import type { send } from '@/lib/messaging/send';
import type { Place } from '@/lib/messaging/place';
import type { RichText } from '@/lib/platform/clipboard';
import type { StartRecording } from '@/lib/platform/recorder';
import type { Settings } from '@/lib/platform/storage/settings';
import type { Site } from '@/lib/platform/storage/sites';
import type { SectionChoices } from '@/lib/platform/storage/section-choices';
import type { UnsavedDraft } from '@/lib/platform/storage/unsaved-drafts';
import type { BatonDatabase } from '@/lib/store/database';

/** Ends what was begun. */
export type Stop = () => void;

/** Runs `work` in `ms`, unless stopped before. */
type After = (ms: number, work: () => void) => Stop;

/** What is kept outside the store: it can be read, and tells of each change. */
export interface Watched<Value> {
  readonly read: () => Promise<Value>;
  readonly watch: (onChange: (value: Value) => void) => Stop;
}

/** All that the panel needs of the world. */
export interface PanelDeps {
  readonly db: BatonDatabase;
  /** UTC, ms. */
  readonly now: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly after: After;
  readonly send: typeof send;
  /** Whether Baton is sending to the CRM now. */
  readonly isSending: (origin: string) => Promise<boolean>;
  readonly copy: (content: RichText) => Promise<boolean>;
  /** What the window shows; `onSilence` where the background does not answer at first. */
  readonly watchPlace: (onPlace: (place: Place) => void, onSilence: () => void) => Stop;
  readonly showTab: (tabId: number) => Promise<void>;
  /** Opens the panel as a tab, where the browser can ask for the microphone. */
  readonly openInTab: () => Promise<void>;
  /** Opens the page of figures as a tab. */
  readonly openDashboard: () => Promise<void>;
  readonly startRecording: StartRecording;
  readonly sites: Watched<readonly Site[]> & {
    /** To be called first thing in a click. */
    readonly request: (needs: SiteNeeds) => Promise<boolean>;
  };
  readonly settings: Watched<Settings> & {
    readonly save: (changes: Partial<Settings>) => Promise<void>;
  };
  /** All that is kept outside the store, for its export and its end. */
  readonly erasing: {
    /** When everything is to be erased (UTC, ms); `null` while nobody asked for it. */
    readonly at: Watched<number | null> & {
      readonly write: (at: number | null) => Promise<void>;
    };
    readonly readOwnStorage: () => Promise<unknown>;
    /** Ends what an erasing could not reach without a page; to be called before anything is read. */
    readonly emptyAfterErase: () => Promise<void>;
    readonly watchErased: (onErased: () => void) => Stop;
  };
  /** Where drafts are put at once when the panel may end before the database has them. */
  readonly unsaved: {
    readonly read: () => readonly UnsavedDraft[];
    readonly keep: (drafts: readonly UnsavedDraft[]) => void;
    readonly drop: (ids: readonly string[]) => void;
  };
  /** What was pressed, until it is done; kept at once, for the panel may end before the database has it. */
  readonly requests: {
    readonly keep: (request: ActionRequest) => void;
    readonly drop: (entry: string) => void;
  };
  /** What the user opened and folded on which record. */
  readonly sectionChoices: {
    readonly read: () => SectionChoices;
    readonly save: (choices: SectionChoices) => void;
  };
  /** The keyboard command *copy brief*, pressed in this window. */
  readonly watchCopyRequests: (onRequest: () => void) => Stop;
  /** Texts sent from pages while no record was open. */
  readonly selections: Watched<readonly string[]> & {
    readonly drop: (taken: readonly string[]) => Promise<void>;
  };
}
