import type { LoggedEntry } from '../entry';
import type { Handoff } from '../handoff';

/** Returns the entry that brought the brief which counts now; `undefined` where none does. */
export function briefEntry({ timeline }: Pick<Handoff, 'timeline'>): LoggedEntry | undefined {
  return timeline.findLast(
    ({ entry, ignored }) => !ignored && (entry.kind === 'handed-over' || entry.kind === 'revised'),
  )?.entry;
}
