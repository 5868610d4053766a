import * as z from 'zod/mini';
import { personSchema } from '../person';

/** The marks of satisfaction as they are chosen, worst first. */
export const SATISFACTIONS = ['1', '2', '3', '4', '5'] as const;
export const PUSH_BACKS = ['yes', 'no', 'unsure'] as const;

/** A pulse while it is being typed. */
export const typedPulseSchema = z.object({
  about: z.optional(personSchema),
  satisfaction: z.optional(z.enum(SATISFACTIONS)),
  pushBack: z.optional(z.enum(PUSH_BACKS)),
  text: z.string(),
});
export type TypedPulse = z.infer<typeof typedPulseSchema>;
