/** Where a handoff stands. `draft` is a handoff of which no hand-over is known (yet). */
export const STATES = [
  'draft',
  'handed-over',
  'accepted',
  'returned',
  'withdrawn',
  'met',
  'no-show',
  'won',
  'lost',
  'disqualified',
] as const;
export type State = (typeof STATES)[number];

/** What a person is to one handoff; `other` may read it and no more. */
export const ROLES = ['sdr', 'bdm', 'other'] as const;
export type Role = (typeof ROLES)[number];
