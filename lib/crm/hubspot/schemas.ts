import * as z from 'zod/mini';

/** What the API and the CRM's own page answer, as far as Baton reads it. */

const id = z.string().check(z.regex(/^\d+$/));
const number = z.union([z.int(), id]);
const text = z.nullish(z.string());

const pagingSchema = z.nullish(z.object({ next: z.nullish(z.object({ after: z.string() })) }));

export const accountSchema = z.object({ portalId: z.int() });

/** What the page asks about its user; the number is that of a user, not that of an owner. */
export const hubUserSchema = z.object({ user: z.object({ user_id: z.int() }) });

export const ownerSchema = z.object({
  id,
  email: text,
  firstName: text,
  lastName: text,
  type: text,
});
export type Owner = z.infer<typeof ownerSchema>;

export const ownerPageSchema = z.object({ results: z.array(ownerSchema), paging: pagingSchema });

/** Every value of a property is a text. */
export const propertiesSchema = z.record(z.string(), text);
export type Properties = z.infer<typeof propertiesSchema>;

/** `type` tells which of several is the primary one. */
const associatedSchema = z.nullish(
  z.object({ results: z.array(z.object({ id, type: z.nullish(z.string()) })) }),
);
export type Associated = z.infer<typeof associatedSchema>;

export const objectSchema = z.object({
  id,
  properties: propertiesSchema,
  createdAt: z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse)),
  associations: z.nullish(z.object({ contacts: associatedSchema, companies: associatedSchema })),
});
export type CrmObject = z.infer<typeof objectSchema>;

export const objectListSchema = z.object({ results: z.array(objectSchema) });
export const objectPageSchema = z.object({
  results: z.array(objectSchema),
  paging: pagingSchema,
});

export const linksSchema = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: number }),
      to: z.array(z.object({ toObjectId: number })),
      paging: pagingSchema,
    }),
  ),
});

export const labelsSchema = z.object({
  results: z.array(z.object({ category: z.string(), typeId: z.int(), label: text })),
});

/** The values that a property can have, as its users call them. */
export const optionsSchema = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
});

export const pipelinesSchema = z.object({
  results: z.array(z.object({ stages: z.array(z.object({ id: z.string(), label: z.string() })) })),
});

export const problemSchema = z.object({ policyName: text });
