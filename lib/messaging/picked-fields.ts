import * as z from 'zod/mini';
import { FACT_LENGTH } from '@/lib/handoff/brief/lead';

export const pickedFieldSchema = z.enum(['name', 'company', 'email', 'phone']);
/** A fact of the lead that a person can point at in a page of no known CRM. */
export type PickedField = z.infer<typeof pickedFieldSchema>;

const selector = z.string().check(z.maxLength(2000));
const label = z.string().check(z.maxLength(200));

/**
 * Where something stands on every page of a site: a CSS selector in a document or shadow root or,
 * with a label, in the element beside that label, which an empty selector means itself.
 */
const stepSchema = z.object({ label: z.exactOptional(label), selector });
export type SelectorStep = z.infer<typeof stepSchema>;

/** Where a fact stands on every page of a site. */
const fieldSelectorSchema = z.extend(stepSchema, {
  /** A selector of the same element without its label, for pages on which that is another one. */
  place: z.exactOptional(selector),
  /** The labels that stood around its own when it was pointed at. */
  among: z.exactOptional(z.array(label).check(z.maxLength(40))),
  /** The elements whose shadow roots and frames lead to it, the outermost first. */
  within: z.exactOptional(z.array(stepSchema).check(z.maxLength(20))),
});
export type FieldSelector = z.infer<typeof fieldSelectorSchema>;

export const fieldSelectorsSchema = z.partialRecord(pickedFieldSchema, fieldSelectorSchema);
export type FieldSelectors = z.infer<typeof fieldSelectorsSchema>;

/** What a page says at those places, not yet cleaned. */
export const pageTextsSchema = z.partialRecord(
  pickedFieldSchema,
  z.string().check(z.maxLength(FACT_LENGTH)),
);
export type PageTexts = z.infer<typeof pageTextsSchema>;
