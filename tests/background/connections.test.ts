import { expect, it } from 'vitest';
import { createConnections } from '@/lib/background/sites/connections';
import { adapterById } from '@/lib/crm/registry';
import type { Carrier, CarrierRequest } from '@/lib/crm/http';
import { anAnswer } from '../crm/client-answers';

const PLAIN = 'https://crm.example';
const BY_TOKEN = 'https://acme.pipedrive.com';
const BY_BOTH = 'https://app.hubspot.com';
const BY_COOKIE = 'https://acme.lightning.force.com';
const BY_PAGE = 'https://acme.crm4.dynamics.com';
const SITES: Readonly<Record<string, string>> = {
  [PLAIN]: 'rest',
  [BY_TOKEN]: 'pipedrive',
  [BY_BOTH]: 'hubspot',
  [BY_COOKIE]: 'salesforce',
  [BY_PAGE]: 'dynamics',
};

/** Everything that would have been sent, and by whom. */
function aDesk(tokens: Readonly<Record<string, string>> = {}) {
  const sent: { by: string; request: CarrierRequest }[] = [];
  const carrier = (by: string): Carrier => ({
    send(request) {
      sent.push({ by, request });
      return Promise.resolve(anAnswer({ status: 401, url: request.url, text: '{}' }));
    },
    readCookie: (origin, name) => Promise.resolve(`${name} of ${origin}`.replaceAll(' ', '-')),
  });
  const connections = createConnections({
    sites: {
      find: (origin) => {
        const adapter = SITES[origin];
        return Promise.resolve(adapter === undefined ? undefined : { origin, adapter });
      },
    },
    pageCarrier: (origin) => carrier(`page of ${origin}`),
    workerCarrier: (session) => carrier(`worker, session in ${session}`),
    readToken: (origin) => Promise.resolve(tokens[origin]),
    now: () => 0,
  });
  const whoAt = async (origin: string, token?: string) => {
    const me = await (await connections.to(origin, token))?.session.whoAmI();
    return me?.ok === false ? me.error.code : undefined;
  };
  return { sent, whoAt };
}

it('a CRM with a session in the worker is asked at its own origin, with cookies', async () => {
  const { sent, whoAt } = aDesk();
  expect(await whoAt(PLAIN)).toBe('signed-out');
  expect(sent.map(({ by }) => by)).toEqual(['worker, session in cookies']);
  expect(new URL(sent[0]?.request.url ?? '').origin).toBe(PLAIN);
});

it('a CRM with a session in the page is asked by that page', async () => {
  const { sent, whoAt } = aDesk();
  await whoAt(BY_PAGE);
  expect(sent.map(({ by }) => by)).toEqual([`page of ${BY_PAGE}`]);
});

it.each([
  [BY_TOKEN, 'https://api.pipedrive.com', { 'x-api-token': 's3cret' }],
  [BY_BOTH, 'https://api.hubapi.com', { authorization: 'Bearer s3cret' }],
])(
  'the token for %s goes to %s alone, in a header and without cookies',
  async (origin, api, head) => {
    const { sent, whoAt } = aDesk({ [origin]: 's3cret' });
    expect(await whoAt(origin)).toBe('token-refused');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.by).toBe('worker, session in header');
    expect(sent[0]?.request.headers).toMatchObject(head);
    const url = sent[0]?.request.url ?? '';
    expect(new URL(url).origin).toBe(api);
    expect(url + (sent[0]?.request.body ?? '')).not.toContain('s3cret');
  },
);

it('without a token nothing is sent, and that is what is said', async () => {
  const { sent, whoAt } = aDesk({ [BY_BOTH]: 'another site’s' });
  expect(await whoAt(BY_TOKEN)).toBe('no-token');
  expect(sent).toEqual([]);
});

it('a token that is tried out takes the place of the kept one, once', async () => {
  const { sent, whoAt } = aDesk({ [BY_TOKEN]: 'kept' });
  await whoAt(BY_TOKEN, 'tried');
  await whoAt(BY_TOKEN);
  expect(sent.map(({ request }) => request.headers['x-api-token'])).toEqual(['tried', 'kept']);
});

it('a session that is a cookie goes to the API’s host as a header, and no cookies with it', async () => {
  const { sent, whoAt } = aDesk();
  await whoAt(BY_COOKIE);
  expect(sent.map(({ by }) => by)).toEqual(['worker, session in header']);
  const api = 'https://acme.my.salesforce.com';
  expect(new URL(sent[0]?.request.url ?? '').origin).toBe(api);
  expect(sent[0]?.request.headers.authorization).toBe(`Bearer sid-of-${api}`);
});

it('a site that is off is not asked', async () => {
  const { sent, whoAt } = aDesk();
  expect(await whoAt('https://other.example')).toBeUndefined();
  expect(sent).toEqual([]);
});

it('every CRM of these is in the registry', () => {
  expect(Object.values(SITES).map(adapterById)).not.toContain(undefined);
});
