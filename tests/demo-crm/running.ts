import { type DemoCrm, startDemoCrm } from './server.ts';
import { signIn } from './sign-in.ts';

/** A running demo CRM that speaks as one of its users. */
export interface SignedInCrm {
  readonly crm: DemoCrm;
  readonly cookie: string;
  /** Asks the API; JSON bodies, with the header that every write needs. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

export async function startSignedIn(login = 'sam', dataFile = ':memory:'): Promise<SignedInCrm> {
  const crm = await startDemoCrm({ port: 0, dataFile, faults: true });
  const cookie = await signIn(crm.url, login);
  return {
    crm,
    cookie,
    ask: (method, path, body, headers = {}) =>
      fetch(crm.url + path, {
        method,
        headers: { cookie, 'baton-contract': '1', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}
