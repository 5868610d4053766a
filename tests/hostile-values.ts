import type * as z from 'zod/mini';

/** Keys by which programs ask a value what it is; JSON may give any of them anything. */
const TELLING = ['length', 'size', 'toString', 'valueOf', 'toJSON', 'then', 'constructor'] as const;

/** A value that cannot be made a number or a text, and every try to do so throws. */
const stubborn = () => ({ toString: 0, valueOf: 0 });

/** What JSON may hold in the place of anything, each made anew: nothing of it fits any schema well. */
export function hostileValues(): unknown[] {
  const withProto: unknown = JSON.parse('{"__proto__":{"length":{"toString":0,"valueOf":0}}}');
  return [
    ...[null, true, -1, 1e300, '', 'x', '\uD800', [], {}, [[]], stubborn(), withProto],
    ...TELLING.flatMap((key) =>
      [0, '', null, 1e300, [], stubborn()].map((odd) => ({ [key]: odd })),
    ),
    Object.fromEntries(TELLING.map((key) => [key, stubborn()])),
    { length: { length: stubborn(), valueOf: stubborn() } },
  ];
}

/** The same value again and again, each time with a hostile one in one place, or under a new key there. */
export function* spoiled(value: unknown): Generator {
  yield* hostileValues();
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const worse of spoiled(inner)) {
      yield Array.isArray(value) ? value.with(Number(key), worse) : { ...value, [key]: worse };
    }
  }
  if (Array.isArray(value)) return;
  for (const key of TELLING) yield { ...value, [key]: stubborn() };
}

/**
 * Values that go as deep into a schema as it reads: a hostile one at each of its keys, at any depth.
 * What stands beside it need not fit, since an object's keys are all read.
 */
export function* hostileTo(schema: z.core.$ZodType, levels = 8): Generator {
  yield* hostileValues();
  if (levels === 0) return;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      for (const [key, inner] of Object.entries(def.shape)) {
        for (const value of hostileTo(inner, levels - 1)) yield { [key]: value };
      }
      return;
    case 'array':
      for (const value of hostileTo(def.element, levels - 1)) yield [value];
      return;
    case 'record':
      for (const key of ['name', 'length', 'constructor']) {
        for (const value of hostileTo(def.valueType, levels - 1)) yield { [key]: value };
      }
      return;
    case 'tuple':
      for (const [index, item] of def.items.entries()) {
        for (const value of hostileTo(item, levels - 1))
          yield def.items.map((_, at) => (at === index ? value : ''));
      }
      return;
    case 'union':
      for (const option of def.options) {
        const known = 'discriminator' in def ? namedBy(option, String(def.discriminator)) : {};
        for (const value of hostileTo(option, levels - 1)) {
          yield isPlain(value) ? { ...known, ...value } : value;
        }
      }
      return;
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      yield* hostileTo(def.innerType, levels);
      return;
    case 'pipe':
      yield* hostileTo(def.in, levels);
      return;
    case 'lazy':
      yield* hostileTo(def.getter(), levels - 1);
      return;
    default:
  }
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The key by which a union knows this option, as the option wants it. */
function namedBy(option: z.core.$ZodType, discriminator: string): Record<string, unknown> {
  const [name] = option._zod.propValues?.[discriminator] ?? [];
  return { [discriminator]: name };
}

/** The values at which `read` throws. */
export function throwing(values: Iterable<unknown>, read: (value: unknown) => unknown): unknown[] {
  return [...values].filter((value) => {
    try {
      read(value);
      return false;
    } catch {
      return true;
    }
  });
}
