import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import * as z from 'zod/mini';

/** The parts of an OpenAPI document that a check needs. */
const reference = z.object({ $ref: z.string() });
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z._default(z.boolean(), false),
  schema: z.unknown(),
});
const media = z.object({ schema: z.unknown() });
const content = z.object({
  'application/json': z.optional(media),
  'application/x-www-form-urlencoded': z.optional(media),
  'text/html': z.optional(z.unknown()),
});
const response = z.object({ content: z.optional(content) });
const operation = z.object({
  parameters: z._default(z.array(z.unknown()), []),
  requestBody: z.optional(z.unknown()),
  responses: z.record(z.string(), z.unknown()),
});
const pathItem = z.catchall(
  z.object({ parameters: z._default(z.array(z.unknown()), []) }),
  z.unknown(),
);
const documentSchema = z.looseObject({
  servers: z.tuple([z.object({ url: z.string() })]),
  paths: z.record(z.string(), pathItem),
});

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Reads the contract and gives a check that lists how a request, and its answer, depart from it. */
export function readContract(file = 'lib/crm/rest/openapi.json') {
  const document = documentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const [{ url: base }] = document.servers;
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  ajv.addSchema(document, 'contract');

  // Making a check of a schema takes far longer than the check, and there are few schemas.
  const checks = new Map<string, ValidateFunction>();
  const compiled = (absolute: string): ValidateFunction => {
    const known = checks.get(absolute);
    if (known) return known;
    const check = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(absolute)));
    checks.set(absolute, check);
    return check;
  };

  const faultsOf = (schema: unknown, value: unknown, where: string): string[] => {
    const check = compiled(JSON.stringify(schema).replaceAll('"#/', '"contract#/'));
    return check(value) ? [] : [`${where}: ${ajv.errorsText(check.errors)}`];
  };
  const resolved = (thing: unknown): unknown => {
    const link = reference.safeParse(thing);
    if (!link.success) return thing;
    return link.data.$ref.split('/').slice(1).reduce<unknown>(childOf, document);
  };

  return (exchange: Exchange, answer?: Answered): string[] => {
    const url = new URL(exchange.path, 'http://crm.example');
    const said = { ...fieldsOf(exchange), ...Object.fromEntries(url.searchParams) };
    const found = Object.entries(document.paths)
      .map(([template, item]) => ({ item, values: matchCall(base + template, url.pathname, said) }))
      .find(({ values, item }) => values && exchange.method.toLowerCase() in item);
    if (!found?.values) return [`${exchange.method} ${url.pathname} is not in the contract`];
    const call = operation.parse(found.item[exchange.method.toLowerCase()]);
    const parameters = [...found.item.parameters, ...call.parameters].map((given) =>
      parameter.parse(resolved(given)),
    );
    const sent = {
      path: found.values,
      query: Object.fromEntries(url.searchParams),
      header: exchange.headers,
    };
    return [
      ...parameters.flatMap(({ name, in: place, required, schema }) => {
        const value = sent[place][place === 'header' ? name.toLowerCase() : name];
        if (value === undefined) return required ? [`${place} parameter ${name} is missing`] : [];
        return faultsOf(schema, value, `${place} parameter ${name}`);
      }),
      ...Object.keys(sent.query)
        .filter((name) => !parameters.some((known) => known.name === name))
        .map((name) => `query parameter ${name} is not in the contract`),
      ...bodyFaults(call, exchange),
      ...(answer ? answerFaults(call, answer) : []),
    ];
  };

  function bodyFaults(call: z.infer<typeof operation>, exchange: Exchange): string[] {
    const { body } = exchange;
    if (!call.requestBody) return body ? ['a body that the contract does not have'] : [];
    const known = response.parse(resolved(call.requestBody)).content;
    const form = known?.['application/x-www-form-urlencoded'];
    if (form) return faultsOf(form.schema, fieldsOf(exchange), 'form');
    const isJson = exchange.headers['content-type']?.startsWith('application/json') ?? true;
    if (!isJson) return [`a body that is ${exchange.headers['content-type']}`];
    // An empty text is no JSON; as `null` it is no object either.
    const value: unknown = JSON.parse(body === undefined || body === '' ? 'null' : body);
    return faultsOf(known?.['application/json']?.schema, value, 'body');
  }

  function answerFaults(call: z.infer<typeof operation>, { status, text }: Answered): string[] {
    const known = call.responses[String(status)] ?? (status >= 400 && call.responses.default);
    if (!known) return [`status ${status} is not in the contract`];
    const described = response.parse(resolved(known)).content;
    if (described?.['text/html']) return [];
    const schema = described?.['application/json']?.schema;
    if (!schema) return text === '' ? [] : ['an answer where the contract has none'];
    return faultsOf(schema, JSON.parse(text), 'answer');
  }
}

function childOf(parent: unknown, name: string): unknown {
  return z.record(z.string(), z.unknown()).parse(parent)[name];
}

/** The fields of a form; none where the body is something else. */
function fieldsOf({ headers, body = '' }: Exchange): Record<string, string> {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : {};
}

/**
 * As {@link match}, for a template that may name fields which tell calls to one path apart, after a
 * `#` as in `/webservice.php#operation=query`.
 */
function matchCall(
  template: string,
  path: string,
  said: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  const [place = '', fields = ''] = template.split('#');
  const wanted = [...new URLSearchParams(fields)];
  return wanted.every(([name, value]) => said[name] === value) ? match(place, path) : undefined;
}

/** The values of a path template's `{names}`, or `undefined` for another path. */
export function match(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, piece] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (/^\{.*\}$/.test(piece)) values[piece.slice(1, -1)] = value;
    else if (piece !== value) return undefined;
  }
  return values;
}
