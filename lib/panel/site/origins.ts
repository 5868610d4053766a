import { parseRecordKey } from '@/lib/store/record-key';
import type { RecordKey } from '@/lib/store/rows';

/** Returns the origin of the CRM that has the record. */
export function originOfRecord(record: RecordKey): string {
  return parseRecordKey(record).origin;
}

/** The host as people say it; whatever stands there where it is no address. */
export function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}
