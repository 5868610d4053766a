import type { BriefView } from '../brief-data';
import { instantText } from '../../time/instant-text';
import { cutLine, oneLine, sentence } from '../../line';
import { contextText, leadText, zoneOf } from './headlines';

/** So much of each part that the whole can be said in half a minute, give or take a breath. */
const PART = 120;

/** What the SDR says in a call of half a minute: whole sentences, the case first. */
export function callScript(data: BriefView): string {
  const greeting = data.recipient ? `Hi ${oneLine(data.recipient.name)}` : 'Hi';
  const me = data.sdr ? `, ${oneLine(data.sdr.name)} here` : '';
  const title = data.lead.title ? `, ${cutLine(data.lead.title.value, 60)}` : '';
  const due =
    data.responseDue === undefined ? '' : ` by ${instantText(data.responseDue, zoneOf(data))}`;
  return [
    `${greeting}${me}. I have a handoff for you: ${cutLine(leadText(data), 90)}${title}.`,
    said('Why now:', contextText(data, 'why-now')),
    said('In their words:', contextText(data, 'pain')),
    said('I promised:', contextText(data, 'promised')),
    said('Next step:', nextText(data)),
    said('Please double-check:', contextText(data, 'double-check')),
    `The brief is on the record. Will you take it${due}?`,
  ]
    .filter((sentence) => sentence !== '')
    .join('\n');
}

function nextText(data: BriefView): string {
  const { nextStep, meeting } = data;
  const what = nextStep ? cutLine(nextStep.what, 60) : '';
  if (nextStep?.due !== undefined) return `${what}, ${instantText(nextStep.due, zoneOf(data))}`;
  if (!meeting) return what;
  return `${what ? `${what}, ` : ''}meeting ${instantText(meeting.start, meeting.zone)}`;
}

function said(opening: string, text: string): string {
  return text === '' ? '' : `${opening} ${sentence(cutLine(text, PART))}`;
}
