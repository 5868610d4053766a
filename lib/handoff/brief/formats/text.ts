import type { BriefView } from '../brief-data';
import { briefLines, briefSubject } from './headlines';
import { briefSections, fromTo } from './sections';

/** The brief as plain text for the clipboard. */
export function textBrief(data: BriefView): string {
  return [...opening(data), ...bodyLines(data)].join('\n');
}

/** The lines of a plain-text brief under its title; none begins with somebody's own words. */
export function bodyLines(data: BriefView): string[] {
  const five = briefLines(data).map(({ heading, text }) => `${heading}: ${text}`);
  const rest = briefSections(data).flatMap((section) => [
    ...['', section.heading],
    ...section.lines.map(({ label, text }) => `• ${label}: ${text}`),
  ]);
  return [...five, ...rest];
}

function opening(data: BriefView): string[] {
  const between = fromTo(data);
  return [briefSubject(data), ...(between ? [between] : []), ''];
}
