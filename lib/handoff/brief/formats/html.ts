import type { BriefView } from '../brief-data';
import { briefSubject, notedLines, notQualifiedText } from './headlines';
import { all, block, element, lineEnd, link, type Markup, own, ownEnd, text } from './markup';
import { briefSections, opening, type Section, type SectionLine } from './sections';

/** The brief as rich text for the clipboard: paragraphs and lists that any editor takes. */
export function htmlBrief(data: BriefView): string {
  const said = opening(data);
  const below = notQualifiedText(data);
  const five = notedLines(data).map((line) => item(line.heading, own(line.text)));
  return all(
    block('p', strong(briefSubject(data)), ...(said ? [lineEnd(), own(said)] : [])),
    ...(below ? [block('p', own(below))] : []),
    ...(five.length > 0 ? [block('ul', ...five)] : []),
    ...briefSections(data).flatMap(sectionOf),
  ).toString();
}

function sectionOf({ heading, lines }: Section): Markup[] {
  return [block('p', strong(heading)), block('ul', ...lines.map(lineOf))];
}

function lineOf(line: SectionLine): Markup {
  return item(line.label, line.link ? link(line.text) : ownEnd(line.text, line.own?.length));
}

function item(label: string, content: Markup): Markup {
  return element('li', strong(`${label}:`), text(' '), content);
}

function strong(value: string): Markup {
  return element('strong', own(value));
}
