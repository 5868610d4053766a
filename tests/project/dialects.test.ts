import { globSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { HUBSPOT } from '../crm/dialect/hubspot/shapes';
import { PIPEDRIVE } from '../crm/dialect/pipedrive/shapes';
import { createShapeCheck, type Shapes } from '../crm/dialect/shapes';
import { ZOHO } from '../crm/dialect/zoho/shapes';

const VERBS = ['get', 'post', 'put', 'patch', 'delete'];
const documentSchema = z.looseObject({
  servers: z.tuple([z.object({ url: z.string() })]),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const sourced = z.looseObject({ 'x-source': z.string() });

interface Route {
  readonly crm: string;
  readonly route: string;
  readonly source: string | undefined;
}

/** All routes that a dialect server may answer. */
const ROUTES: readonly Route[] = globSync('tests/crm/dialect/*/openapi.json').flatMap((file) => {
  const crm = file.split(/[\\/]/).at(-2) ?? '';
  const { servers, paths } = documentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(paths).flatMap(([path, item]) =>
    VERBS.filter((verb) => verb in item).map((verb) => ({
      ...{ crm, route: `${verb.toUpperCase()} ${servers[0].url}${path}` },
      source: sourced.safeParse(item[verb]).data?.['x-source'],
    })),
  );
});

/** A page or a source by its address, or why there is none. */
const SOURCE = /^(https:\/\/[\w.-]+\/\S+|Unpublished: .{10,})$/;

describe('what dialect servers answer', () => {
  it('is read, of every CRM that has one', () => {
    expect(new Set(ROUTES.map(({ crm }) => crm)).size).toBe(8);
    expect(ROUTES.length).toBeGreaterThan(90);
  });

  it.each(ROUTES)('names the page or source that it rests on: $crm, $route', ({ source }) => {
    expect(source).toMatch(SOURCE);
  });

  it.each<[string, Shapes]>([
    ['hubspot', HUBSPOT],
    ['pipedrive', PIPEDRIVE],
    ['zoho', ZOHO],
  ])('is compared with all that the vendor itself says of it: %s', (crm, shapes) => {
    expect(shapes.calls.filter(({ source }) => !SOURCE.test(source))).toEqual([]);
    const own = ROUTES.filter(({ crm: of, source }) => of === crm && source?.startsWith('https'));
    const check = createShapeCheck(shapes);
    const unknown = own.filter(({ route }) => {
      const [method = '', path = ''] = route.split(' ');
      const url = new URL(path.replace(/\{\w+\}/g, '1'), 'https://crm.example');
      return !check.knows({ method, url });
    });
    expect(unknown).toEqual([]);
  });
});
