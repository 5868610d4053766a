import type { BriefView } from '../brief-data';
import { noteLine } from '../../line';
import { briefLines, briefSubject } from './headlines';
import { all, element, lineEnd, type Markup, own, ownEnd, text } from './markup';
import { briefSections, fromTo, type SectionLine } from './sections';

/**
 * The brief as a CRM's HTML note keeps it: paragraphs, bold and line ends, which every sanitiser
 * leaves, and no address that is not visible as text.
 */
export function noteHtmlBrief(data: BriefView): string {
  const between = fromTo(data);
  const five = briefLines(data).map((line) => labelled({ ...line, label: line.heading }));
  const sections = briefSections(data).map(({ heading, lines }) =>
    paragraph([bold(heading), ...lines.map(labelled)]),
  );
  return all(
    paragraph([bold(briefSubject(data)), ...(between ? [safe(between)] : [])]),
    paragraph(five),
    ...sections,
  ).toString();
}

/** Gives plain lines as one paragraph of a note in HTML. */
export function noteParagraph(lines: readonly string[]): string {
  return paragraph(lines.map(safe)).toString();
}

function paragraph(lines: readonly Markup[]): Markup {
  return element('p', ...lines.flatMap((line, index) => (index > 0 ? [lineEnd(), line] : [line])));
}

function labelled({ label, text: words, own: theirs }: SectionLine): Markup {
  return all(bold(`${label}:`), text(' '), ownEnd(noteLine(words), theirs?.length));
}

function bold(words: string): Markup {
  return element('strong', safe(words));
}

function safe(words: string): Markup {
  return own(noteLine(words));
}
