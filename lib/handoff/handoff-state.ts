import type { BriefData } from './brief/brief-data';
import type { Channel } from './reach/channel';
import type { FirstStep, DisqualifyReason, PullBackKind, ReturnReason } from './choices';
import type { Person } from './person';
import type { Role, State } from './state';

export interface Message {
  readonly id: string;
  readonly at: number;
  readonly by: Person;
  readonly text: string;
  readonly question: boolean;
  readonly replyTo?: string;
}

/** The newest verbal handover. */
export interface Verbal {
  readonly at: number;
  readonly by: Person;
  readonly channel: Channel;
  /** Whether this one, or an earlier one, left a recording. */
  readonly voiceNote: boolean;
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

/** The BDM asks the SDR back in; answered once. */
export interface PullBack {
  readonly id: string;
  readonly at: number;
  readonly by: Person;
  readonly kind: PullBackKind;
  readonly text: string;
  /** UTC, ms. */
  readonly due?: number | undefined;
  readonly answer?:
    | {
        readonly at: number;
        readonly by: Person;
        readonly result: 'done' | 'cannot';
        readonly text: string;
      }
    | undefined;
}

export interface Feedback {
  readonly at: number;
  readonly by: Person;
  /** What its author is to the handoff. */
  readonly from: Exclude<Role, 'other'>;
  /** 1 to 5. */
  readonly rating: number;
  /** Ids of the criteria whose marks turned out wrong. */
  readonly wrong: readonly string[];
  readonly helped: string;
  readonly text: string;
}

export interface Outcome {
  /** Of its entry, and of the pull-back that a date to come back is. */
  readonly id: string;
  readonly at: number;
  readonly by: Person;
  readonly result: 'won' | 'lost' | 'disqualified';
  readonly reason?: DisqualifyReason | undefined;
  readonly amount?: { readonly value: number; readonly currency: string } | undefined;
  /** When the lead is worth another look (UTC, ms). */
  readonly backAt?: number | undefined;
  readonly text: string;
}

/** The state of one handoff: what a fold over its entries gives. Instants are UTC (ms). */
export interface HandoffState {
  readonly id: string;
  readonly state: State;
  readonly sdr?: Person | undefined;
  readonly bdm?: Person | undefined;
  /** The newest brief that counts, and its revision: 1 for the hand-over itself. */
  readonly brief?: BriefData | undefined;
  readonly revision: number;
  readonly handedOverAt?: number | undefined;
  readonly responseDue?: number | undefined;
  readonly verbal?: Verbal | undefined;
  readonly accepted?: Acceptance | undefined;
  readonly returned?: Return | undefined;
  readonly withdrawn?: { readonly at: number; readonly reason: string } | undefined;
  /** When the first meeting begins, as it was booked or last moved (UTC, ms). */
  readonly meetingStart?: number | undefined;
  readonly met?:
    { readonly at: number; readonly by: Person; readonly result: 'held' | 'no-show' } | undefined;
  readonly outcome?: Outcome | undefined;
  readonly messages: readonly Message[];
  readonly pullBacks: readonly PullBack[];
  /** The newest of each side. */
  readonly feedback: readonly Feedback[];
}

/** What an entry's kind may change of the handoff, while the fold runs. */
export type MutableHandoffState = { -readonly [K in keyof HandoffState]: HandoffState[K] } & {
  messages: Message[];
  pullBacks: PullBack[];
  feedback: Feedback[];
};
