import type { BriefData } from './brief-data';
import type { Channel } from './channel';
import type { LoggedEntry } from './entry';
import type { FirstStep } from './entries/accepted';
import type { ReturnReason } from './entries/returned';
import type { Person } from './person';
import type { State } from './state';

/** Why an entry is kept and shown, but changes nothing. */
export type Ignored = 'unknown-kind' | 'newer-version' | 'unverified' | 'not-entitled';

export interface TimelineItem {
  readonly entry: LoggedEntry;
  /** Absent where the entry counts. */
  readonly ignored?: Ignored;
}

export interface Message {
  readonly id: string;
  readonly at: number;
  readonly by: Person;
  readonly text: string;
  readonly question: boolean;
  readonly replyTo?: string;
}

/** The state of one handoff: what a fold over its entries gives. Instants are UTC (ms). */
export interface Handoff {
  readonly id: string;
  readonly state: State;
  readonly sdr?: Person | undefined;
  readonly bdm?: Person | undefined;
  /** The newest brief that counts, and its revision: 1 for the hand-over itself. */
  readonly brief?: BriefData | undefined;
  readonly revision: number;
  readonly handedOverAt?: number | undefined;
  readonly responseDue?: number | undefined;
  readonly verbal?:
    { readonly at: number; readonly by: Person; readonly channel: Channel } | undefined;
  readonly accepted?: Acceptance | undefined;
  readonly returned?: Return | undefined;
  readonly withdrawn?: { readonly at: number; readonly reason: string } | undefined;
  readonly messages: readonly Message[];
  /** Everything that is known of the handoff, oldest first, whether it counts or not. */
  readonly timeline: readonly TimelineItem[];
}

export interface Acceptance {
  readonly at: number;
  readonly by: Person;
  readonly remark: string;
  /** What the BDM does first, and when (UTC, ms). */
  readonly firstStep?: FirstStep | undefined;
}

export interface Return {
  readonly at: number;
  readonly by: Person;
  readonly reason: ReturnReason;
  readonly text: string;
}

/** A handoff while its fold runs; nobody else may hold one. */
export type Folding = { -readonly [K in keyof Handoff]: Handoff[K] } & {
  messages: Message[];
  timeline: TimelineItem[];
};
