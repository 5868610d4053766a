import type { LeadFacts, LeadField } from '@/lib/handoff/lead';

/** What was typed, without one field: there the CRM's word stands again. */
export function without(typed: LeadFacts, field: LeadField): LeadFacts {
  return Object.fromEntries(Object.entries(typed).filter(([other]) => other !== field));
}
