import type { BriefView } from '../brief-data';
import { briefLines, briefSubject } from './headlines';
import { all, block, element, lineEnd, link, type Markup, own, ownEnd, text } from './markup';
import { briefSections, fromTo, type Section, type SectionLine } from './sections';

/** The brief as rich text for the clipboard: paragraphs and lists that any editor takes. */
export function htmlBrief(data: BriefView): string {
  const between = fromTo(data);
  return all(
    block('p', strong(briefSubject(data)), ...(between ? [lineEnd(), own(between)] : [])),
    block('ul', ...briefLines(data).map((line) => item(line.heading, own(line.text)))),
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
