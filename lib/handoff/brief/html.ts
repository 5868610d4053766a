import type { BriefView } from '../brief-data';
import { briefLines, briefSubject } from './headlines';
import { all, element, lineEnd, link, type Markup, text } from './markup';
import { briefSections, fromTo, type Section, type SectionLine } from './sections';

/** The brief as rich text for the clipboard: paragraphs and lists that any editor takes. */
export function htmlBrief(data: BriefView): string {
  const between = fromTo(data);
  return all(
    element('p', strong(briefSubject(data)), ...(between ? [lineEnd(), text(between)] : [])),
    element('ul', ...briefLines(data).map((line) => item(line.heading, text(line.text)))),
    ...briefSections(data).flatMap(sectionOf),
  ).toString();
}

function sectionOf({ heading, lines }: Section): Markup[] {
  return [element('p', strong(heading)), element('ul', ...lines.map(lineOf))];
}

function lineOf(line: SectionLine): Markup {
  return item(line.label, line.link ? link(line.text) : text(line.text));
}

function item(label: string, content: Markup): Markup {
  return element('li', strong(`${label}:`), text(' '), content);
}

function strong(value: string): Markup {
  return element('strong', text(value));
}
