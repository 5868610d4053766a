import * as z from 'zod/mini';
import { longId } from './identity';

/** What the API answers, as far as Baton reads it. */

const text = z.nullish(z.string());

/** An id in its long form, whichever it came in. */
const id = z.pipe(
  z.string().check(z.refine((given) => longId(given) !== undefined)),
  z.transform((given) => longId(given) ?? given),
);

/** `2026-01-15T12:34:56.000+0000`, whose zone not every browser reads without a colon. */
const instant = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/)),
  z.transform((written) => Date.parse(written.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))),
);

export const meSchema = z.object({ user_id: id, name: z.string(), email: text, zoneinfo: text });
export type Me = z.infer<typeof meSchema>;

export const userSchema = z.object({ Id: id, Name: z.string(), Email: text });

/** Fields that this user may not see are not there. */
export const recordSchema = z.object({
  Name: text,
  Company: text,
  Title: text,
  Email: text,
  Phone: text,
  Status: text,
  StageName: text,
  LeadSource: text,
  Amount: z.nullish(z.number()),
  CurrencyIsoCode: text,
  OwnerId: text,
  AccountId: text,
  ConvertedOpportunityId: text,
  ConvertedContactId: text,
  ConvertedAccountId: text,
});
export type Fields = z.infer<typeof recordSchema>;

export const namedSchema = z.object({ Name: text });

export const noteSchema = z.object({
  Id: id,
  ParentId: z.string(),
  Body: text,
  CreatedById: id,
  CreatedBy: z.nullish(z.object({ Name: text })),
  CreatedDate: instant,
  LastModifiedDate: instant,
});
export type Note = z.infer<typeof noteSchema>;

/** A row that was merged into another is deleted, and says into which. */
export const mergedSchema = z.object({ MasterRecordId: z.nullish(id) });

export const madeBySchema = z.object({ CreatedById: id });

export const taskSchema = z.object({
  Id: id,
  Subject: text,
  IsClosed: z.boolean(),
  Description: text,
});

export const statusSchema = z.object({ ApiName: z.string() });

export const madeSchema = z.object({ id, success: z.literal(true) });

export const errorsSchema = z.array(
  z.object({ errorCode: z.string(), message: z.nullish(z.string()) }),
);
