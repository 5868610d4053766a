import type { Entry } from './entry';
import type { Handoff } from './handoff';

/** The name under which a reply to that message of a handoff is kept while it is typed. */
export function replyName(handoff: string, message: string): string {
  return `${handoff}|reply|${message}`;
}

/** The name under which a return of a handoff is kept while it is typed, each round by itself. */
export function returnName(handoff: Pick<Handoff, 'id' | 'timeline'>): string {
  return `${handoff.id}|return|${String(roundOf(handoff))}`;
}

/** How often a handoff was returned: what is typed for one return is not meant for the next. */
export function roundOf({ timeline }: Pick<Handoff, 'timeline'>): number {
  return timeline.filter(({ entry, ignored }) => !ignored && entry.kind === 'returned').length;
}

/** The name under which was kept what this entry says; `undefined` for one that is typed elsewhere. */
export function nameOfTyped(entry: Entry, before: Pick<Handoff, 'timeline'>): string | undefined {
  const { kind, handoff, body } = entry;
  if (kind === 'returned') return returnName({ id: handoff, timeline: before.timeline });
  return kind === 'message' && body.replyTo !== undefined
    ? replyName(handoff, body.replyTo)
    : undefined;
}
