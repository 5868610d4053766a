import type { BriefView } from '../brief-data';
import { noteLine } from '../../line';
import { briefSubject, notedLines, notQualifiedText } from './headlines';
import { all, element, lineEnd, type Markup, own, ownEnd, text } from './markup';
import { briefSections, BY_MESSAGE, opening, type SectionLine } from './sections';

/**
 * The brief as a CRM's HTML note keeps it: paragraphs, bold and line ends, which every sanitiser
 * leaves, and no address that is not visible as text.
 */
export function noteHtmlBrief(data: BriefView): string {
  const said = opening(data, BY_MESSAGE);
  const below = notQualifiedText(data);
  const five = notedLines(data).map(({ heading, text: words }) =>
    all(bold(`${heading}:`), text(' '), safe(words)),
  );
  const sections = briefSections(data, 'on-record').map(({ heading, lines }) =>
    paragraph([bold(heading), ...lines.map(bullet)]),
  );
  return all(
    paragraph([bold(briefSubject(data)), ...(said ? [safe(said)] : [])]),
    ...(below ? [paragraph([safe(below)])] : []),
    ...(five.length > 0 ? [paragraph(five)] : []),
    ...sections,
  ).toString();
}

/** Returns plain lines as one paragraph of a note in HTML. */
export function noteParagraph(lines: readonly string[]): string {
  return paragraph(lines.map(safe)).toString();
}

function paragraph(lines: readonly Markup[]): Markup {
  return element('p', ...lines.flatMap((line, index) => (index > 0 ? [lineEnd(), line] : [line])));
}

function bullet({ label, text: words, own: theirs }: SectionLine): Markup {
  return all(text('• '), safe(`${label}:`), text(' '), ownEnd(noteLine(words), theirs?.length));
}

function bold(words: string): Markup {
  return element('strong', safe(words));
}

function safe(words: string): Markup {
  return own(noteLine(words));
}
