import type { BrowserContext } from 'playwright-core';
import type { DemoCrm } from '../demo-crm/server';
import { signIn } from '../demo-crm/sign-in';
import { openSeat, type Seat, type SeatOptions } from './seat';

/** Signs a person of the sample data in to the demo CRM, again where the session has ended. */
export async function signInToDemo(
  context: BrowserContext,
  crm: DemoCrm,
  login: string,
): Promise<void> {
  const [name = '', value = ''] = (await signIn(crm.url, login)).split('=');
  await context.addCookies([{ name, value, url: crm.url }]);
}

/** A seat at a lead of the demo CRM, with the usual build of the extension unless another one is named. */
export function openDemoSeat(
  crm: DemoCrm,
  login: string,
  lead: string,
  more: Pick<SeatOptions, 'args' | 'extensionDir' | 'fontSize' | 'zone'> = {},
): Promise<Seat> {
  return openSeat({
    origin: crm.url,
    startUrl: `${crm.url}/leads/${lead}`,
    signIn: (context) => signInToDemo(context, crm, login),
    ...more,
  });
}
