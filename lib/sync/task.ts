import type { NewTask } from '@/lib/crm/adapter';
import { briefLines, briefSubject } from '@/lib/handoff/brief/brief';
import type { BriefData } from '@/lib/handoff/brief/brief-data';
import { isKnown, type LoggedEntry } from '@/lib/handoff/entry';
import { DEFAULT_POLICY } from '@/lib/handoff/team/policy';

/**
 * Returns the to-do that goes with a hand-over, `undefined` for every other entry. It is read in a
 * list: why now, what was promised, what is next, and where it all stands.
 */
export function newTask(entry: LoggedEntry, recordUrl: string): NewTask | undefined {
  const brief = briefOf(entry);
  return (
    brief && {
      marker: taskMarker(entry),
      subject: briefSubject(brief),
      text: taskText(brief, recordUrl),
      assigneeId: brief.recipient.id,
      due: brief.responseDue ?? entry.at + DEFAULT_POLICY.acceptMinutes * 60_000,
    }
  );
}

const TASK_LINES: ReadonlySet<string> = new Set(['Why now', 'Promised', 'Next step']);

function taskText(brief: BriefData, recordUrl: string): string {
  const lines = briefLines(brief).filter(({ heading }) => TASK_LINES.has(heading));
  return [...lines.map(({ heading, text }) => `${heading}: ${text}`), recordUrl].join('\n');
}

/** Returns the word by which the task of this hand-over is found: there is one for each. */
export function taskMarker(entry: LoggedEntry): string {
  return `baton-${entry.id}`;
}

/** Returns the brief that an entry hands over, `undefined` where it is no hand-over. */
export function briefOf(entry: LoggedEntry): BriefData | undefined {
  if (!isKnown(entry)) return undefined;
  if (entry.kind === 'handed-over') return entry.body;
  return entry.kind === 'revised' ? entry.body.brief : undefined;
}
