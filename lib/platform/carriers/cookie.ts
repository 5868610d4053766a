import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { CarrierFailure } from '@/lib/crm/http';
import { parseAs } from '@/lib/parse';

const cookieSchema = z.object({ value: z.string() });

/**
 * Returns the cookie of that name that the browser would send to `origin`, `null` where there is none.
 * Fails with `no-permission` where the user has not allowed cookies or the origin.
 */
export async function readCookie(
  origin: string,
  name: string,
): Promise<string | null | CarrierFailure> {
  // The permission is an optional one: without it the browser has no such interface.
  const cookies = browser.cookies as typeof browser.cookies | undefined;
  if (!cookies) return { failed: 'no-permission' };
  try {
    const cookie = await cookies.get({ url: `${origin}/`, name });
    return parseAs(cookieSchema, cookie).data?.value ?? null;
  } catch {
    return { failed: 'no-permission' }; // The one reason for which browsers refuse.
  }
}
