import * as z from 'zod/mini';

/** What the API answers, as far as Baton reads it. */

const text = z.nullish(z.string());
const instant = z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse));
const link = z.nullish(z.object({ id: z.string(), name: text }));

export const userSchema = z.object({ id: z.string(), full_name: text, email: text, phone: text });
export type User = z.infer<typeof userSchema>;

/** What a record of any of the modules may say; each has only some of it. */
export const recordSchema = z.object({
  Full_Name: text,
  Deal_Name: text,
  Company: text,
  Account_Name: link,
  Contact_Name: link,
  Designation: text,
  Title: text,
  Email: text,
  Phone: text,
  Owner: link,
  Lead_Status: text,
  Stage: text,
  Lead_Source: text,
  Amount: z.nullish(z.number()),
  Currency: text,
  $currency_symbol: text,
});
export type Columns = z.infer<typeof recordSchema>;

/** Of a lead that was converted, the numbers of what it became. */
export const convertedSchema = z.object({
  $converted_detail: z.nullish(z.object({ deal: text, contact: text })),
});

export const madeBySchema = z.object({ Created_By: link });

export const noteSchema = z.object({
  id: z.string(),
  Note_Content: text,
  Created_By: link,
  Created_Time: instant,
  Modified_Time: z.nullish(instant),
  Parent_Id: z.nullish(
    z.object({ id: z.string(), module: z.nullish(z.object({ api_name: z.string() })) }),
  ),
});
export type Note = z.infer<typeof noteSchema>;

/** What the CRM says of a note that it made. */
export const madeSchema = z.object({
  id: z.string(),
  Created_Time: z.optional(instant),
});

/** Where a list ends; for the first two thousand rows the next page may also be had by its number. */
export const infoSchema = z.object({
  page: z.optional(z.int()),
  more_records: z.boolean(),
  next_page_token: text,
});
