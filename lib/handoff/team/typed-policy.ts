import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { wholeNumber } from '../qualification/typed-framework';
import { instantOfWallTime, wallTimeOf } from '../time/wall-time';
import { policySchema, type Policy } from './policy';

/** None of what is typed or pasted is lost, however long: the entry is the judge. */
const typed = z.string();

/** The policies while they are being typed; `reviewOn` is a local date, YYYY-MM-DD, '' if none. */
export const typedPolicySchema = z.object({
  acceptMinutes: typed,
  remindAtPercent: typed,
  firstContactMinutes: typed,
  feedbackDays: typed,
  reviewOn: typed,
  keepOwner: z.exactOptional(z.boolean()),
});
export type TypedPolicy = z.infer<typeof typedPolicySchema>;
export type PolicyField = Exclude<keyof TypedPolicy, 'keepOwner'>;

/** The least and the most that each number of a policy can be. */
export const POLICY_RANGES = {
  acceptMinutes: { least: 5, most: 10_080 },
  remindAtPercent: { least: 10, most: 90 },
  firstContactMinutes: { least: 15, most: 4320 },
  feedbackDays: { least: 1, most: 10 },
} as const;

/** Returns policies as they can be typed over, dates as they are in `zone` (IANA). */
export function typedPolicy(policy: Policy, zone: string): TypedPolicy {
  const { acceptMinutes, remindAtPercent, firstContactMinutes, feedbackDays, reviewAt } = policy;
  return {
    acceptMinutes: `${acceptMinutes}`,
    remindAtPercent: `${remindAtPercent}`,
    firstContactMinutes: `${firstContactMinutes}`,
    feedbackDays: `${feedbackDays}`,
    reviewOn: reviewAt === undefined ? '' : wallTimeOf(reviewAt, zone).slice(0, 10),
    keepOwner: policy.keepOwner ?? false,
  };
}

export type ReadPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly fields: readonly PolicyField[] };

/** Returns the policies that were typed, or the fields that hold none; the date begins in `zone`. */
export function readPolicy(typedOne: TypedPolicy, zone: string): ReadPolicy {
  const reviewAt = instantOfWallTime(`${typedOne.reviewOn}T00:00`, zone);
  const parsed = parseAs(policySchema, {
    acceptMinutes: wholeNumber(typedOne.acceptMinutes),
    remindAtPercent: wholeNumber(typedOne.remindAtPercent),
    firstContactMinutes: wholeNumber(typedOne.firstContactMinutes),
    feedbackDays: wholeNumber(typedOne.feedbackDays),
    ...(reviewAt === undefined ? {} : { reviewAt }),
    ...(typedOne.keepOwner && { keepOwner: true }),
  });
  const noDate = typedOne.reviewOn !== '' && reviewAt === undefined;
  if (parsed.success && !noDate) return { ok: true, policy: parsed.data };
  const wrong = parsed.error?.issues.map(({ path }) => path[0]) ?? [];
  const fields = POLICY_FIELDS.filter((field) => wrong.includes(field));
  return { ok: false, fields: noDate ? [...fields, 'reviewOn'] : fields };
}

const POLICY_FIELDS = [
  ...(['acceptMinutes', 'remindAtPercent', 'firstContactMinutes', 'feedbackDays'] as const),
];
