import type { LoggedEntry } from '../entry';
import type { Ignored } from '../handoff';
import type { TeamState } from './team-state';

/** A team as the fold over its entries leaves it, and all of these. */
export interface Team extends TeamState {
  /** Everything that is known of it, oldest first, whether it counts or not. */
  readonly timeline: readonly { readonly entry: LoggedEntry; readonly ignored?: Ignored }[];
}
