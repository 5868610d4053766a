import type { BriefView } from '../brief-data';
import { shortInstantText } from '../instant-text';
import { cutLine, oneLine, sentence } from '../line';
import { contextText, leadText, zoneOf } from './headlines';

const LONGEST = 300;

/** The brief as a text message of at most 300 UTF-16 units: the most important first, whole parts only. */
export function smsBrief(data: BriefView): string {
  const from = data.sdr ? ` from ${cutLine(data.sdr.name, 30)}` : '';
  const parts = [
    labelled('Why now', cutLine(contextText(data, 'why-now'), 60)),
    labelled('Pain', cutLine(contextText(data, 'pain'), 70)),
    labelled('Next', nextText(data)),
    oneLine(data.recordUrl ?? ''),
  ];
  return parts
    .filter((part) => part !== '')
    .reduce(
      (message, part) =>
        message.length + 1 + part.length <= LONGEST ? `${message} ${part}` : message,
      `Handoff${from}: ${sentence(cutLine(leadText(data), 90))}`,
    );
}

function nextText(data: BriefView): string {
  const due = data.nextStep?.due ?? data.meeting?.start;
  const zone = data.nextStep?.due === undefined ? data.meeting?.zone : zoneOf(data);
  const what = cutLine(data.nextStep?.what ?? (data.meeting ? 'meeting' : ''), 60);
  return due === undefined
    ? what
    : `${what}, ${shortInstantText(due, zone ?? 'UTC', data.responseDue)}`;
}

function labelled(label: string, text: string): string {
  return text === '' ? '' : `${label}: ${sentence(text)}`;
}
