import { parseAs } from '@/lib/parse';
import type { Person } from '../person';
import { assemble, type BriefSources } from './assemble';
import { renderBrief } from './brief';
import { briefDataSchema, type BriefData, type BriefView } from './brief-data';
import { type BriefProblem, problemOfIssue } from './brief-problem';
import type { Draft } from './draft';

/**
 * The longest brief, in characters of its note text. A reader's patience ends far earlier; with the
 * machine-readable line that carries the same again, a note stays below 30,000.
 */
const BRIEF_LENGTH = 12_000;

export type { BriefField, BriefProblem, BriefProblemCode } from './brief-problem';
export type { BriefSources as Around } from './assemble';

export type Composed =
  | { readonly ok: true; readonly brief: BriefData }
  | { readonly ok: false; readonly problems: readonly BriefProblem[] };

/**
 * Returns the brief that a draft makes, cleaned and without what was left blank, or every problem
 * that stands in the way, by field.
 */
export function composeBrief(
  draft: Draft,
  sources: BriefSources & { readonly sdr: Person },
): Composed {
  const { view, problems } = assemble(draft, sources);
  const checked = parseAs(briefDataSchema, view);
  if (!checked.success) {
    const issues = checked.error.issues.map(problemOfIssue);
    return { ok: false, problems: oneEach([...problems, ...issues]) };
  }
  if (problems.length > 0) return { ok: false, problems };
  if (renderBrief(checked.data, 'note').length > BRIEF_LENGTH) {
    return { ok: false, problems: [{ field: 'brief', problem: 'too-long' }] };
  }
  return { ok: true, brief: checked.data };
}

/** Returns the brief as far as the draft makes one; what cannot stand in it is left out. Never fails. */
export function previewBrief(
  draft: Draft,
  sources: BriefSources & { readonly sdr?: Person | undefined },
): BriefView {
  return assemble(draft, sources).view;
}

/** The first problem of each field: one sentence a field is what a person can act on. */
function oneEach(problems: readonly BriefProblem[]): BriefProblem[] {
  return problems.filter(
    ({ field }, index) => problems.findIndex((other) => other.field === field) === index,
  );
}
