import * as z from 'zod/mini';

const some = z.string().check(z.maxLength(4000));
const recordSchema = z.object({ origin: some, type: some, id: some });
/** What the browser must allow, where that is more than the origin. */
const needs = z.exactOptional(z.object({ origins: z.array(some), cookies: z.boolean() }));
/** The user pointed at the fields of this site's pages. */
const learned = z.exactOptional(z.literal(true));
const crm = { tabId: z.int(), origin: some, adapterId: some, crmName: some, needs };

/** What a window shows, as far as Baton may see it. */
export const placeSchema = z.discriminatedUnion('kind', [
  /**
   * A record of a CRM that is on, and what the CRM takes: notes of at most `length` UTF-16 units, and
   * files of at most `fileBytes` bytes, or none.
   */
  z.object({
    kind: z.literal('record'),
    ...crm,
    record: recordSchema,
    recordUrl: some,
    note: z.object({ length: z.int(), format: z.enum(['text', 'html']) }),
    fileBytes: z.exactOptional(z.int()),
    /** The CRM can be set up to hide a record from whoever gave it away. */
    mayHide: z.exactOptional(z.literal(true)),
  }),
  /** A CRM that is on, but no record that its adapter knows: a list, or a page of the company's own. */
  z.object({ kind: z.literal('site'), ...crm, url: z.exactOptional(some), learned }),
  /** A CRM that Baton knows and was not turned on for. */
  z.object({ kind: z.literal('offer'), ...crm }),
  /** A page that Baton may see and knows no CRM in. */
  z.object({ kind: z.literal('page'), tabId: z.int(), origin: some, url: some, learned }),
  /** A page that Baton may not see. */
  z.object({ kind: z.literal('hidden') }),
]);
export type Place = z.infer<typeof placeSchema>;
