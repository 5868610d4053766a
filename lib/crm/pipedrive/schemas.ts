import * as z from 'zod/mini';

/** What version 1 and 2 of the API answer, as far as Baton reads it. */

const text = z.nullish(z.string());
const reference = z.nullish(z.int());

/** `2019-12-09 13:59:21`, which is UTC, in version 1. */
const instant = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
  z.transform((written) => Date.parse(`${written.replace(' ', 'T')}Z`)),
);

export const userSchema = z.object({
  id: z.int(),
  name: z.string(),
  email: text,
  phone: text,
  active_flag: z.nullish(z.boolean()),
});

/** The company is the one whose token it is: it is the name in the address of its pages. */
export const meSchema = z.extend(userSchema, { company_domain: z.string() });

const addressSchema = z.object({ value: text, primary: z.nullish(z.boolean()) });

/** For thirty days a deleted record is still told of. */
export const standingSchema = z.object({ is_deleted: z.nullish(z.boolean()) });

export const dealSchema = z.extend(standingSchema, {
  title: text,
  value: z.nullish(z.number()),
  currency: text,
  owner_id: reference,
  person_id: reference,
  org_id: reference,
  stage_id: reference,
});

export const leadSchema = z.object({
  title: text,
  value: z.nullish(z.object({ amount: z.nullish(z.number()), currency: text })),
  owner_id: reference,
  person_id: reference,
  organization_id: reference,
  source_name: text,
});

export const personSchema = z.extend(standingSchema, {
  name: text,
  job_title: text,
  emails: z.nullish(z.array(addressSchema)),
  phones: z.nullish(z.array(addressSchema)),
  org_id: reference,
  owner_id: reference,
});
export type Person = z.infer<typeof personSchema>;

export const organizationSchema = z.extend(standingSchema, { name: text, owner_id: reference });

export const stageSchema = z.object({ name: text });

export const noteSchema = z.object({
  id: z.int(),
  content: text,
  add_time: instant,
  update_time: z.nullish(instant),
  user_id: z.int(),
  user: z.nullish(z.object({ name: text })),
  lead_id: text,
  deal_id: reference,
  person_id: reference,
  org_id: reference,
  project_id: reference,
  task_id: reference,
});
export type Note = z.infer<typeof noteSchema>;

/** What a search over all kinds of records gives: their numbers, and of leads their words. */
export const foundItemsSchema = z.object({
  items: z.array(
    z.object({ item: z.object({ id: z.union([z.int(), z.string()]), type: z.string() }) }),
  ),
});

export const activitySchema = z.object({
  id: z.int(),
  subject: text,
  note: text,
  done: z.nullish(z.boolean()),
});

export const activityTypeSchema = z.object({
  key_string: z.string(),
  active_flag: z.nullish(z.boolean()),
});
