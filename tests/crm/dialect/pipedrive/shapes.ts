import * as z from 'zod/mini';
import { dateTime, digits, type Shape, type Shapes } from '../shapes';

/*
 * Pipedrive's own words for the calls that Baton makes, read from its API reference and from the
 * OpenAPI descriptions of version 1 and 2 that it publishes there. In those hardly a field of an answer
 * is promised, so that here none is required but ids, and none is known that they do not name.
 */

const REFERENCE = 'https://developers.pipedrive.com/docs/api/v1';

const id = z.int().check(z.positive());
const uuid = z.guid();
const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.boolean());
const idOrNone = z.optional(z.nullable(id));
/** `2019-12-09 13:59:21`, in version 1. */
const oldTime = z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)));
const time = z.optional(z.nullable(dateTime));
const day = z.iso.date();
/** Whether it is pinned, which is asked and told as 0 or 1. */
const pins = {
  pinned_to_lead_flag: z.optional(z.union([z.boolean(), z.literal([0, 1])])),
  pinned_to_deal_flag: z.optional(z.union([z.boolean(), z.literal([0, 1])])),
  pinned_to_organization_flag: z.optional(z.union([z.boolean(), z.literal([0, 1])])),
  pinned_to_person_flag: z.optional(z.union([z.boolean(), z.literal([0, 1])])),
  pinned_to_project_flag: z.optional(z.union([z.boolean(), z.literal([0, 1])])),
  pinned_to_task_flag: z.optional(z.union([z.boolean(), z.literal([0, 1])])),
};

const answer = (data: z.ZodMiniType, more: z.ZodMiniType = z.null()) =>
  z.strictObject({
    success: z.literal(true),
    data,
    additional_data: z.optional(z.nullable(more)),
  });

const user = z.strictObject({
  ...{ id, name: z.string(), email: z.string(), active_flag: z.boolean() },
  ...{ default_currency: text, locale: text, lang: z.optional(z.int()), phone: text },
  ...{ activated: flag, last_login: oldTime, created: oldTime, modified: z.optional(oldTime) },
  ...{ has_created_company: flag, timezone_name: text, timezone_offset: text, icon_url: text },
  ...{
    role_id: z.optional(z.int()),
    is_you: flag,
    is_deleted: flag,
    is_admin: z.optional(z.int()),
  },
  access: z.optional(z.array(z.looseObject({ app: z.string(), admin: z.boolean() }))),
});
const me = z.extend(user, {
  ...{ company_id: z.optional(id), company_name: text, company_domain: z.string() },
  ...{ company_country: text, company_industry: text },
  language: z.optional(z.looseObject({ language_code: z.string() })),
});

const activityType = z.strictObject({
  ...{ id, order_nr: z.optional(z.int()), name: z.string(), key_string: z.string() },
  ...{ icon_key: text, active_flag: z.boolean(), color: text, is_custom_flag: flag },
  ...{ add_time: oldTime, update_time: z.optional(z.nullable(oldTime)) },
});

const note = z.strictObject({
  ...{ id, content: z.string(), add_time: oldTime, update_time: oldTime, active_flag: flag },
  ...{ user_id: id, last_update_user_id: idOrNone, ...pins },
  ...{ lead_id: z.optional(z.nullable(uuid)), deal_id: idOrNone, person_id: idOrNone },
  ...{ org_id: idOrNone, project_id: idOrNone, task_id: idOrNone },
  user: z.optional(
    z.strictObject({ email: text, icon_url: text, is_you: flag, name: z.optional(z.string()) }),
  ),
  deal: z.optional(z.nullable(z.strictObject({ title: z.string() }))),
  lead: z.optional(z.nullable(z.strictObject({ title: z.string() }))),
  person: z.optional(z.nullable(z.strictObject({ name: z.string() }))),
  organization: z.optional(z.nullable(z.strictObject({ name: z.string() }))),
  project: z.optional(z.nullable(z.strictObject({ title: z.string() }))),
  task: z.optional(z.nullable(z.strictObject({ title: z.string() }))),
});
const pagination = z.strictObject({
  pagination: z.strictObject({
    ...{ start: z.int(), limit: z.int(), more_items_in_collection: z.boolean() },
    next_start: z.optional(z.int()),
  }),
});
const cursor = z.strictObject({ next_cursor: z.nullable(z.string()) });

const lead = z.strictObject({
  ...{ id: uuid, title: z.string(), owner_id: id, creator_id: z.optional(id) },
  ...{ label_ids: z.optional(z.array(uuid)), person_id: idOrNone, organization_id: idOrNone },
  ...{ source_name: text, origin: text, origin_id: text, channel: z.optional(z.nullable(z.int())) },
  ...{ channel_id: text, source_deal_id: idOrNone, is_archived: flag, was_seen: flag },
  value: z.optional(z.nullable(z.strictObject({ amount: z.number(), currency: z.string() }))),
  ...{ expected_close_date: z.optional(z.nullable(day)), next_activity_id: idOrNone },
  ...{ add_time: time, update_time: time, visible_to: text, cc_email: text },
});

const custom_fields = z.optional(z.record(z.string(), z.unknown()));
const visible_to = z.optional(z.int());
const label_ids = z.optional(z.array(z.int()));
const deal = z.strictObject({
  ...{ id, title: z.string(), owner_id: id, person_id: idOrNone, org_id: idOrNone },
  ...{
    pipeline_id: z.optional(id),
    stage_id: z.optional(id),
    label_ids,
    visible_to,
    custom_fields,
  },
  ...{ value: z.optional(z.nullable(z.number())), currency: z.optional(z.string()) },
  ...{ add_time: time, update_time: time, stage_change_time: time, close_time: time },
  ...{ won_time: time, lost_time: time, expected_close_date: z.optional(z.nullable(day)) },
  ...{ is_deleted: flag, is_archived: flag, status: z.optional(z.string()), lost_reason: text },
  ...{ probability: z.optional(z.nullable(z.number())), origin: text, origin_id: text },
  ...{ channel: z.optional(z.nullable(z.int())), channel_id: text },
  ...{ source_lead_id: z.optional(z.nullable(uuid)) },
  ...{ arr: z.optional(z.nullable(z.number())), mrr: z.optional(z.nullable(z.number())) },
  acv: z.optional(z.nullable(z.number())),
});
const ways = z.optional(
  z.array(z.strictObject({ value: z.string(), primary: z.boolean(), label: z.string() })),
);
const person = z.strictObject({
  ...{ id, name: z.string(), first_name: text, last_name: text, owner_id: id, org_id: idOrNone },
  ...{ emails: ways, phones: ways, add_time: time, update_time: time, is_deleted: flag },
  ...{ label_ids, visible_to, picture_id: idOrNone, custom_fields, notes: text, im: ways },
  ...{ birthday: z.optional(z.nullable(day)), job_title: text },
  postal_address: z.optional(z.nullable(z.looseObject({ value: text }))),
});
const organization = z.strictObject({
  ...{ id, name: z.string(), owner_id: id, add_time: time, update_time: time, is_deleted: flag },
  ...{ label_ids, visible_to, custom_fields, website: text, linkedin: text, industry: text },
  address: z.optional(z.nullable(z.looseObject({ value: text }))),
});
const stage = z.strictObject({
  ...{ id, name: z.string(), order_nr: z.optional(z.int()), is_deleted: flag },
  ...{ deal_probability: z.optional(z.int()), pipeline_id: z.optional(id) },
  ...{ is_deal_rot_enabled: flag, days_to_rotten: z.optional(z.nullable(z.int())) },
  ...{ add_time: time, update_time: time },
});

const clock = z.string().check(z.regex(/^\d\d:\d\d(:\d\d)?$/));
const participants = z.array(z.strictObject({ person_id: id, primary: z.optional(z.boolean()) }));
/** What may be said of an activity that is made or changed. */
const activityWords = {
  ...{ subject: z.optional(z.string()), type: z.optional(z.string()), owner_id: z.optional(id) },
  ...{ deal_id: z.optional(id), lead_id: z.optional(uuid), org_id: z.optional(id) },
  ...{ project_id: z.optional(id), due_date: z.optional(day), due_time: z.optional(clock) },
  ...{ duration: z.optional(clock), busy: flag, done: flag, note: z.optional(z.string()) },
  ...{ public_description: z.optional(z.string()), priority: z.optional(z.int()) },
  ...{ participants: z.optional(participants), location: z.optional(z.looseObject({})) },
  attendees: z.optional(z.array(z.looseObject({ email: z.string() }))),
};
const activity = z.strictObject({
  ...activityWords,
  ...{ id, subject: z.string(), type: z.string(), owner_id: id, done: z.boolean() },
  ...{ creator_user_id: z.optional(id), is_deleted: flag, add_time: time, update_time: time },
  ...{ person_id: idOrNone, org_id: idOrNone, deal_id: idOrNone, project_id: idOrNone },
  ...{ lead_id: z.optional(z.nullable(uuid)), note: text, public_description: text },
  ...{ marked_as_done_time: time, conference_meeting_client: text, conference_meeting_id: text },
  conference_meeting_url: text,
});

/** What a search tells of what it found, which differs by its kind. */
const foundItem = z.strictObject({
  result_score: z.number(),
  item: z.looseObject({
    id: z.union([id, uuid]),
    type: z.enum(['deal', 'person', 'organization', 'product', 'lead', 'file', 'mail_attachment']),
    notes: z.optional(z.array(z.string())),
  }),
});
const items = z.strictObject({
  items: z.array(foundItem),
  related_items: z.optional(z.array(foundItem)),
});

const only = (words: z.ZodMiniType<string>, all: readonly string[]) =>
  words.check(z.refine((list) => list.split(',').every((word) => all.includes(word))));
const SEARCHED_FIELDS = [
  ...['address', 'code', 'custom_fields', 'email', 'name', 'notes', 'phone', 'title'],
  'description',
];
const SEARCHED_TYPES = [
  ...['deal', 'person', 'organization', 'product', 'lead', 'file', 'mail_attachment', 'project'],
];

const boolean = z.enum(['true', 'false']);
/** One record of version 2, and what may be asked of it besides. */
const record = (kind: string, page: string, schema: z.ZodMiniType, words: object): Shape[] => [
  {
    route: `GET /api/v2/${kind}/{id}`,
    source: `${REFERENCE}/${page}`,
    query: z.strictObject({
      include_fields: z.optional(z.string()),
      custom_fields: z.optional(z.string()),
    }),
    answers: { 200: answer(schema) },
  },
  {
    route: `PATCH /api/v2/${kind}/{id}`,
    source: `${REFERENCE}/${page}`,
    body: z.strictObject({ owner_id: z.optional(id), visible_to, custom_fields, ...words }),
    answers: { 200: answer(schema) },
  },
];

const calls: Shape[] = [
  {
    route: 'GET /v1/users/me',
    source: `${REFERENCE}/Users#getCurrentUser`,
    answers: { 200: answer(me) },
  },
  {
    route: 'GET /v1/users',
    source: `${REFERENCE}/Users#getUsers`,
    answers: { 200: answer(z.array(user)) },
  },
  {
    route: 'GET /v1/activityTypes',
    source: `${REFERENCE}/ActivityTypes#getActivityTypes`,
    answers: { 200: answer(z.array(activityType)) },
  },
  {
    route: 'GET /v1/leads/{id}',
    source: `${REFERENCE}/Leads#getLead`,
    answers: { 200: answer(lead) },
  },
  {
    route: 'PATCH /v1/leads/{id}',
    source: `${REFERENCE}/Leads#updateLead`,
    body: z.strictObject({
      ...{ title: z.optional(z.string()), owner_id: z.optional(id), person_id: idOrNone },
      ...{ label_ids: z.optional(z.array(uuid)), organization_id: idOrNone, is_archived: flag },
      ...{ value: z.optional(z.nullable(z.looseObject({}))), was_seen: flag, channel_id: text },
      ...{ expected_close_date: z.optional(z.nullable(day)), visible_to: z.optional(z.string()) },
      channel: z.optional(z.int()),
    }),
    answers: { 200: answer(lead) },
  },
  {
    route: 'GET /v1/notes',
    source: `${REFERENCE}/Notes#getNotes`,
    query: z.strictObject({
      ...{ user_id: z.optional(digits), lead_id: z.optional(uuid), deal_id: z.optional(digits) },
      ...{ person_id: z.optional(digits), org_id: z.optional(digits), task_id: z.optional(digits) },
      ...{ project_id: z.optional(digits), start: z.optional(digits), limit: z.optional(digits) },
      sort: z.optional(
        z
          .string()
          .check(
            z.regex(
              /^(id|user_id|deal_id|person_id|org_id|content|add_time|update_time) (ASC|DESC)$/,
            ),
          ),
      ),
      ...{ start_date: z.optional(day), end_date: z.optional(day) },
      updated_since: z.optional(z.iso.datetime({ offset: true, precision: 0 })),
    }),
    // An empty list is nothing at all, which the descriptions do not say.
    answers: { 200: answer(z.nullable(z.array(note)), pagination) },
  },
  {
    route: 'POST /v1/notes',
    source: `${REFERENCE}/Notes#addNote`,
    body: z
      .strictObject({
        ...{ content: z.string().check(z.minLength(1)), lead_id: z.optional(uuid), ...pins },
        ...{ deal_id: z.optional(id), person_id: z.optional(id), org_id: z.optional(id) },
        ...{ project_id: z.optional(id), task_id: z.optional(id), user_id: z.optional(id) },
        add_time: oldTime,
      })
      .check(
        z.refine(
          ({ lead_id, deal_id, person_id, org_id, project_id, task_id }) =>
            [lead_id, deal_id, person_id, org_id, project_id, task_id].some(Boolean),
          'it is on nothing',
        ),
      ),
    answers: { 200: answer(note), 201: answer(note) },
  },
  {
    route: 'GET /v1/notes/{id}',
    source: `${REFERENCE}/Notes#getNote`,
    answers: { 200: answer(note) },
  },
  {
    route: 'DELETE /v1/notes/{id}',
    source: `${REFERENCE}/Notes#deleteNote`,
    answers: { 200: answer(z.boolean()) },
  },
  {
    route: 'GET /api/v2/activities',
    source: `${REFERENCE}/Activities#getActivities`,
    query: z.strictObject({
      ...{
        filter_id: z.optional(digits),
        ids: z.optional(z.string()),
        owner_id: z.optional(digits),
      },
      ...{ deal_id: z.optional(digits), lead_id: z.optional(uuid), person_id: z.optional(digits) },
      ...{ org_id: z.optional(digits), done: z.optional(boolean), cursor: z.optional(z.string()) },
      ...{ updated_since: z.optional(dateTime), updated_until: z.optional(dateTime) },
      sort_by: z.optional(z.enum(['id', 'update_time', 'add_time', 'due_date'])),
      sort_direction: z.optional(z.enum(['asc', 'desc'])),
      include_fields: z.optional(z.string()),
      limit: z.optional(digits.check(z.refine((limit) => Number(limit) <= 500))),
    }),
    answers: { 200: answer(z.array(activity), cursor) },
  },
  {
    route: 'POST /api/v2/activities',
    source: `${REFERENCE}/Activities#addActivity`,
    body: z.strictObject(activityWords),
    answers: { 200: answer(activity), 201: answer(activity) },
  },
  {
    route: 'PATCH /api/v2/activities/{id}',
    source: `${REFERENCE}/Activities#updateActivity`,
    body: z.strictObject(activityWords),
    answers: { 200: answer(activity) },
  },
  {
    route: 'GET /api/v2/stages/{id}',
    source: `${REFERENCE}/Stages#getStage`,
    answers: { 200: answer(stage) },
  },
  ...record('deals', 'Deals', deal, {
    ...{ title: z.optional(z.string()), person_id: idOrNone, org_id: idOrNone, label_ids },
    ...{ pipeline_id: z.optional(id), stage_id: z.optional(id), value: z.optional(z.number()) },
    ...{ currency: z.optional(z.string()), is_deleted: flag, is_archived: flag },
    ...{ status: z.optional(z.enum(['open', 'won', 'lost'])), lost_reason: text },
  }),
  ...record('persons', 'Persons', person, {
    ...{ name: z.optional(z.string()), org_id: idOrNone, emails: ways, phones: ways, label_ids },
  }),
  ...record('organizations', 'Organizations', organization, {
    ...{ name: z.optional(z.string()), label_ids },
  }),
  {
    route: 'GET /api/v2/itemSearch',
    source: `${REFERENCE}/ItemSearch#searchItem`,
    query: z.strictObject({
      term: z.string().check(z.minLength(2)),
      item_types: z.optional(only(z.string(), SEARCHED_TYPES)),
      fields: z.optional(only(z.string(), SEARCHED_FIELDS)),
      ...{ search_for_related_items: z.optional(boolean), exact_match: z.optional(boolean) },
      ...{ include_fields: z.optional(z.string()), cursor: z.optional(z.string()) },
      limit: z.optional(digits.check(z.refine((limit) => Number(limit) <= 100))),
    }),
    answers: { 200: answer(items, cursor) },
  },
];

export const PIPEDRIVE: Shapes = {
  calls,
  refusal: z.strictObject({
    ...{ success: z.literal(false), error: z.string(), error_info: text },
    ...{ errorCode: z.optional(z.int()), code: text },
    ...{ data: z.optional(z.null()), additional_data: z.optional(z.nullable(z.unknown())) },
  }),
};
