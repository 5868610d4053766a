import type { BriefView } from '../brief-data';
import { firstName } from '../../reach/first-name';
import { cutLine, oneLine, sentence } from '../../line';
import { contextText, personText, timeText } from './headlines';

/** So much of each part that the whole can be said in half a minute, give or take a breath. */
const PART = 120;

/** What the SDR says in a call of half a minute: whole sentences, the case first. */
export function callScript(data: BriefView): string {
  const greeting = data.recipient ? `Hi ${firstName(oneLine(data.recipient.name))}` : 'Hi';
  const me = data.sdr ? `, it’s ${oneLine(data.sdr.name)}` : '';
  const due = data.responseDue === undefined ? '' : ` by ${timeText(data, data.responseDue)}`;
  return [
    `${greeting}${me}. I’ve got a handoff for you: ${sentence(cutLine(personText(data), 150))}`,
    said('Why now:', contextText(data, 'why-now')),
    said('In their words:', contextText(data, 'pain')),
    said('I promised:', contextText(data, 'promised')),
    said('Next step:', nextText(data)),
    said('One thing to double-check:', contextText(data, 'double-check')),
    `The full brief is on the record. Can you accept or return it${due}?`,
  ]
    .filter((sentence) => sentence !== '')
    .join('\n');
}

function nextText(data: BriefView): string {
  const { nextStep, meeting } = data;
  const what = nextStep ? cutLine(nextStep.what, 60) : '';
  if (nextStep?.due !== undefined) return `${what}, ${timeText(data, nextStep.due)}`;
  if (!meeting) return what;
  return `${what ? `${what}, ` : ''}meeting ${timeText(data, meeting.start)}`;
}

function said(opening: string, text: string): string {
  return text === '' ? '' : `${opening} ${sentence(cutLine(text, PART))}`;
}
