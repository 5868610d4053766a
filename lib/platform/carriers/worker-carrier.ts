import type { Carrier } from '@/lib/crm/http';
import { isPermitted } from '../sites';
import { parseAnswer } from './answer';
import { fetchInPage } from './in-page';

/** Makes requests from the background itself, under the permission for the request's origin. */
export function createWorkerCarrier(permitted = isPermitted): Carrier {
  return {
    async send(request) {
      if (!(await permitted(new URL(request.url).origin))) return { failed: 'no-permission' };
      return parseAnswer(await fetchInPage(request)) ?? { failed: 'unreachable' };
    },
  };
}
