import * as z from 'zod/mini';
import { dateTime, digits, type Shape, type Shapes } from '../shapes';

/*
 * HubSpot's own words for the calls that Baton makes, read from the reference of the edition 2026-09
 * and the specification files that the vendor publishes with it. What they promise is required here,
 * and what they do not name is refused.
 */

const REFERENCE = 'https://developers.hubspot.com/docs/api-reference/2026-09';

const EDITION = '2026-09';
const flag = z.optional(z.boolean());
const text = z.optional(z.string());

const next = z.strictObject({ after: z.string(), link: text });
const paging = z.optional(
  z.strictObject({ next: z.optional(next), prev: z.optional(z.unknown()) }),
);

const property = z.nullable(z.string());
const association = z.strictObject({ id: digits, type: z.string() });
const object = z.strictObject({
  ...{ id: digits, properties: z.record(z.string(), property) },
  ...{ createdAt: dateTime, updatedAt: dateTime, archived: z.boolean() },
  ...{ archivedAt: z.optional(dateTime), objectWriteTraceId: text, url: text },
  propertiesWithHistory: z.optional(z.record(z.string(), z.array(z.unknown()))),
  associations: z.optional(
    z.record(z.string(), z.strictObject({ results: z.array(association), paging })),
  ),
});

/** What was done for many at once; what went wrong with some is beside it, with the status 207. */
const batch = (result: z.ZodMiniType) =>
  z.strictObject({
    status: z.enum(['PENDING', 'PROCESSING', 'CANCELED', 'COMPLETE']),
    ...{ results: z.array(result), startedAt: dateTime, completedAt: dateTime },
    ...{ requestedAt: z.optional(dateTime), links: z.optional(z.record(z.string(), z.string())) },
    numErrors: z.optional(z.int()),
    errors: z.optional(
      z.array(
        z.strictObject({
          ...{ status: z.string(), category: z.string(), message: z.string(), id: text },
          context: z.record(z.string(), z.array(z.string())),
          ...{ links: z.optional(z.record(z.string(), z.string())), subCategory: text },
          errors: z.optional(z.array(z.unknown())),
        }),
      ),
    ),
  });
const batchAnswers = (result: z.ZodMiniType) => ({ 200: batch(result), 207: batch(result) });

const owner = z.strictObject({
  ...{ id: digits, type: z.enum(['PERSON', 'QUEUE']), archived: z.boolean() },
  ...{ createdAt: dateTime, updatedAt: dateTime, email: text, firstName: text, lastName: text },
  ...{ userId: z.optional(z.int()), userIdIncludingInactive: z.optional(z.int()) },
  teams: z.optional(z.array(z.looseObject({ id: z.string(), name: z.string() }))),
});

const stage = z.strictObject({
  ...{ id: z.string(), label: z.string(), displayOrder: z.int(), archived: z.boolean() },
  ...{ createdAt: dateTime, updatedAt: dateTime, archivedAt: z.optional(dateTime) },
  metadata: z.record(z.string(), z.string()),
  writePermissions: z.optional(
    z.enum(['CRM_PERMISSIONS_ENFORCEMENT', 'READ_ONLY', 'INTERNAL_ONLY']),
  ),
});
const pipeline = z.strictObject({
  ...{ id: z.string(), label: z.string(), displayOrder: z.int(), archived: z.boolean() },
  ...{ createdAt: dateTime, updatedAt: dateTime, archivedAt: z.optional(dateTime) },
  stages: z.array(stage),
});

const option = z.strictObject({
  ...{ label: z.string(), value: z.string(), hidden: z.boolean(), description: text },
  displayOrder: z.optional(z.int()),
});
const propertyDescription = z.strictObject({
  ...{ name: z.string(), label: z.string(), type: z.string(), fieldType: z.string() },
  ...{ description: z.string(), groupName: z.string(), options: z.array(option) },
  ...{ displayOrder: z.optional(z.int()), calculated: flag, externalOptions: flag, hidden: flag },
  ...{ archived: flag, hasUniqueValue: flag, hubspotDefined: flag, formField: flag },
  ...{ createdAt: z.optional(dateTime), updatedAt: z.optional(dateTime), createdUserId: text },
  ...{ updatedUserId: text, referencedObjectType: text, showCurrencySymbol: flag },
  ...{ calculationFormula: text, dataSensitivity: text, archivedAt: z.optional(dateTime) },
  modificationMetadata: z.optional(z.looseObject({ archivable: z.boolean() })),
});

const CATEGORIES = ['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED', 'WORK'] as const;
const category = z.enum(CATEGORIES);
const tie = z.strictObject({ category, typeId: z.int(), label: z.optional(property) });
const tied = z.strictObject({
  from: z.strictObject({ id: digits }),
  to: z.array(
    z.strictObject({ toObjectId: z.union([z.int(), digits]), associationTypes: z.array(tie) }),
  ),
  paging,
});

const OPERATORS = [
  ...(['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE', 'BETWEEN', 'IN', 'NOT_IN'] as const),
  ...(['HAS_PROPERTY', 'NOT_HAS_PROPERTY', 'CONTAINS_TOKEN', 'NOT_CONTAINS_TOKEN'] as const),
];
const filter = z.strictObject({
  ...{ propertyName: z.string(), operator: z.enum(OPERATORS), value: text, highValue: text },
  values: z.optional(z.array(z.string())),
});

const numbered = z.strictObject({ id: digits });
const fewNumbers = <Item extends z.ZodMiniType>(item: Item) =>
  z.array(item).check(z.minLength(1), z.maxLength(100));

/** What an object may be read with: names of properties and of kinds, between commas. */
const reading = z.strictObject({
  ...{ properties: text, propertiesWithHistory: text, associations: text, idProperty: text },
  archived: z.optional(z.enum(['true', 'false'])),
});
const changing = z.strictObject({ properties: z.record(z.string(), z.string()) });

const objects = `${REFERENCE}/crm/objects`;
const calls: Shape[] = [
  {
    route: `GET /account-info/${EDITION}/details`,
    source: `${REFERENCE}/account/account-information/get-account-details`,
    answers: {
      200: z.strictObject({
        ...{ portalId: z.int(), accountType: z.string(), timeZone: z.string() },
        ...{ companyCurrency: z.string(), additionalCurrencies: z.array(z.string()) },
        ...{ utcOffset: z.string(), utcOffsetMilliseconds: z.int(), uiDomain: z.string() },
        dataHostingLocation: z.string(),
      }),
    },
  },
  {
    route: `GET /crm/owners/${EDITION}`,
    source: `${REFERENCE}/crm/owners/get-owners`,
    query: z.strictObject({
      ...{ email: text, after: text, archived: z.optional(z.enum(['true', 'false'])) },
      limit: z.optional(digits.check(z.refine((limit) => Number(limit) <= 500))),
    }),
    answers: { 200: z.strictObject({ results: z.array(owner), paging }) },
  },
  {
    route: `GET /crm/owners/${EDITION}/{id}`,
    source: `${REFERENCE}/crm/owners/get-owner`,
    query: z.strictObject({
      idProperty: z.optional(z.enum(['id', 'userId'])),
      archived: z.optional(z.enum(['true', 'false'])),
    }),
    answers: { 200: owner },
  },
  {
    route: `GET /crm/pipelines/${EDITION}/{kind}`,
    source: `${REFERENCE}/crm/pipelines/get-pipelines`,
    answers: { 200: z.strictObject({ results: z.array(pipeline), paging }) },
  },
  {
    route: `POST /crm/properties/${EDITION}/{kind}/batch/read`,
    source: `${REFERENCE}/crm/properties/batch/read-properties`,
    body: z.strictObject({
      archived: z.boolean(),
      inputs: fewNumbers(z.strictObject({ name: z.string() })),
      dataSensitivity: text,
    }),
    answers: batchAnswers(propertyDescription),
  },
  {
    route: `GET /crm/associations/${EDITION}/{from}/{to}/labels`,
    source: `${REFERENCE}/crm/associations/associations-schema/get-labels`,
    answers: { 200: z.strictObject({ results: z.array(tie), paging }) },
  },
  {
    route: `POST /crm/associations/${EDITION}/{from}/{to}/batch/read`,
    source: `${REFERENCE}/crm/associations/batch/read-associations`,
    body: z.strictObject({ inputs: fewNumbers(z.extend(numbered, { after: text })) }),
    answers: batchAnswers(tied),
  },
  {
    route: `POST /crm/objects/${EDITION}/{kind}`,
    source: `${objects}/notes/create-note`,
    body: z.strictObject({
      properties: z.record(z.string(), z.string()),
      associations: z.optional(
        z.array(
          z.strictObject({
            to: numbered,
            types: z.array(
              z.strictObject({ associationCategory: category, associationTypeId: z.int() }),
            ),
          }),
        ),
      ),
    }),
    answers: { 201: object },
  },
  {
    route: `POST /crm/objects/${EDITION}/{kind}/search`,
    source: `${objects}/notes/search/search-notes`,
    body: z.strictObject({
      filterGroups: z
        .array(z.strictObject({ filters: z.array(filter).check(z.maxLength(6)) }))
        .check(z.maxLength(5)),
      ...{ sorts: z.array(z.string()).check(z.maxLength(1)), query: text, after: z.string() },
      ...{ properties: z.array(z.string()), limit: z.int().check(z.positive(), z.maximum(200)) },
    }),
    answers: {
      200: z.strictObject({ total: z.int(), results: z.array(object), paging }),
    },
  },
  {
    route: `POST /crm/objects/${EDITION}/{kind}/batch/read`,
    source: `${objects}/notes/batch/read-notes`,
    body: z.strictObject({
      ...{ properties: z.array(z.string()), propertiesWithHistory: z.array(z.string()) },
      ...{ idProperty: text, inputs: fewNumbers(numbered) },
    }),
    answers: batchAnswers(object),
  },
  {
    route: `GET /crm/objects/${EDITION}/{kind}/{id}`,
    source: `${objects}/objects/get-object`,
    query: reading,
    answers: { 200: object },
  },
  {
    route: `PATCH /crm/objects/${EDITION}/{kind}/{id}`,
    source: `${objects}/objects/update-object`,
    query: z.strictObject({ idProperty: text }),
    body: changing,
    answers: { 200: object },
  },
  {
    route: `DELETE /crm/objects/${EDITION}/{kind}/{id}`,
    source: `${objects}/objects/archive-object`,
    answers: { 204: undefined },
  },
];

export const HUBSPOT: Shapes = {
  calls,
  refusal: z.strictObject({
    ...{ status: z.literal('error'), category: z.string(), message: z.string() },
    ...{ correlationId: z.string(), subCategory: text, errorType: text, policyName: text },
    context: z.optional(z.record(z.string(), z.array(z.string()))),
    links: z.optional(z.record(z.string(), z.string())),
    errors: z.optional(z.array(z.looseObject({ message: z.string() }))),
  }),
};
