import * as z from 'zod/mini';
import { dateTime, digits, type Shape, type Shapes } from '../shapes';

/*
 * Zoho CRM's own words for the calls that Baton makes, read from the pages of its API reference for
 * version 8. The fields of a module are an organisation's own, but those that the vendor ships have
 * the same types everywhere.
 */

const REFERENCE = 'https://www.zoho.com/crm/developer/docs/api/v8';

const text = z.optional(z.nullable(z.string()));
const order = z.optional(z.enum(['asc', 'desc']));
const page = z.optional(digits);
const perPage = z.optional(digits.check(z.refine((size) => Number(size) <= 200)));
const token = z.optional(z.string().check(z.minLength(1)));
/** At most fifty names, between commas. */
const fields = z.string().check(
  z.regex(/^[\w$.]+(,[\w$.]+)*$/),
  z.refine((names) => names.split(',').length <= 50),
);

const person = z.strictObject({ id: digits, name: z.optional(z.string()), email: text });
const link = z.optional(z.nullable(z.strictObject({ id: digits, name: text })));

/** Where a list ends; where there is nothing in it, nothing is answered. */
const info = z.strictObject({
  ...{ per_page: z.int(), count: z.int(), page: z.optional(z.int()), more_records: z.boolean() },
  ...{ next_page_token: text, previous_page_token: text, page_token_expiry: text },
  ...{ sort_by: text, sort_order: text },
});

const user = z.strictObject({
  ...{ id: digits, full_name: z.string(), email: z.string(), first_name: text, last_name: text },
  ...{ phone: text, mobile: text, status: text, zuid: text, time_zone: text, locale: text },
  ...{ language: text, country: text, confirm: z.optional(z.boolean()), zip: text },
  ...{ role: link, profile: link, created_time: z.optional(dateTime), Modified_Time: text },
});

/** What any module has, and what the vendor's own three have besides. */
const record = z.looseObject({
  ...{ id: digits, Owner: z.optional(z.nullable(person)), Created_By: z.optional(person) },
  ...{ Created_Time: z.optional(dateTime), Modified_Time: z.optional(dateTime) },
  ...{ Full_Name: text, Company: text, Designation: text, Email: text, Phone: text, Title: text },
  ...{ Lead_Status: text, Lead_Source: text, Deal_Name: text, Stage: text, Currency: text },
  ...{ Amount: z.optional(z.nullable(z.number())), Account_Name: link, Contact_Name: link },
  ...{ $currency_symbol: text, $converted: z.optional(z.boolean()) },
  $converted_detail: z.optional(
    z.nullable(
      z.looseObject({
        deal: z.optional(z.nullable(digits)),
        contact: z.optional(z.nullable(digits)),
        account: z.optional(z.nullable(digits)),
      }),
    ),
  ),
});

const note = z.strictObject({
  ...{ id: digits, Note_Title: text, Note_Content: text, Owner: z.optional(person) },
  ...{ Created_By: z.optional(person), Modified_By: z.optional(person) },
  ...{ Created_Time: z.optional(dateTime), Modified_Time: z.optional(dateTime) },
  Parent_Id: z.optional(
    z.strictObject({
      ...{ id: digits, name: text },
      module: z.optional(z.strictObject({ api_name: z.string(), id: digits })),
    }),
  ),
});

/** What became of one of the things that were to be written. */
const done = z.strictObject({
  ...{ code: z.literal('SUCCESS'), status: z.literal('success'), message: text },
  details: z.strictObject({
    id: z.optional(digits),
    ...{ Created_Time: z.optional(dateTime), Modified_Time: z.optional(dateTime) },
    ...{ Created_By: z.optional(person), Modified_By: z.optional(person) },
  }),
});
const problem = z.strictObject({
  ...{ code: z.string().check(z.regex(/^[A-Z_]+$/)), status: z.literal('error') },
  ...{ message: z.string(), details: z.optional(z.record(z.string(), z.unknown())) },
});
const written = z.strictObject({ data: z.array(z.union([done, problem])) });
const listOf = (row: z.ZodMiniType) => z.strictObject({ data: z.array(row), info });
const NOTHING = undefined;

/** By their numbers, else a page of all: version 8 wants the fields to be named. */
const notesQuery = z.strictObject({
  ...{ fields, page, per_page: perPage, page_token: token, ids: z.optional(z.string()) },
  ...{ sort_order: order, sort_by: z.optional(z.enum(['id', 'Created_Time', 'Modified_Time'])) },
});

const calls: Shape[] = [
  {
    route: 'GET /crm/v8/users',
    source: `${REFERENCE}/get-users.html`,
    query: z.strictObject({
      type: z.enum([
        ...(['AllUsers', 'ActiveUsers', 'DeactiveUsers', 'ConfirmedUsers'] as const),
        ...(['NotConfirmedUsers', 'DeletedUsers', 'ActiveConfirmedUsers'] as const),
        ...(['AdminUsers', 'ActiveConfirmedAdmins', 'CurrentUser'] as const),
      ]),
      ...{ page, per_page: perPage, ids: z.optional(z.string()) },
    }),
    answers: { 200: z.strictObject({ users: z.array(user), info }), 204: NOTHING },
  },
  {
    route: 'GET /crm/v8/Notes',
    source: `${REFERENCE}/get-notes.html`,
    query: notesQuery,
    answers: { 200: listOf(note), 204: NOTHING },
  },
  {
    route: 'GET /crm/v8/Notes/{id}',
    source: `${REFERENCE}/get-notes.html`,
    query: z.strictObject({ fields: z.optional(fields) }),
    answers: { 200: z.strictObject({ data: z.array(note), info: z.optional(info) }), 204: NOTHING },
  },
  {
    route: 'DELETE /crm/v8/Notes/{id}',
    source: `${REFERENCE}/delete-notes.html`,
    answers: { 200: written },
  },
  {
    route: 'GET /crm/v8/{module}/{id}',
    source: `${REFERENCE}/get-records.html`,
    query: z.strictObject({
      fields: z.optional(fields),
      ...{ converted: z.optional(z.enum(['true', 'false', 'both'])) },
      approved: z.optional(z.enum(['true', 'false', 'both'])),
    }),
    answers: {
      200: z.strictObject({ data: z.array(record), info: z.optional(info) }),
      204: NOTHING,
    },
  },
  {
    route: 'GET /crm/v8/{module}/{id}/Notes',
    source: `${REFERENCE}/get-notes.html`,
    query: notesQuery,
    answers: { 200: listOf(note), 204: NOTHING },
  },
  {
    route: 'POST /crm/v8/{module}/{id}/Notes',
    source: `${REFERENCE}/create-notes.html`,
    body: z.strictObject({
      data: z
        .array(
          z.strictObject({
            Note_Title: z.optional(z.string().check(z.maxLength(120))),
            Note_Content: z.string().check(z.minLength(1)),
          }),
        )
        .check(z.minLength(1), z.maxLength(100)),
    }),
    answers: { 200: written, 201: written, 202: written, 207: written },
  },
  {
    route: 'POST /crm/v8/{module}/{id}/actions/change_owner',
    source: `${REFERENCE}/change-owner.html`,
    body: z.strictObject({
      owner: z.strictObject({ id: digits }),
      notify: z.optional(z.boolean()),
      related_modules: z.optional(
        z.array(z.strictObject({ api_name: z.string(), id: z.optional(digits) })),
      ),
    }),
    // Its editions differ in what they say of a change that was made.
    answers: { 200: z.union([done, written]), 202: z.union([done, written]) },
  },
];

export const ZOHO: Shapes = { calls, refusal: z.union([problem, written]) };
