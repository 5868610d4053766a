import type { BriefView } from '../brief-data';
import type { ContextKind } from '../context';
import { shortInstantText } from '../../time/instant-text';
import { joinSentences, oneLine, sentence } from '../../line';

/** One of the five lines that carry the case. */
export interface HeadedLine {
  readonly kind: 'why-now' | 'pain' | 'promised' | 'next-step' | 'double-check';
  readonly heading: string;
  readonly text: string;
}

const NOTHING_NOTED = 'Nothing noted';

/** Returns the five headed lines of every brief, in order; where nobody noted anything they say so. */
export function briefLines(data: BriefView): readonly HeadedLine[] {
  return fiveLines(data).map((line) => ({ ...line, text: line.text || NOTHING_NOTED }));
}

/** Returns those of the five lines that say something: a text that leaves Baton has no empty ones. */
export function notedLines(data: BriefView): readonly HeadedLine[] {
  return fiveLines(data).filter(({ text }) => text !== '');
}

function fiveLines(data: BriefView): readonly HeadedLine[] {
  return [
    { kind: 'why-now', heading: 'Why now', text: contextText(data, 'why-now') },
    { kind: 'pain', heading: 'Pain, in their words', text: contextText(data, 'pain') },
    { kind: 'promised', heading: 'Promised', text: contextText(data, 'promised') },
    { kind: 'next-step', heading: 'Next step', text: nextStepText(data) },
    { kind: 'double-check', heading: 'Double-check', text: contextText(data, 'double-check') },
  ];
}

/** Returns the brief's subject: whose handoff it is. */
export function briefSubject(data: BriefView): string {
  return `Handoff: ${leadText(data)}`;
}

/** The lead in three words: name, company. */
export function leadText({ lead: { name, company } }: BriefView): string {
  const parts = [name?.value, company?.value].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.map(oneLine).join(', ') : 'unnamed lead';
}

/** The lead as one speaks of somebody: name, title at company. */
export function personText(data: BriefView): string {
  const { name, title, company } = data.lead;
  if (!name || !title) return leadText(data);
  const place = company ? ` at ${oneLine(company.value)}` : '';
  return `${oneLine(name.value)}, ${oneLine(title.value)}${place}`;
}

/** Why a lead is handed over that is not qualified as agreed, as a line; '' where it is. */
export function notQualifiedText({ belowBarReason }: BriefView): string {
  return belowBarReason === undefined ? '' : `Not fully qualified: ${oneLine(belowBarReason)}`;
}

/** All that was noted of one kind, as one line; '' if nothing. */
export function contextText(data: BriefView, kind: ContextKind): string {
  return joinSentences(data.context.filter((item) => item.kind === kind).map((item) => item.text));
}

/** The one zone in which a text tells its times: the meeting's, else the SDR's. */
export function zoneOf(data: BriefView): string {
  return data.meeting?.zone ?? data.zone ?? 'UTC';
}

/** An instant (UTC, ms) as the lines of a brief tell it: the meeting alone is told in full. */
export function timeText(data: BriefView, instant: number): string {
  return shortInstantText(instant, zoneOf(data), data.responseDue);
}

function nextStepText(data: BriefView): string {
  const { nextStep, meeting } = data;
  const meets = meeting ? `Meeting ${timeText(data, meeting.start)}` : '';
  if (!nextStep) return meets;
  const due = nextStep.due === undefined ? meets : `Due ${timeText(data, nextStep.due)}`;
  return [nextStep.what, `Owner: ${nextStep.owner}`, due]
    .filter((part) => part !== '')
    .map((part) => sentence(oneLine(part)))
    .join(' ');
}
