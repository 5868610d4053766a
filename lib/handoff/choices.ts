import * as z from 'zod/mini';
import { instantSchema, text } from './text';

/*
 * What people choose from when they write an entry. The names stand in notes: they stay.
 */

/** What the BDM does first; `at` is a UTC instant (ms). */
export const firstStepSchema = z.object({ what: text(300), at: z.optional(instantSchema) });
export type FirstStep = z.infer<typeof firstStepSchema>;

/** Why a lead is closed after contact with the buyer: never the words of a return before it. */
export const DISQUALIFY_REASONS = [
  'unable-to-reach',
  'no-need',
  'no-budget',
  'no-fit',
  'no-timing',
  'competitor',
  'no-show',
] as const;
export const disqualifyReasonSchema = z.enum(DISQUALIFY_REASONS);
export type DisqualifyReason = z.infer<typeof disqualifyReasonSchema>;

/** Why a BDM puts the SDR back to work. Source: the article, step 5. */
export const PULL_BACK_KINDS = [
  'new-stakeholder',
  'gone-quiet',
  'event-follow-up',
  'more-context',
  'come-back',
  'other',
] as const;
export const pullBackKindSchema = z.enum(PULL_BACK_KINDS);
export type PullBackKind = z.infer<typeof pullBackKindSchema>;

/** Why a BDM returns a lead before any contact with the buyer. */
export const RETURN_REASONS = [
  'wrong-owner',
  'duplicate',
  'record-incomplete',
  'contact-data-wrong',
  'outside-profile',
  'wrong-person',
  'no-pain',
  'next-step-not-confirmed',
  'recently-contacted',
  'other',
] as const;
export const returnReasonSchema = z.enum(RETURN_REASONS);
export type ReturnReason = z.infer<typeof returnReasonSchema>;

/** What a BDM needs of an SDR today. Source: the article, "he'd get on the phone first thing". */
export const ASK_KINDS = ['gone-quiet', 'event-follow-up', 'another-look', 'other'] as const;
export const askKindSchema = z.enum(ASK_KINDS);
export type AskKind = z.infer<typeof askKindSchema>;

export const TEAM_ROLES = ['sdr', 'bdm', 'manager'] as const;
export const teamRoleSchema = z.enum(TEAM_ROLES);
export type TeamRole = z.infer<typeof teamRoleSchema>;
