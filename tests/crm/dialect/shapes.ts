import * as z from 'zod/mini';
import { match } from '../openapi-contract';
import type { Asked } from './asked';
import type { Reply } from './reply';

/**
 * One call as the vendor describes it: all that may be asked, and not what the adapter happens to ask.
 * What a schema does not name is not the vendor's.
 */
export interface Shape {
  /** Such as `GET /v1/notes/{id}`. */
  readonly route: string;
  /** The vendor's page, or the file of its specification, that says so. */
  readonly source: string;
  /** Its parameters, which are texts in an address; none where it is absent. */
  readonly query?: z.ZodMiniType;
  /** None where it is absent. */
  readonly body?: z.ZodMiniType;
  /** By status; `undefined` for one without a body. */
  readonly answers: Readonly<Record<number, z.ZodMiniType | undefined>>;
}

export interface Shapes {
  readonly calls: readonly Shape[];
  /** How a refusal reads. */
  readonly refusal: z.ZodMiniType;
}

/** Tells how a request, and the answer to it, depart from what the vendor describes. */
export function createShapeCheck({ calls, refusal }: Shapes) {
  const find = ({ method, url }: Pick<Asked, 'method' | 'url'>): Shape | undefined =>
    calls.find(({ route }) => {
      const [verb, path = ''] = route.split(' ');
      return verb === method && match(path, url.pathname) !== undefined;
    });
  return {
    knows: (asked: Pick<Asked, 'method' | 'url'>): boolean => find(asked) !== undefined,
    asked(asked: Asked): string[] {
      const call = find(asked);
      if (!call) return [`The vendor has no ${asked.method} ${asked.url.pathname}`];
      const query = Object.fromEntries(asked.url.searchParams);
      return [
        ...faultsOf(call.query ?? z.strictObject({}), query, `${call.route}, query`),
        ...faultsOf(call.body ?? z.undefined(), asked.body, `${call.route}, body`),
      ];
    },
    answered(asked: Asked, { status, json }: Reply): string[] {
      // Who is signed in by a page is sent to sign in, of which no description of an API speaks.
      if (status === 302) return [];
      const call = find(asked);
      if (status >= 400) return faultsOf(refusal, json, `${asked.url.pathname}, refusal`);
      if (!call || !(status in call.answers)) return [`No ${status} for ${asked.url.pathname}`];
      return faultsOf(call.answers[status] ?? z.undefined(), json, `${call.route}, answer`);
    },
  };
}

function faultsOf(schema: z.ZodMiniType, value: unknown, where: string): string[] {
  // As it is read at the other end: what is undefined is not there.
  const sent: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  const parsed = schema.safeParse(sent);
  return parsed.success ? [] : [`${where}: ${z.prettifyError(parsed.error)}`];
}

/** A whole number as an address has it. */
export const digits = z.string().check(z.regex(/^\d{1,19}$/));
/** A date and time with its zone. */
export const dateTime = z.iso.datetime({ offset: true });
