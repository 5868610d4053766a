import type { RecordRef } from '@/lib/crm/adapter';
import type { SiteNeeds } from '@/lib/crm/needs';
import type { Place } from '@/lib/messaging/place';
import { pageRecord, recordKey } from '@/lib/store/record-key';
import type { RecordKey } from '@/lib/store/rows';
import { hostOf } from './origins';

/** The record, or the page that stands for one, which the panel works on. */
export interface OpenPlace {
  readonly key: RecordKey;
  readonly record: RecordRef;
  readonly origin: string;
  /** The CRM's name, or the host of a page that is no CRM that Baton knows. */
  readonly crmName: string;
  readonly recordUrl: string;
  readonly tabId: number;
  /** Whether there is a CRM to hand over in; without one a brief is shared by copying it. */
  readonly connected: boolean;
  /** Whether the user pointed at the fields of this site's pages; for a page without a CRM. */
  readonly learned?: boolean;
  /** The CRM's name, on a page of one that is on which is no record that its adapter knows. */
  readonly pageOf?: string;
  readonly adapterId?: string;
  /** What the browser must allow for the CRM, where that is more than the origin. */
  readonly needs?: SiteNeeds;
  /** The notes that the CRM takes; absent where there is none. */
  readonly note?: { readonly length: number; readonly format: 'text' | 'html' };
  /** The largest file that the CRM takes, in bytes; absent where it takes none. */
  readonly fileBytes?: number;
  /** Whether the CRM can be set up to hide a record from whoever gave it away. */
  readonly mayHide?: true;
}

/** Returns what there is to work on at a place, if anything. A page is known by its whole address. */
export function openPlace(place: Place | undefined): OpenPlace | undefined {
  if (place?.kind === 'record') {
    const { record, origin, crmName, recordUrl, tabId, adapterId, needs, note } = place;
    const { fileBytes, mayHide } = place;
    const more = {
      ...(needs && { needs }),
      ...(fileBytes === undefined ? {} : { fileBytes }),
      ...(mayHide && { mayHide }),
    };
    const crm = { origin, crmName, tabId, adapterId, ...more, connected: true, note };
    return { key: recordKey(record), record, recordUrl, ...crm };
  }
  if (place?.kind === 'page' || place?.kind === 'site') {
    const { origin, tabId, url, learned = false } = place;
    if (url === undefined) return undefined;
    const record = pageRecord(origin, url);
    const pageOf = place.kind === 'site' ? { pageOf: place.crmName } : {};
    const site = { origin, crmName: hostOf(origin), ...pageOf };
    const page = { ...site, tabId, connected: false, learned };
    return { key: recordKey(record), record, recordUrl: url, ...page };
  }
  return undefined;
}
