import type { BriefView } from '../brief-data';
import { instantText } from '../../time/instant-text';
import { cutLine, noteLine, oneLine } from '../../line';
import { briefLines } from './headlines';

/**
 * What of a brief goes where all of it does not fit: the five lines, each of at most `eachLine` UTF-16
 * units, the meeting, the lead's telephone and the record's address, which are never cut.
 */
export function shortBrief(data: BriefView, eachLine: number): string {
  const { meeting, lead, recordUrl } = data;
  const { phone } = lead;
  return [
    ...briefLines(data).map(({ heading, text }) => `${heading}: ${cutLine(text, eachLine)}`),
    ...(meeting
      ? [`Meeting: ${instantText(meeting.start, meeting.zone)}, ${meeting.minutes} minutes`]
      : []),
    ...(recordUrl ? [`Record: ${recordUrl}`] : []),
    ...(phone ? [`Phone: ${oneLine(phone.value)}`] : []),
    'This is the short form.',
  ]
    .map(noteLine)
    .join('\n');
}
