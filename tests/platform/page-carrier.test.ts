import { expect, it } from 'vitest';
import { createPageCarrier, type PageCarrierParts } from '@/lib/platform/carriers/page-carrier';
import type { RunOutcome } from '@/lib/platform/page-scripts';

const CRM = 'https://crm.example';
const request = {
  url: `${CRM}/api`,
  method: 'GET',
  headers: {},
  body: undefined,
  timeoutMs: 50,
  isRead: true,
};
const answer = {
  type: 'basic',
  status: 200,
  url: request.url,
  headers: { 'content-type': 'application/json' },
  text: '{}',
};

/** A browser with a tab for each outcome of a request; those named `asleep` answer nothing at all. */
function aCarrier(
  outcomes: RunOutcome[],
  { asleep = [], ...with_ }: Partial<PageCarrierParts> & { readonly asleep?: number[] } = {},
) {
  const asked: number[] = [];
  const carrier = createPageCarrier(CRM, {
    isPermitted: () => Promise.resolve(true),
    tabsOf: () => Promise.resolve(outcomes.map((_, index) => index)),
    runInTab: (tabId, inPage) => {
      if (asleep.includes(tabId)) return Promise.resolve({ ran: false, reason: 'no-answer' });
      if (inPage.name === 'readPageAddress' && outcomes[tabId]?.ran !== true) {
        return Promise.resolve({ ran: true, value: CRM });
      }
      if (inPage.name !== 'readPageAddress') asked.push(tabId);
      return Promise.resolve(outcomes[tabId] ?? { ran: false, reason: 'not-let-in' });
    },
    ...with_,
  });
  return { carrier, asked };
}

it('the answer that the page got is brought back', async () => {
  const { carrier } = aCarrier([{ ran: true, value: answer }]);
  expect(await carrier.send(request)).toEqual({
    status: 200,
    url: request.url,
    redirected: false,
    contentType: 'application/json',
    headers: answer.headers,
    text: '{}',
  });
});

it('a tab that does not let Baton in is passed over for the next one', async () => {
  const { carrier, asked } = aCarrier([
    { ran: false, reason: 'not-let-in' },
    { ran: true, value: answer },
  ]);
  expect(await carrier.send(request)).toMatchObject({ status: 200 });
  expect(asked).toEqual([0, 1]);
});

it('a tab that goes away in the middle of a write leaves it in doubt, and no second tab sends it', async () => {
  const { carrier, asked } = aCarrier([
    { ran: false, reason: 'no-answer' },
    { ran: true, value: answer },
  ]);
  expect(await carrier.send({ ...request, method: 'POST', isRead: false })).toEqual({
    failed: 'unreachable',
  });
  expect(asked).toEqual([0]);
});

it.each(['GET', 'POST'])(
  'a tab that goes away in the middle of a reading leaves it to the next one (%s)',
  async (method) => {
    const { carrier, asked } = aCarrier([
      { ran: false, reason: 'no-answer' },
      { ran: true, value: answer },
    ]);
    expect(await carrier.send({ ...request, method })).toMatchObject({ status: 200 });
    expect(asked).toEqual([0, 1]);
  },
);

it('the only page that is loaded anew in the middle of a reading is asked again', async () => {
  const outcomes: RunOutcome[] = [{ ran: false, reason: 'no-answer' }];
  const { carrier, asked } = aCarrier(outcomes, {
    tabsOf: () => Promise.resolve([0]),
    runInTab: (_, inPage) => {
      if (inPage.name === 'readPageAddress') return Promise.resolve({ ran: true, value: CRM });
      asked.push(0);
      return Promise.resolve(outcomes.shift() ?? { ran: true, value: answer });
    },
  });
  expect(await carrier.send(request)).toMatchObject({ status: 200 });
  expect(asked).toEqual([0, 0]);
});

it.each(['GET', 'POST'])(
  'a frozen tab, or one with an alert open, does not hold the CRM: the next one sends (%s)',
  async (method) => {
    const tabs: RunOutcome[] = [
      { ran: true, value: answer },
      { ran: true, value: answer },
    ];
    const { carrier, asked } = aCarrier(tabs, { asleep: [0] });
    const isRead = method === 'GET';
    expect(await carrier.send({ ...request, method, isRead })).toMatchObject({ status: 200 });
    expect(asked).toEqual([1]);
  },
);

it('where every tab is frozen nothing is sent, and the CRM is not within reach', async () => {
  const { carrier, asked } = aCarrier([{ ran: true, value: answer }], { asleep: [0] });
  expect(await carrier.send(request)).toEqual({ failed: 'unreachable' });
  expect(asked).toEqual([]);
});

it('without an open tab of the CRM it says that one is needed', async () => {
  const { carrier } = aCarrier([]);
  expect(await carrier.send(request)).toEqual({ failed: 'no-tab' });
});

it('without the permission nothing runs in any page', async () => {
  const { carrier, asked } = aCarrier([{ ran: true, value: answer }], {
    isPermitted: () => Promise.resolve(false),
  });
  expect(await carrier.send(request)).toEqual({ failed: 'no-permission' });
  expect(asked).toEqual([]);
});

it('a request to another origin runs in no page', async () => {
  const { carrier, asked } = aCarrier([{ ran: true, value: answer }]);
  await carrier.send({ ...request, url: 'https://evil.example/api' });
  expect(asked).toEqual([]);
});

it('a redirect is told and not followed', async () => {
  const opaque = { type: 'opaqueredirect', status: 0, url: request.url, headers: {}, text: '' };
  const { carrier } = aCarrier([{ ran: true, value: opaque }]);
  expect(await carrier.send(request)).toMatchObject({ status: 302, redirected: true });
});

it.each([null, undefined, 'text', { status: '200' }])(
  'what is no answer (%j) is no answer',
  async (value) => {
    const { carrier } = aCarrier([{ ran: true, value }]);
    expect(await carrier.send(request)).toEqual({ failed: 'unreachable' });
  },
);

it('an open tab tells its address, a cookie and what it keeps', async () => {
  const { carrier } = aCarrier([{ ran: true, value: 'told' }]);
  expect(await carrier.readAddress()).toBe('told');
  expect(await carrier.readCookie(CRM, 'csrf')).toBe('told');
  expect(await carrier.readStorage('session')).toBe('told');
});

it('a cookie of another origin is asked of no page', async () => {
  const { carrier, asked } = aCarrier([{ ran: true, value: 'told' }]);
  expect(await carrier.readCookie('https://evil.example', 'csrf')).toEqual({
    failed: 'no-permission',
  });
  expect(asked).toEqual([]);
});

it('a page that tells no address, as one that is just going away, is no answer', async () => {
  const { carrier } = aCarrier([{ ran: true, value: null }]);
  expect(await carrier.readAddress()).toEqual({ failed: 'unreachable' });
});
