import type { BriefView } from '../brief-data';
import { lengthOfTime } from '../../time/length-of-time';
import { cutLine, noteLine, oneLine } from '../../line';
import { notedLines, timeText } from './headlines';

/**
 * What of a brief goes where all of it does not fit: the five lines, each of at most `eachLine` UTF-16
 * units, the meeting, the lead's telephone and the record's address, which are never cut.
 */
export function shortBrief(data: BriefView, eachLine: number): string {
  const { meeting, lead, recordUrl } = data;
  const { phone } = lead;
  return [
    ...notedLines(data).map(({ heading, text }) => `${heading}: ${cutLine(text, eachLine)}`),
    ...(meeting
      ? [`Meeting: ${timeText(data, meeting.start)}, ${lengthOfTime(meeting.minutes)}`]
      : []),
    ...(recordUrl ? [`Record: ${recordUrl}`] : []),
    ...(phone ? [`Phone: ${oneLine(phone.value)}`] : []),
    'This is the short form.',
  ]
    .map(noteLine)
    .join('\n');
}
