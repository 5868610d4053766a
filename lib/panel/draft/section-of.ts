import type { BriefField } from '@/lib/handoff/brief/brief-problem';
import type { SectionId } from '../store';

const SECTION_OF: Record<string, SectionId> = {
  lead: 'lead',
  qualification: 'qualification',
  context: 'context',
  recipient: 'recipient',
  meeting: 'meeting',
  sdrJoins: 'meeting',
  nextStep: 'meeting',
};

/** Returns the section of the panel in which a field of the brief is typed; `undefined` for what is typed in the dock. */
export function sectionOf(field: BriefField): SectionId | undefined {
  if (field === 'belowBarReason') return undefined;
  return SECTION_OF[field.split('.', 1)[0] ?? ''] ?? 'brief';
}

/** Returns the element id of a field of the brief, for whoever leads the focus there. */
export const fieldId = (field: BriefField): string => `field-${field}`;
