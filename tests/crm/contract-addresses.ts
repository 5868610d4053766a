import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrmAdapter, RecordRef } from '@/lib/crm/adapter';
import { anyText } from './any-text';

export interface Addresses {
  /** Addresses as the CRM's own pages have them, and the record that each shows. */
  readonly records: readonly (readonly [url: string, record: RecordRef])[];
  /** Addresses of everything else: lists, searches, settings, new records, other hosts' paths. */
  readonly others: readonly string[];
}

/** What is no record on any CRM. */
const NEVER = ['', ' ', 'about:blank', 'javascript:alert(1)', 'data:text/html,x', 'https://'];

/** Which record an address shows: by tables of real addresses, and by properties for all others. */
export function describeAddresses(adapter: CrmAdapter, { records, others }: Addresses): void {
  describe('addresses', () => {
    it.each(records)('%s shows its record', (url, record) => {
      expect(adapter.locate(url)).toEqual(record);
    });

    it.each([...others, ...NEVER])('%j shows no record', (url) => {
      expect(adapter.locate(url)).toBeUndefined();
    });

    it.each(records)('the record of %s has an address that shows it', (_, record) => {
      expect(adapter.locate(adapter.recordUrl(record))).toEqual(record);
    });

    it('any text at all is answered, and a record found has the address of its origin', () => {
      const pieces = records.flatMap(([url]) => url.split(/([/#;?=,])/));
      const addressLike = fc
        .array(fc.oneof(fc.constantFrom(...pieces), anyText))
        .map((parts) => parts.join(''));
      fc.assert(
        fc.property(fc.oneof(anyText, addressLike), (url) => {
          const record = adapter.locate(url);
          if (record) expect(new URL(url).origin).toBe(record.origin);
        }),
      );
    });

    it('any page is recognised or not, and one without signs is not', () => {
      fc.assert(
        fc.property(anyText, fc.array(fc.string()), (url, markers) => {
          expect(typeof adapter.recognise({ url, markers })).toBe('boolean');
        }),
      );
      expect(adapter.recognise({ url: 'https://news.example/', markers: [] })).toBe(false);
    });
  });
}
