import type { BriefView } from '../brief-data';
import { noteLine } from '../../line';
import { textBrief } from './text';

/** The brief as a CRM's plain-text note keeps it. */
export function noteBrief(data: BriefView): string {
  return textBrief(data).split('\n').map(noteLine).join('\n');
}
