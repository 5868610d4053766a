import type { LoggedEntry } from './entry';
import type { HandoffState, MutableHandoffState } from './handoff-state';

/** Why an entry is kept and shown, but changes nothing. */
export type Ignored = 'unknown-kind' | 'newer-version' | 'unverified' | 'not-entitled';

export interface TimelineItem {
  readonly entry: LoggedEntry;
  /** Absent where the entry counts. */
  readonly ignored?: Ignored;
}

/** A handoff as the fold over its entries leaves it, and all of these. */
export interface Handoff extends HandoffState {
  /** Everything that is known of the handoff, oldest first, whether it counts or not. */
  readonly timeline: readonly TimelineItem[];
}

/** A handoff while its fold runs; nobody else may hold one. */
export type MutableHandoff = MutableHandoffState & { timeline: TimelineItem[] };
