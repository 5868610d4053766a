import type { Framework } from '../qualification/qualification';
import type { AskKind, TeamRole } from '../choices';
import type { Person } from '../person';
import type { Goals } from './goals';
import type { Policy } from './policy';
import type { ProfileCard } from './profile';

/** What a team has agreed, from the notes of its team room; or an ask on any record. Instants are UTC (ms). */
export interface TeamState {
  readonly id: string;
  /** Absent where nobody made the record a team room, or somebody ended it. */
  readonly room?: { readonly at: number; readonly by: Person; readonly name: string } | undefined;
  /** Who ended the room that the record was, and its name; absent where it is one or never was. */
  readonly ended?: { readonly at: number; readonly by: Person; readonly name: string } | undefined;
  /** Every published version, oldest first. */
  readonly frameworks: readonly PublishedFramework[];
  /** The newest of each person for each version. */
  readonly agreements: readonly Agreement[];
  /** The newest of each person. */
  readonly profiles: readonly Profile[];
  readonly policy?:
    { readonly at: number; readonly by: Person; readonly policy: Policy } | undefined;
  readonly asks: readonly Ask[];
  readonly pulses: readonly Pulse[];
  /** Everything that was set, oldest first: of one span the newest counts. */
  readonly targets: readonly Target[];
  /** The weekly amounts, oldest first. */
  readonly pipelines: readonly Pipeline[];
  readonly goals?: { readonly at: number; readonly by: Person; readonly goals: Goals } | undefined;
  /** The newest wish that figures bear names, and who has agreed to it. */
  readonly figures?: NamedFigures | undefined;
  readonly figuresAgreed: readonly Person[];
  /** The feedback meetings that were held, oldest first. */
  readonly reviews: readonly Review[];
}

export interface Agreement {
  readonly at: number;
  readonly by: Person;
  readonly framework: string;
  readonly version: number;
}

export interface Profile {
  readonly at: number;
  readonly by: Person;
  readonly role: TeamRole;
  readonly card: ProfileCard;
}

/** A request to an SDR that is not about one handoff; answered once. */
export interface Ask {
  readonly id: string;
  readonly at: number;
  readonly by: Person;
  readonly to: Person;
  readonly kind: AskKind;
  readonly text: string;
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

export interface Pulse {
  readonly at: number;
  readonly by: Person;
  /** Whose work it is about; absent for the team as a whole. */
  readonly about?: Person | undefined;
  /** 1 to 5. */
  readonly satisfaction: number;
  /** Whether its author would push back against losing the SDR. */
  readonly pushBack: 'yes' | 'no' | 'unsure';
  readonly text: string;
}

/** What is to be sold between two local dates (YYYY-MM-DD), both included. */
export interface Target {
  readonly at: number;
  readonly by: Person;
  /** Absent for the team as a whole. */
  readonly about?: Person | undefined;
  readonly from: string;
  readonly to: string;
  readonly amount: { readonly value: number; readonly currency: string };
}

/** The open pipeline of one day, by currency. */
export interface Pipeline {
  readonly at: number;
  readonly by: Person;
  readonly open: readonly {
    readonly currency: string;
    readonly value: number;
    readonly count: number;
  }[];
  /** Deals without an amount that could be read. */
  readonly unvalued: number;
  readonly source: 'read' | 'typed';
}

/** That figures bear names, why, on whose word, and until which local date (YYYY-MM-DD). */
export interface NamedFigures {
  readonly id: string;
  readonly at: number;
  readonly by: Person;
  readonly purpose: string;
  readonly basis:
    | { readonly kind: 'everybody-agreed' }
    | { readonly kind: 'works-agreement'; readonly on: string };
  readonly until: string;
}

/** A feedback meeting about the days between two local dates (YYYY-MM-DD), both included. */
export interface Review {
  /** Id of the entry that said it last. */
  readonly id: string;
  /** When it was recorded first. */
  readonly at: number;
  readonly by: Person;
  readonly from: string;
  readonly to: string;
  readonly decided: readonly {
    readonly what: string;
    readonly who?: Person | undefined;
    readonly due?: string | undefined;
  }[];
  readonly attended: readonly Person[];
}

/** A team while its fold runs; nobody else may hold one. */
export type MutableTeamState = { -readonly [K in keyof TeamState]: TeamState[K] };

/** A version of the definition of *qualified*, as it was put before the team. */
export interface PublishedFramework {
  readonly at: number;
  readonly by: Person;
  readonly framework: Framework;
  readonly changes: string;
  /** When the team wants to look at it again; a local date, YYYY-MM-DD. */
  readonly reviewOn?: string | undefined;
}
