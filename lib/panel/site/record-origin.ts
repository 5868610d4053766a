import { parseRecordKey } from '@/lib/store/record-key';
import type { RecordKey } from '@/lib/store/rows';

/** Returns the origin of the CRM that has the record. */
export function originOfRecord(record: RecordKey): string {
  return parseRecordKey(record).origin;
}
