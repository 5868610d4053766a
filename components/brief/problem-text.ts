import type { BriefField, BriefProblemCode } from '@/lib/handoff/brief/brief-problem';
import { t, type MessageKey } from '@/lib/panel/i18n';

const FIELD_WORDS: Record<BriefField, MessageKey> = {
  'lead.name': 'field_leadName',
  'lead.company': 'field_leadCompany',
  'lead.title': 'field_leadTitle',
  'lead.email': 'field_leadEmail',
  'lead.phone': 'field_leadPhone',
  'lead.owner': 'field_leadOwner',
  'lead.stage': 'field_leadStage',
  'lead.source': 'field_leadSource',
  'lead.amount': 'field_leadAmount',
  qualification: 'field_qualification',
  belowBarReason: 'field_belowBarReason',
  context: 'field_context',
  sdr: 'field_sdr',
  recipient: 'field_recipient',
  'meeting.title': 'field_meetingTitle',
  'meeting.start': 'field_meetingStart',
  'meeting.zone': 'field_meetingZone',
  'meeting.minutes': 'field_meetingMinutes',
  'meeting.link': 'field_meetingLink',
  'meeting.attendees': 'field_meetingAttendees',
  sdrJoins: 'field_sdrJoins',
  'nextStep.what': 'field_nextStepWhat',
  'nextStep.owner': 'field_nextStepOwner',
  'nextStep.due': 'field_nextStepDue',
  brief: 'field_brief',
};

const PROBLEM_WORDS: Record<BriefProblemCode, MessageKey> = {
  missing: 'fieldProblem_missing',
  'too-long': 'fieldProblem_tooLong',
  'too-many': 'fieldProblem_tooMany',
  'out-of-range': 'fieldProblem_outOfRange',
  'not-a-link': 'fieldProblem_notALink',
  'not-a-time': 'fieldProblem_notATime',
  'unknown-zone': 'fieldProblem_unknownZone',
  'not-valid': 'fieldProblem_notValid',
};

/** The field's name as the panel says it. */
export const fieldWords = (field: BriefField): string => t(FIELD_WORDS[field]);

/** Which field, and what is wrong with it: "Meeting link: is no web address". */
export function problemText(field: BriefField, problem: BriefProblemCode): string {
  return t('problemOfField', fieldWords(field), t(PROBLEM_WORDS[problem]));
}
