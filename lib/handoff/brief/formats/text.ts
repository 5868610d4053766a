import type { BriefView } from '../brief-data';
import { briefSubject, notedLines, notQualifiedText } from './headlines';
import { type Answer, briefSections, opening, type Place } from './sections';

/** The brief as plain text for the clipboard. */
export function textBrief(data: BriefView): string {
  return [...openingLines(data), ...bodyLines(data)].join('\n');
}

/** Whose handoff it is, between whom, and what is asked. */
export function openingLines(data: BriefView, answer?: Answer): string[] {
  return [briefSubject(data), opening(data, answer)].filter((line) => line !== '');
}

/** The lines of a plain-text brief under its opening; none begins with somebody's own words. */
export function bodyLines(data: BriefView, place?: Place): string[] {
  const below = notQualifiedText(data);
  const five = notedLines(data).map(({ heading, text }) => `${heading}: ${text}`);
  const rest = briefSections(data, place).flatMap((section) => [
    ...['', section.heading],
    ...section.lines.map(({ label, text }) => `• ${label}: ${text}`),
  ]);
  return [...(below ? ['', below] : []), ...(five.length > 0 ? ['', ...five] : []), ...rest];
}
