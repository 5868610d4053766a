import type { BriefView } from '@/lib/handoff/brief-data';
import type { BriefField } from '@/lib/handoff/brief-problem';

/** Gives the part of the brief that takes the most room in its note: the one to shorten first. */
export function largestField(brief: BriefView): BriefField {
  const sizes: [BriefField, unknown][] = [
    ['context', brief.context],
    ['qualification', brief.qualification],
    ['belowBarReason', brief.belowBarReason],
    ['meeting.link', brief.meeting?.link],
    ['meeting.attendees', brief.meeting?.attendees],
    ['nextStep.what', brief.nextStep?.what],
    ['sdrJoins', brief.sdrJoins],
  ];
  const lengthOf = (value: unknown) => JSON.stringify(value ?? '').length;
  return sizes.reduce((largest, part) =>
    lengthOf(part[1]) > lengthOf(largest[1]) ? part : largest,
  )[0];
}
