import * as z from 'zod/mini';

/** What the Web API answers, as far as Baton reads it. */

const guid = z.pipe(
  z.guid(),
  z.transform((id) => id.toLowerCase()),
);
const text = z.nullish(z.string());
const instant = z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse));

export const LABEL = '@OData.Community.Display.V1.FormattedValue';
export const TABLE = '@Microsoft.Dynamics.CRM.lookuplogicalname';

export const whoSchema = z.object({ UserId: guid });

export const userSchema = z.object({
  systemuserid: guid,
  fullname: text,
  internalemailaddress: text,
});
export type User = z.infer<typeof userSchema>;

/** A record: its columns, and beside some of them what people read in their place. */
export const recordSchema = z.record(z.string(), z.unknown());
export type Columns = z.infer<typeof recordSchema>;

export const noteSchema = z.object({
  annotationid: guid,
  notetext: text,
  createdon: instant,
  modifiedon: instant,
  _createdby_value: guid,
  [`_createdby_value${LABEL}`]: text,
  _objectid_value: z.nullish(guid),
  [`_objectid_value${TABLE}`]: text,
});

export const madeBySchema = z.object({ _createdby_value: guid });

export const taskSchema = z.object({
  activityid: guid,
  subject: text,
  description: text,
  statecode: z.int(),
});

export const madeTaskSchema = z.object({ activityid: guid });
export const stateSchema = z.object({ statecode: z.int() });
