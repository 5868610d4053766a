import type { BriefView } from '../brief-data';
import { noteLine } from '../../line';
import { BY_MESSAGE } from './sections';
import { bodyLines, openingLines } from './text';

/** The brief as a CRM's plain-text note keeps it: it stands on the record, and repeats little of it. */
export function noteBrief(data: BriefView): string {
  return [...openingLines(data, BY_MESSAGE), ...bodyLines(data, 'on-record')]
    .map(noteLine)
    .join('\n');
}
