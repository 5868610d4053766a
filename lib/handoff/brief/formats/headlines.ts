import type { BriefView } from '../brief-data';
import type { ContextKind } from '../context';
import { instantText } from '../../time/instant-text';
import { joinLines, oneLine } from '../../line';

/** One of the five lines that carry the case. */
export interface HeadedLine {
  readonly heading: string;
  readonly text: string;
}

const NOT_KNOWN = 'Not known yet';

/** Gives the five headed lines of every brief, in order; what nobody knows says so. */
export function briefLines(data: BriefView): readonly HeadedLine[] {
  const line = (heading: string, text: string): HeadedLine => ({
    heading,
    text: text || NOT_KNOWN,
  });
  return [
    line('Why now', contextText(data, 'why-now')),
    line('Pain in their words', contextText(data, 'pain')),
    line('Promised', contextText(data, 'promised')),
    line('Next step', nextStepText(data)),
    line('Double-check', contextText(data, 'double-check')),
  ];
}

/** Gives the brief's subject: whose handoff it is. */
export function briefSubject(data: BriefView): string {
  return `Handoff: ${leadText(data)}`;
}

/** The lead in three words: name, company. */
export function leadText(data: BriefView): string {
  const { name, company } = data.lead;
  const parts = [name?.value, company?.value].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.map(oneLine).join(', ') : 'unnamed lead';
}

/** All that was noted of one kind, as one line; '' if nothing. */
export function contextText(data: BriefView, kind: ContextKind): string {
  return joinLines(data.context.filter((item) => item.kind === kind).map((item) => item.text));
}

/** The zone in which times without one of their own are shown. */
export function zoneOf(data: BriefView): string {
  return data.zone ?? data.meeting?.zone ?? 'UTC';
}

function nextStepText(data: BriefView): string {
  const { nextStep, meeting } = data;
  const meets = meeting ? `meeting ${instantText(meeting.start, meeting.zone)}` : '';
  if (!nextStep) return meets && `Meeting${meets.slice('meeting'.length)}`;
  const due = nextStep.due === undefined ? meets : `due ${instantText(nextStep.due, zoneOf(data))}`;
  const owner = `owner ${oneLine(nextStep.owner)}`;
  return joinLines([nextStep.what, owner, due].filter((part) => part !== ''));
}
