import type { BriefView, Meeting, SdrJoins } from '../brief-data';
import type { ContextKind } from '../context';
import { firstName } from '../../reach/first-name';
import { instantText } from '../../time/instant-text';
import { LEAD_FIELDS, type LeadField } from '../lead';
import { lengthOfTime } from '../../time/length-of-time';
import { oneLine, sentence } from '../../line';
import type { Qualification } from '../../qualification/qualification';
import { timeText, zoneOf } from './headlines';

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

/** Where a brief is read: on the lead's record, which says most of the lead itself, or anywhere else. */
export type Place = 'on-record' | 'elsewhere';

/** How somebody without Baton answers a handoff. */
export const BY_MESSAGE = 'in Baton or by message';
export type Answer = typeof BY_MESSAGE | 'in Baton or by reply';

type Labels = Readonly<Partial<Record<LeadField, string>>>;

const ON_RECORD: Labels = { title: 'Job title', email: 'Email', phone: 'Phone' };
/** The owner changes with the handoff. */
const ELSEWHERE: Labels = {
  ...{ name: 'Name', company: 'Company', ...ON_RECORD },
  ...{ stage: 'Stage', source: 'Source', amount: 'Amount' },
};

const CONTEXT_LABELS: readonly (readonly [ContextKind, string])[] = [
  ['landed-well', 'Landed well'],
  ['avoid', 'Topics to avoid'],
  ['stakeholder', 'Stakeholder'],
  ['objection', 'Objection and response'],
  ['background', 'Background'],
];

const JOINS: Readonly<Record<SdrJoins['choice'], string>> = {
  yes: 'yes',
  'first-five-minutes': 'first five minutes',
  no: 'no',
};

/** Returns what stands under the five lines of a brief, without headings that have nothing to say. */
export function briefSections(data: BriefView, place: Place = 'elsewhere'): readonly Section[] {
  const { recordUrl } = data;
  const sections: Section[] = [
    { heading: 'Meeting', lines: meetingLines(data) },
    { heading: 'More context', lines: contextLines(data) },
    ...(data.qualification ? [qualificationSection(data.qualification)] : []),
    { heading: 'Lead', lines: leadLines(data, place === 'on-record' ? ON_RECORD : ELSEWHERE) },
    {
      heading: 'Record',
      // On the record itself too: where a CRM makes another record of it, the note is found again by it.
      lines:
        recordUrl === undefined ? [] : [{ label: 'Open in the CRM', text: recordUrl, link: true }],
    },
  ];
  return sections.filter((section) => section.lines.length > 0);
}

/** Returns who hands to whom, and what is asked by when; '' while nobody is named. */
export function opening(data: BriefView, answer?: Answer): string {
  const between = fromTo(data);
  const asked = data.sdr && data.recipient ? ask(data, answer) : '';
  return [between && sentence(between), asked].filter((part) => part !== '').join(' ');
}

/** Who hands to whom; '' while nobody is named. */
export function fromTo(data: BriefView): string {
  const parts = [
    ...(data.sdr ? [`From ${oneLine(data.sdr.name)}`] : []),
    ...(data.recipient ? [`${data.sdr ? 'to' : 'To'} ${oneLine(data.recipient.name)}`] : []),
  ];
  return parts.join(' ');
}

/** Returns what is asked of the BDM, by when and how; '' where there is neither a time nor a way. */
export function ask(data: BriefView, answer?: Answer): string {
  const { responseDue, sdr } = data;
  const by = responseDue === undefined ? '' : ` by ${timeText(data, responseDue)}`;
  const to = answer === BY_MESSAGE && sdr ? ` to ${firstName(oneLine(sdr.name))}` : '';
  const how = answer ? `, ${answer}${to}` : '';
  return by || how ? sentence(`Please accept or return${by}${how}`) : '';
}

function leadLines(data: BriefView, labels: Labels): SectionLine[] {
  return LEAD_FIELDS.flatMap((field) => {
    const [fact, label] = [data.lead[field], labels[field]];
    return fact && label ? [{ label, text: oneLine(fact.value) }] : [];
  });
}

function qualificationSection(qualification: Qualification): Section {
  const { framework, total, highest, threshold, criteria } = qualification;
  const name = oneLine(framework.name);
  const terms = threshold > 0 ? `threshold ${threshold}, ${name}` : name;
  const [open, covered] = [criteria.filter(isOpen), criteria.filter((one) => !isOpen(one))];
  const names = open.map((criterion) => oneLine(criterion.name)).join(', ');
  return {
    heading: `Qualification: ${total} of ${highest} (${terms})`,
    lines: [
      ...covered.map(criterionLine),
      ...(names ? [{ label: 'Not covered yet', text: names }] : []),
    ],
  };
}

const isOpen = ({ points, evidence }: Criterion) => points === null && evidence === '';
type Criterion = Qualification['criteria'][number];

function criterionLine(criterion: Criterion): SectionLine {
  const { scale, points, basis, evidence } = criterion;
  const label = oneLine(criterion.name);
  const yes = points === null ? '' : points > 0 ? 'yes' : 'no';
  const mark = scale === 'yes-no' ? yes : points === null ? '' : `${points}/5`;
  const words = [mark, basis].filter((part) => part !== '').join(', ');
  const own = quoted(oneLine(evidence));
  return own === '' ? { label, text: words } : { label, text: `${words}: ${own}`, own };
}

/** In quotation marks, unless somebody put it in some already. */
function quoted(words: string): string {
  return words === '' || /^["“„«‚‘'].*["”“»‘’']$/u.test(words) ? words : `“${words}”`;
}

function contextLines(data: BriefView): SectionLine[] {
  return CONTEXT_LABELS.flatMap(([kind, label]) =>
    data.context
      .filter((item) => item.kind === kind)
      .map((item) => ({ label, text: oneLine(item.text) })),
  );
}

function meetingLines(data: BriefView): SectionLine[] {
  const { meeting, sequencesStopped } = data;
  return [
    ...(meeting ? bookedLines(meeting, zoneOf(data)) : []),
    ...joinsLines(data),
    ...(sequencesStopped === undefined
      ? []
      : [{ label: 'Sequences', text: sequencesStopped ? 'stopped' : 'still running' }]),
  ];
}

function bookedLines(meeting: Meeting, zone: string): SectionLine[] {
  const when = `${instantText(meeting.start, zone)}, ${lengthOfTime(meeting.minutes)}`;
  const guests = meeting.attendees.map((guest) => oneLine(guest).replace(/<([^<>]*)>/gu, '($1)'));
  return [
    { label: 'When', text: when },
    ...(meeting.title ? [{ label: 'Title', text: oneLine(meeting.title) }] : []),
    ...(meeting.link ? [{ label: 'Join', text: meeting.link, link: true as const }] : []),
    ...(guests.length > 0 ? [{ label: 'Attendees', text: guests.join(', ') }] : []),
  ];
}

function joinsLines({ sdrJoins, sdr }: BriefView): SectionLine[] {
  if (!sdrJoins) return [];
  const label = `${sdr ? firstName(oneLine(sdr.name)) : 'SDR'} joins`;
  const choice = JOINS[sdrJoins.choice];
  const own = oneLine(sdrJoins.why);
  if (own === '') return [{ label, text: choice }];
  return [{ label, text: `${choice}. ${own}`, own }];
}
