import type { BriefView } from '../brief-data';
import { cutLine } from '../../line';
import { contextText, notedLines, notQualifiedText, personText } from './headlines';
import { ask } from './sections';

/** Talking points for a voice note, to glance at while speaking: numbered, one breath each. */
export function voiceNote(data: BriefView): string {
  const points = [
    `Who: ${cutLine(personText(data), 150)}`,
    cutLine(notQualifiedText(data), 160),
    ...notedLines(data).map(({ heading, text }) => `${heading}: ${cutLine(text, 160)}`),
    point('Landed well', contextText(data, 'landed-well')),
    point('Topics to avoid', contextText(data, 'avoid')),
    point('To close', ask(data)),
  ];
  return points
    .filter((text) => text !== '')
    .map((text, index) => `${index + 1}. ${text}`)
    .join('\n');
}

function point(heading: string, text: string): string {
  return text === '' ? '' : `${heading}: ${cutLine(text, 160)}`;
}
