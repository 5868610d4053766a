import { guestText, readGuests } from '../meeting/guests/guests';
import { draftSequence } from '../meeting/invite';
import type { Person } from '../person';
import { type Framework, isQualified, qualify } from '../qualification/qualification';
import { cleanText, isWebAddress } from '../text';
import { instantOfWallTime, isZone } from '../time/wall-time';
import type { BriefView, Meeting, NextStep, SdrJoins } from './brief-data';
import type { BriefProblem } from './brief-problem';
import { type ContextItem, contextTexts } from './context';
import type { Draft, DraftMeeting } from './draft';
import { LEAD_FIELDS, type LeadFacts, mergeLead } from './lead';

/** What surrounds a draft when it becomes a brief. */
export interface BriefSources {
  /** What the CRM says of the lead. */
  readonly facts: LeadFacts;
  readonly framework: Framework;
  readonly sdr?: Person | undefined;
  readonly recordUrl?: string | undefined;
  /** UTC instant (ms). */
  readonly responseDue?: number | undefined;
  /** IANA zone of the SDR, in which the due date of the next step is typed; UTC where unknown. */
  readonly zone?: string | undefined;
}

/** What a part of a draft comes to: its value where there is one, and what is wrong with it. */
interface Part<Value> {
  readonly value?: Value | undefined;
  readonly problems: readonly BriefProblem[];
}

/** Returns the brief as far as a draft makes one, and what its author must still mend. Never fails. */
export function assemble(
  draft: Draft,
  sources: BriefSources,
): { view: BriefView; problems: readonly BriefProblem[] } {
  const zone = sources.zone && isZone(sources.zone) ? sources.zone : 'UTC';
  const lead = mergeLead(cleanFacts(sources.facts), cleanFacts(draft.lead));
  const recipient = draft.recipient && cleanPerson(draft.recipient);
  const reason = belowBarReason(draft, sources.framework);
  const meeting = meetingOf(draft.meeting);
  const step = nextStepOf(draft.nextStep, recipient, zone);
  const view = filled({
    sdr: sources.sdr && cleanPerson(sources.sdr),
    recipient,
    recordUrl: sources.recordUrl && isWebAddress(sources.recordUrl) ? sources.recordUrl : undefined,
    lead,
    qualification: sources.framework.criteria.length
      ? qualify(sources.framework, draft.scores)
      : undefined,
    belowBarReason: reason.value,
    context: contextOf(draft),
    meeting: meeting.value,
    sdrJoins: joinsOf(draft.sdrJoins),
    nextStep: step.value,
    sequencesStopped: draft.sequencesStopped,
    responseDue: sources.responseDue,
    zone,
  });
  const missing: BriefProblem[] = [
    ...(lead.name ? [] : [{ field: 'lead.name', problem: 'missing' } as const]),
    ...(recipient ? [] : [{ field: 'recipient', problem: 'missing' } as const]),
  ];
  return {
    view: numbered(view, draft),
    problems: [...missing, ...reason.problems, ...meeting.problems, ...step.problems],
  };
}

/** The invite's number goes along, so that whoever moves the meeting goes on from it. */
function numbered(view: BriefView, draft: Draft): BriefView {
  const { meeting } = view;
  const sequence = meeting ? draftSequence(draft, { ...view, meeting }) : 0;
  return meeting && sequence > 0 ? { ...view, meeting: { ...meeting, sequence } } : view;
}

function belowBarReason(draft: Draft, framework: Framework): Part<string> {
  if (isQualified(framework, draft.scores)) return { problems: [] };
  const value = cleanText(draft.belowBarReason);
  if (value) return { value, problems: [] };
  return { problems: [{ field: 'belowBarReason', problem: 'missing' }] };
}

/** A line that is too long for one is handed over as several. */
function contextOf(draft: Draft): ContextItem[] {
  return draft.context.flatMap((item) =>
    contextTexts(item.text).map((text, part) => ({
      ...item,
      id: part === 0 ? item.id : `${item.id}.${part + 1}`,
      text,
    })),
  );
}

/** A meeting with neither time nor link nor guests was never begun: its title is only a proposal. */
function meetingOf(typed: DraftMeeting | undefined): Part<Meeting> {
  if (!typed || !(typed.start + typed.link + typed.attendees).trim()) return { problems: [] };
  const link = cleanText(typed.link);
  const problems: BriefProblem[] = [];
  if (link && !isWebAddress(link)) problems.push({ field: 'meeting.link', problem: 'not-a-link' });
  if (!isZone(typed.zone)) problems.push({ field: 'meeting.zone', problem: 'unknown-zone' });
  const start = instantOfWallTime(typed.start.trim(), typed.zone);
  if (start === undefined && isZone(typed.zone)) {
    const problem = typed.start.trim() ? 'not-a-time' : 'missing';
    problems.push({ field: 'meeting.start', problem });
  }
  if (start === undefined) return { problems };
  const value = filled({
    title: cleanText(typed.title),
    start,
    zone: typed.zone,
    minutes: typed.minutes,
    link: isWebAddress(link) ? link : undefined,
    attendees: readGuests(typed.attendees).map(guestText),
  });
  return { value, problems };
}

/** The BDM owns the next step unless the SDR names somebody else. */
function nextStepOf(
  typed: Draft['nextStep'],
  recipient: Person | undefined,
  zone: string,
): Part<NextStep> {
  if (!typed || !(typed.what + typed.due).trim()) return { problems: [] };
  const problems: BriefProblem[] = [];
  const what = cleanText(typed.what);
  if (!what) problems.push({ field: 'nextStep.what', problem: 'missing' });
  const owner = cleanText(typed.owner) || recipient?.name;
  if (!owner) problems.push({ field: 'nextStep.owner', problem: 'missing' });
  const due = typed.due.trim() ? instantOfWallTime(typed.due.trim(), zone) : undefined;
  if (typed.due.trim() && due === undefined) {
    problems.push({ field: 'nextStep.due', problem: 'not-a-time' });
  }
  return { value: what ? filled({ what, owner: owner ?? '', due }) : undefined, problems };
}

function joinsOf(typed: Draft['sdrJoins']): SdrJoins | undefined {
  return typed && { choice: typed.choice, why: cleanText(typed.why) };
}

function cleanFacts(facts: LeadFacts): LeadFacts {
  return Object.fromEntries(
    LEAD_FIELDS.map((field) => [field, cleanText(facts[field] ?? '')] as const),
  );
}

function cleanPerson(person: Person): Person {
  return { id: person.id, name: cleanText(person.name) };
}

/** The same without the keys that hold `undefined`, so that a brief says nothing of them at all. */
function filled<Part extends object>(part: Part): Part {
  // Only keys that the type lets be `undefined` can hold it.
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined),
  ) as Part;
}
