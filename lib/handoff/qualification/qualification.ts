import * as z from 'zod/mini';
import { idSchema, ownIds } from '../ids';
import { cleanText, filledText, text } from '../text';

export const MOST_CRITERIA = 9;
export const HIGHEST_SCORE = 5;
export const EVIDENCE_LENGTH = 500;

/** How sure a score is: the buyer said it, we concluded it, or nobody knows. */
export const basisSchema = z.enum(['confirmed', 'assumed', 'unknown']);
export type Basis = z.infer<typeof basisSchema>;

/** Who fills a criterion before the handoff. */
const criterionDutySchema = z.enum(['sdr-must', 'sdr-may', 'seller']);

export const criterionSchema = z.object({
  id: idSchema,
  name: filledText(80),
  question: filledText(300),
  weight: z.int().check(z.gte(1), z.lte(10)),
  scale: z.enum(['0-5', 'yes-no']),
  duty: criterionDutySchema,
});
export type Criterion = z.infer<typeof criterionSchema>;

/** The agreed definition of *qualified*; `threshold` is in the points of {@link totalScore}. */
export const frameworkSchema = z.object({
  id: filledText(60),
  name: filledText(80),
  version: z.int().check(z.gte(1)),
  threshold: z.int().check(z.gte(0)),
  criteria: ownIds(criterionSchema, MOST_CRITERIA),
});
export type Framework = z.infer<typeof frameworkSchema>;

/** One mark: 0 to 5 points before weighting; a yes/no criterion has 5 for yes and 0 for no. */
const scoreSchema = z.object({
  points: z.nullable(z.int().check(z.gte(0), z.lte(HIGHEST_SCORE))),
  basis: basisSchema,
  evidence: text(EVIDENCE_LENGTH),
});
export type Score = z.infer<typeof scoreSchema>;

/** What a handoff carries of its qualification: self-contained, so that a reader needs no framework. */
export const qualificationSchema = z.object({
  framework: z.object({ id: filledText(60), name: filledText(80), version: z.int() }),
  threshold: z.int().check(z.gte(0)),
  total: z.int().check(z.gte(0)),
  highest: z.int().check(z.gte(0)),
  criteria: ownIds(
    z.object({
      id: idSchema,
      name: filledText(80),
      scale: z.enum(['0-5', 'yes-no']),
      ...scoreSchema.shape,
    }),
    MOST_CRITERIA,
  ),
});
export type Qualification = z.infer<typeof qualificationSchema>;

/** The SDR's marks by criterion id. */
export type Scores = Readonly<Record<string, Score>>;

/** What is marked as unknown: it was asked, and nobody knows. */
export const UNKNOWN_SCORE: Score = { points: null, basis: 'unknown', evidence: '' };

/** Returns the mark for a criterion, if there is one. Its id is whatever the framework's author wrote. */
export function scoreOf(scores: Scores, id: string): Score | undefined {
  return Object.hasOwn(scores, id) ? scores[id] : undefined;
}

/** Returns the weighted points so far and the most that the framework can give; no mark counts 0. */
export function totalScore(
  framework: Pick<Framework, 'criteria'>,
  scores: Scores,
): { total: number; highest: number } {
  let total = 0;
  let highest = 0;
  for (const criterion of framework.criteria) {
    total += criterion.weight * (scoreOf(scores, criterion.id)?.points ?? 0);
    highest += criterion.weight * HIGHEST_SCORE;
  }
  return { total, highest };
}

/** Returns the criteria that the SDR must fill before a handoff and has not. */
export function unansweredRequired(
  framework: Pick<Framework, 'criteria'>,
  scores: Scores,
): Criterion[] {
  return framework.criteria.filter(
    ({ id, duty }) => duty === 'sdr-must' && (scoreOf(scores, id)?.points ?? null) === null,
  );
}

/** Whether a lead is qualified as agreed: the points reach the threshold and no duty is missing. */
export function isQualified(framework: Framework, scores: Scores): boolean {
  return (
    totalScore(framework, scores).total >= framework.threshold &&
    unansweredRequired(framework, scores).length === 0
  );
}

/** Returns the qualification as a handoff carries it: every criterion, marked or not, evidence cleaned. */
export function qualify(framework: Framework, scores: Scores): Qualification {
  const { id, name, version, threshold } = framework;
  const criteria = framework.criteria.map((criterion) => {
    const { points, basis, evidence } = scoreOf(scores, criterion.id) ?? UNKNOWN_SCORE;
    const { id, name, scale } = criterion;
    return { id, name, scale, points, basis, evidence: cleanText(evidence) };
  });
  return {
    framework: { id, name, version },
    threshold,
    ...totalScore(framework, scores),
    criteria,
  };
}
