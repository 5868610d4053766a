import type * as z from 'zod/mini';
import { LEAD_FIELDS } from './lead';

/** The parts of a draft that a problem can be about, as the panel names them. */
const BRIEF_FIELDS = [
  ...LEAD_FIELDS.map((field) => `lead.${field}` as const),
  'qualification',
  'belowBarReason',
  'context',
  'sdr',
  'recipient',
  'meeting.title',
  'meeting.start',
  'meeting.zone',
  'meeting.minutes',
  'meeting.link',
  'meeting.attendees',
  'sdrJoins',
  'nextStep.what',
  'nextStep.owner',
  'nextStep.due',
  /** The brief as a whole. */
  'brief',
] as const;
export type BriefField = (typeof BRIEF_FIELDS)[number];

export type BriefProblemCode =
  | 'missing'
  | 'too-long'
  | 'too-many'
  | 'out-of-range'
  | 'not-a-link'
  | 'not-a-time'
  | 'unknown-zone'
  | 'not-valid';

/** Why a draft cannot be handed over as it is: which field, and what is wrong with it. */
export interface BriefProblem {
  readonly field: BriefField;
  readonly problem: BriefProblemCode;
}

/** Returns the problem that an issue of the brief's schema is. */
export function problemOfIssue(issue: z.core.$ZodIssue): BriefProblem {
  const [part, inner] = issue.path.map(String);
  const field =
    BRIEF_FIELDS.find((name) => name === `${part ?? ''}.${inner ?? ''}`) ??
    BRIEF_FIELDS.find((name) => name === part) ??
    'brief';
  return { field, problem: codeOf(issue) };
}

function codeOf(issue: z.core.$ZodIssue): BriefProblemCode {
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'missing' : 'out-of-range';
  if (issue.code !== 'too_big') return 'not-valid';
  if (issue.origin === 'string') return 'too-long';
  return issue.origin === 'array' ? 'too-many' : 'out-of-range';
}
