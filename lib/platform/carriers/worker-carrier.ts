import type { Carrier } from '@/lib/crm/http';
import { isPermitted } from '../storage/sites';
import { parseAnswer } from './answer';
import { readCookie } from './cookie';
import { fetchInPage } from './in-page';

/** Where the user's session is: in the cookies that go along, or in a header of the adapter's. */
export type SessionIn = 'cookies' | 'header';

/**
 * Makes requests from the background itself, under the permission for the request's origin. A
 * request that says in a header who asks takes no cookies along, which might say somebody else.
 */
export function createWorkerCarrier(
  session: SessionIn = 'cookies',
  permitted = isPermitted,
): Required<Pick<Carrier, 'readCookie'>> & Carrier {
  const credentials = session === 'cookies' ? 'include' : 'omit';
  return {
    async send(request) {
      if (!(await permitted(new URL(request.url).origin))) return { failed: 'no-permission' };
      return parseAnswer(await fetchInPage({ ...request, credentials })) ?? unreachable;
    },
    async readCookie(origin, name) {
      return (await permitted(origin)) ? readCookie(origin, name) : { failed: 'no-permission' };
    },
  };
}

const unreachable = { failed: 'unreachable' } as const;
