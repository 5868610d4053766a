import * as z from 'zod/mini';
import { FACT_LENGTH } from '@/lib/handoff/lead';

const learnedFieldSchema = z.enum(['name', 'company', 'email', 'phone']);
/** A fact of the lead that a person can point at in a page of no known CRM. */
export type LearnedField = z.infer<typeof learnedFieldSchema>;

/**
 * Where a fact stands on every page of a site: a CSS selector in the document or, with a label, in
 * the element beside that label, which an empty selector means itself.
 */
const pointerSchema = z.object({
  label: z.exactOptional(z.string().check(z.maxLength(200))),
  selector: z.string().check(z.maxLength(2000)),
});
export type Pointer = z.infer<typeof pointerSchema>;

export const pointersSchema = z.partialRecord(learnedFieldSchema, pointerSchema);
export type Pointers = z.infer<typeof pointersSchema>;

/** What a page says at those places, not yet cleaned. */
export const pageTextsSchema = z.partialRecord(
  learnedFieldSchema,
  z.string().check(z.maxLength(FACT_LENGTH)),
);
export type PageTexts = z.infer<typeof pageTextsSchema>;
