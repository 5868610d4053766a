import type { BriefView, Meeting, SdrJoins } from '../brief-data';
import type { ContextKind } from '../context';
import { instantText } from '../../time/instant-text';
import { LEAD_FIELDS, type LeadField } from '../lead';
import { joinLines, oneLine } from '../../line';
import type { Qualification } from '../../qualification/qualification';
import { leadText, zoneOf } from './headlines';

/** A line under a heading; `link` marks a text that is an address and nothing else. */
export interface SectionLine {
  readonly label: string;
  readonly text: string;
  /** What somebody wrote, where that is only the end of `text`; it has a direction of its own. */
  readonly own?: string;
  readonly link?: true;
}

export interface Section {
  readonly heading: string;
  readonly lines: readonly SectionLine[];
}

const LEAD_LABELS: Readonly<Record<LeadField, string>> = {
  name: 'Name',
  company: 'Company',
  title: 'Title',
  email: 'E-mail',
  phone: 'Phone',
  owner: 'Owner in the CRM',
  stage: 'Stage',
  source: 'Source',
  amount: 'Amount',
};

const CONTEXT_LABELS: readonly (readonly [ContextKind, string])[] = [
  ['landed-well', 'Landed well'],
  ['avoid', 'Avoid'],
  ['stakeholder', 'Stakeholder'],
  ['objection', 'Objection and answer'],
  ['background', 'Background'],
];

const JOINS: Readonly<Record<SdrJoins['choice'], string>> = {
  yes: 'yes',
  'first-five-minutes': 'for the first five minutes',
  no: 'no',
};

/** Gives what stands under the five lines of a brief, without headings that have nothing to say. */
export function briefSections(data: BriefView): readonly Section[] {
  const sections: Section[] = [
    { heading: 'Lead', lines: leadLines(data) },
    ...(data.qualification ? [qualificationSection(data.qualification, data)] : []),
    { heading: 'More context', lines: contextLines(data) },
    { heading: 'Meeting', lines: [...meetingLines(data.meeting), ...joinsLines(data.sdrJoins)] },
    { heading: 'Handoff', lines: handoffLines(data) },
  ];
  return sections.filter((section) => section.lines.length > 0);
}

/** Who hands to whom, and by when an answer is asked for; '' while nobody is named. */
export function fromTo(data: BriefView): string {
  const parts = [
    ...(data.sdr ? [`From ${oneLine(data.sdr.name)}`] : []),
    ...(data.recipient ? [`${data.sdr ? 'to' : 'To'} ${oneLine(data.recipient.name)}`] : []),
  ];
  return parts.join(' ');
}

function leadLines(data: BriefView): SectionLine[] {
  return LEAD_FIELDS.flatMap((field) => {
    const fact = data.lead[field];
    return fact ? [{ label: LEAD_LABELS[field], text: oneLine(fact.value) }] : [];
  });
}

function qualificationSection(qualification: Qualification, data: BriefView): Section {
  const { framework, total, highest, threshold, criteria } = qualification;
  const bar = threshold > 0 ? ` (bar ${threshold})` : '';
  const below = data.belowBarReason
    ? [{ label: 'Handed over below the bar', text: oneLine(data.belowBarReason) }]
    : [];
  return {
    heading: `Qualification: ${total} of ${highest}${bar}, ${oneLine(framework.name)}`,
    lines: [...below, ...criteria.map(criterionLine)],
  };
}

function criterionLine(criterion: Qualification['criteria'][number]): SectionLine {
  const { scale, points, basis, evidence } = criterion;
  const label = oneLine(criterion.name);
  if (points === null && evidence === '') return { label, text: 'unknown' };
  const yes = points === null ? '' : points > 0 ? 'yes' : 'no';
  const mark = scale === 'yes-no' ? yes : points === null ? '' : `${points}/5`;
  const words = [mark, basis].filter((part) => part !== '').join(', ');
  const own = oneLine(evidence);
  return own === '' ? { label, text: words } : { label, text: `${words}: ${own}`, own };
}

function contextLines(data: BriefView): SectionLine[] {
  return CONTEXT_LABELS.flatMap(([kind, label]) =>
    data.context
      .filter((item) => item.kind === kind)
      .map((item) => ({ label, text: oneLine(item.text) })),
  );
}

function meetingLines(meeting: Meeting | undefined): SectionLine[] {
  if (!meeting) return [];
  const when = `${instantText(meeting.start, meeting.zone)}, ${meeting.minutes} minutes`;
  return [
    { label: 'When', text: when },
    ...(meeting.title ? [{ label: 'Title', text: oneLine(meeting.title) }] : []),
    ...(meeting.link ? [{ label: 'Link', text: meeting.link, link: true as const }] : []),
    ...(meeting.attendees.length > 0
      ? [{ label: 'With', text: joinLines(meeting.attendees) }]
      : []),
  ];
}

function joinsLines(joins: SdrJoins | undefined): SectionLine[] {
  if (!joins) return [];
  const choice = JOINS[joins.choice];
  const own = oneLine(joins.why);
  if (own === '') return [{ label: 'SDR joins', text: choice }];
  return [{ label: 'SDR joins', text: `${choice}; ${own}`, own }];
}

function handoffLines(data: BriefView): SectionLine[] {
  const { sequencesStopped, responseDue, recordUrl } = data;
  const due = responseDue === undefined ? '' : instantText(responseDue, zoneOf(data));
  return [
    ...(due ? [{ label: 'Please accept or return by', text: due }] : []),
    ...(sequencesStopped === undefined
      ? []
      : [{ label: 'Outreach sequences stopped', text: sequencesStopped ? 'yes' : 'no' }]),
    ...(recordUrl
      ? [{ label: `Record of ${leadText(data)}`, text: recordUrl, link: true as const }]
      : []),
  ];
}
