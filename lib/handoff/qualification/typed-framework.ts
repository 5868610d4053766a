import * as z from 'zod/mini';
import { cleanText } from '../text';
import { isDate } from '../time/wall-time';
import {
  criterionSchema,
  HIGHEST_SCORE,
  MOST_CRITERIA,
  type Criterion,
  type Framework,
} from './qualification';

/** None of what is typed or pasted is lost, however long: the entry is the judge. */
const typed = z.string();

const typedCriterionSchema = z.object({
  id: typed,
  name: typed,
  question: typed,
  weight: typed,
  scale: criterionSchema.shape.scale,
  duty: criterionSchema.shape.duty,
});
export type TypedCriterion = z.infer<typeof typedCriterionSchema>;

/** A version of a framework while it is being written: whatever can be typed. */
export const typedFrameworkSchema = z.object({
  name: typed,
  threshold: typed,
  criteria: z.array(typedCriterionSchema).check(z.maxLength(MOST_CRITERIA)),
  changes: typed,
  /** Local date, YYYY-MM-DD; '' if none. */
  reviewOn: typed,
});
export type TypedFramework = z.infer<typeof typedFrameworkSchema>;

/** Returns a framework as it can be typed over; what changed is still to be said. */
export function typedFramework(
  { name, threshold, criteria }: Framework,
  reviewOn = '',
): TypedFramework {
  return {
    name,
    threshold: `${threshold}`,
    criteria: criteria.map((criterion) => ({ ...criterion, weight: `${criterion.weight}` })),
    changes: '',
    reviewOn,
  };
}

/** What stands in the way of publishing, at which field; `criterion` is the id of one of them. */
export type FrameworkProblem =
  | { readonly field: 'name'; readonly problem: 'missing' }
  | { readonly field: 'threshold'; readonly problem: 'not-a-number' }
  /** No lead could ever have so many points. */
  | { readonly field: 'threshold'; readonly problem: 'too-high'; readonly highest: number }
  | { readonly field: 'reviewOn'; readonly problem: 'not-a-date' }
  | {
      readonly field: 'criterion-name' | 'criterion-question' | 'criterion-weight';
      readonly criterion: string;
      readonly problem: 'missing' | 'not-a-weight';
    };

export type ReadFramework =
  | { readonly ok: true; readonly framework: Pick<Framework, 'name' | 'threshold' | 'criteria'> }
  | { readonly ok: false; readonly problems: readonly FrameworkProblem[] };

/** Returns the framework that was typed, cleaned, or every problem that stands in the way. */
export function readFramework(typedOne: TypedFramework): ReadFramework {
  const criteria = typedOne.criteria.map(readCriterion);
  const threshold = wholeNumber(typedOne.threshold);
  const highest = criteria.reduce((sum, { weight }) => sum + weight * HIGHEST_SCORE, 0);
  const problems: FrameworkProblem[] = [
    ...(cleanText(typedOne.name) ? [] : [{ field: 'name', problem: 'missing' } as const]),
    ...thresholdProblems(threshold, highest),
    ...(typedOne.reviewOn === '' || isDate(typedOne.reviewOn)
      ? []
      : [{ field: 'reviewOn', problem: 'not-a-date' } as const]),
    ...criteria.flatMap(criterionProblems),
  ];
  if (problems.length > 0 || threshold === undefined) return { ok: false, problems };
  return { ok: true, framework: { name: cleanText(typedOne.name), threshold, criteria } };
}

function thresholdProblems(threshold: number | undefined, highest: number): FrameworkProblem[] {
  if (threshold === undefined) return [{ field: 'threshold', problem: 'not-a-number' }];
  return threshold > highest ? [{ field: 'threshold', problem: 'too-high', highest }] : [];
}

/** A weight that is none reads 0, which no criterion can have. */
function readCriterion({ id, name, question, weight, scale, duty }: TypedCriterion): Criterion {
  return {
    ...{ id, name: cleanText(name), question: cleanText(question) },
    ...{ weight: wholeNumber(weight) ?? 0, scale, duty },
  };
}

function criterionProblems({ id, name, question, weight }: Criterion): FrameworkProblem[] {
  const problem = 'missing';
  return [
    ...(name ? [] : [{ field: 'criterion-name', criterion: id, problem } as const]),
    ...(question ? [] : [{ field: 'criterion-question', criterion: id, problem } as const]),
    ...(weight >= 1 && weight <= 10
      ? []
      : [{ field: 'criterion-weight', criterion: id, problem: 'not-a-weight' } as const]),
  ];
}

/** Returns the whole number that was typed, at least 0; `undefined` where it is none. */
export function wholeNumber(text: string): number | undefined {
  const given = text.trim();
  return /^\d{1,9}$/.test(given) ? Number(given) : undefined;
}
