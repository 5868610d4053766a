import * as z from 'zod/mini';
import { cutLine, oneLine } from '../line';
import { cleanText, filledText } from '../text';

/** The facts of a lead in the order in which the panel and the brief show them. */
export const LEAD_FIELDS = [
  'name',
  'company',
  'title',
  'email',
  'phone',
  'owner',
  'stage',
  'source',
  'amount',
] as const;

export type LeadField = (typeof LEAD_FIELDS)[number];

/** How much of a fact a brief holds (UTF-16 units). */
export const LEAD_FIELD_LENGTH = 300;

/** How much is kept of what a CRM or a page says: more than a brief holds, so that this can be told. */
export const FACT_LENGTH = 2000;

/** What the CRM says of a lead; a field that the CRM leaves empty is absent. */
export const leadFactsSchema = z.partialRecord(z.enum(LEAD_FIELDS), filledText(FACT_LENGTH));

export type LeadFacts = z.infer<typeof leadFactsSchema>;

/**
 * Returns what a CRM or a page says of a lead as it may be shown and sent: each fact on one line,
 * without unsafe characters, whole up to {@link FACT_LENGTH}; a blank one is absent.
 */
export function factsFrom(said: Partial<Record<LeadField, string | undefined>>): LeadFacts {
  const facts: LeadFacts = {};
  for (const field of LEAD_FIELDS) {
    const fact = cutLine(cleanText(said[field] ?? ''), FACT_LENGTH);
    if (fact) facts[field] = fact;
  }
  return facts;
}

/** A fact with where it came from: read from the CRM, or typed by the SDR. */
const leadValueSchema = z.object({
  value: filledText(LEAD_FIELD_LENGTH),
  origin: z.enum(['crm', 'typed']),
});

export const leadSchema = z.partialRecord(z.enum(LEAD_FIELDS), leadValueSchema);

export type Lead = z.infer<typeof leadSchema>;

/**
 * Returns the lead as the SDR sees it: a typed fact stands before the CRM's, so that reading the
 * record again never overwrites what was typed. A typed blank counts as not typed. What the CRM says
 * is cut to what a brief holds; see {@link isPartlyInBrief}.
 */
export function mergeLead(crm: LeadFacts, typed: LeadFacts): Lead {
  const lead: Lead = {};
  for (const field of LEAD_FIELDS) {
    const own = typed[field]?.trim();
    const read = crm[field]?.trim();
    if (own) lead[field] = { value: own, origin: 'typed' };
    else if (read) lead[field] = { value: cutLine(read, LEAD_FIELD_LENGTH), origin: 'crm' };
  }
  return lead;
}

/** Whether a brief holds only the beginning of what a CRM or a page says. */
export function isPartlyInBrief(fact: string): boolean {
  return oneLine(fact).length > LEAD_FIELD_LENGTH;
}
