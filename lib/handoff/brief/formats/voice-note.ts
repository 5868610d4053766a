import type { BriefView } from '../brief-data';
import { cutLine } from '../../line';
import { briefLines, contextText, leadText } from './headlines';

/** Talking points for a voice note, to glance at while speaking: numbered, one breath each. */
export function voiceNote(data: BriefView): string {
  const title = data.lead.title ? `, ${cutLine(data.lead.title.value, 60)}` : '';
  const points = [
    `Who: ${cutLine(leadText(data), 90)}${title}`,
    ...briefLines(data).map(({ heading, text }) => `${heading}: ${cutLine(text, 160)}`),
    ...point('What landed well', contextText(data, 'landed-well')),
    ...point('Better avoid', contextText(data, 'avoid')),
  ];
  return points.map((text, index) => `${index + 1}. ${text}`).join('\n');
}

function point(heading: string, text: string): string[] {
  return text === '' ? [] : [`${heading}: ${cutLine(text, 160)}`];
}
