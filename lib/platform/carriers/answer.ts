import * as z from 'zod/mini';
import type { CarrierResponse } from '@/lib/crm/http';
import { parseAs } from '@/lib/parse';

const answerSchema = z.object({
  type: z.string(),
  status: z.int(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  text: z.string(),
});

/**
 * Returns a fetched answer as carriers do, or `undefined` where none came. A redirect is never
 * followed, since it may lead to another origin: it is told as status 302, `redirected`.
 */
export function parseAnswer(answer: unknown): CarrierResponse | undefined {
  const parsed = parseAs(answerSchema, answer);
  if (!parsed.success) return undefined;
  const { type, status, url, headers, text } = parsed.data;
  const redirected = type === 'opaqueredirect';
  return {
    status: redirected ? 302 : status,
    url,
    redirected,
    contentType: headers['content-type'] ?? '',
    headers,
    text,
  };
}
