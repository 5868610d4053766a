import type { HandoffKindName } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Act } from '@/lib/panel/acting';

/** What every part of a handoff's page is given. */
export interface PartProps {
  readonly handoff: Handoff;
  /** The CRM user id of whoever looks. */
  readonly me: string | undefined;
  readonly act: Act;
  /** What whoever looks may do now: the page offers by it and by nothing else. */
  readonly may: (kind: HandoffKindName) => boolean;
  /** Whether this is what whoever looks is to do next. */
  readonly isNext: boolean;
  /** Why what was begun can be done no longer. */
  readonly gone: string;
}
