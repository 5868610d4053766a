import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { FROM_PAGE, FROM_PANEL } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import { createRouter, type RouterParts } from '@/lib/messaging/router';

const SELF = { id: 'baton', origin: 'chrome-extension://baton' };
const PANEL = { id: 'baton', url: 'chrome-extension://baton/sidepanel.html' };
const CRM = 'https://crm.example';
const PAGE = { id: 'baton', url: `${CRM}/leads/7`, frameId: 0, tab: { id: 3, windowId: 1 } };
const DONE: Reply<undefined> = { ok: true, value: undefined };
const REFUSED = { ok: false, error: { code: 'refused' } };

function aRouter(with_: Partial<RouterParts> = {}) {
  const panel = {
    'sync/nudge': vi.fn(() => Promise.resolve(DONE)),
    'record/refresh': vi.fn(() => Promise.resolve(DONE)),
    'record/open': vi.fn(() => Promise.resolve(DONE)),
    'people/refresh': vi.fn(() => Promise.resolve(DONE)),
    'site/on': vi.fn(() => Promise.resolve(DONE)),
    'site/off': vi.fn(() => Promise.resolve(DONE)),
    'token/save': vi.fn(() => Promise.resolve(DONE)),
    'token/test': vi.fn(() => Promise.resolve(DONE)),
    'token/forget': vi.fn(() => Promise.resolve(DONE)),
    'record/forgotten': vi.fn(() => Promise.resolve(DONE)),
    'page/learn': vi.fn(() => Promise.resolve(DONE)),
    'page/forget': vi.fn(() => Promise.resolve(DONE)),
    'backfill/look': vi.fn(() => Promise.resolve({ ok: true, value: undefined } as const)),
    'place/of': vi.fn(() => Promise.resolve({ ok: true, value: { kind: 'hidden' } } as const)),
    'place/read': vi.fn(() => Promise.resolve({ ok: true, value: { kind: 'hidden' } } as const)),
  };
  const page = {
    'page/seen': vi.fn(() => Promise.resolve(DONE)),
    'card/read': vi.fn(() => Promise.resolve(DONE)),
    'card/act': vi.fn(() => Promise.resolve(DONE)),
    'card/keep': vi.fn(() => Promise.resolve(DONE)),
    'page/learned': vi.fn(() => Promise.resolve(DONE)),
    'page/pointers': vi.fn(() => Promise.resolve(DONE)),
    'page/facts': vi.fn(() => Promise.resolve(DONE)),
  };
  const openPanel = vi.fn(() => Promise.resolve(true));
  const listener = createRouter({
    self: SELF,
    panel,
    page,
    openPanel,
    isOn: (origin) => Promise.resolve(origin === CRM),
    problemOf: () => ({ code: 'failed' }),
    ...with_,
  });
  const send = (message: unknown, sender: unknown) =>
    new Promise<Reply | 'left alone'>((resolve) => {
      if (listener(message, sender, resolve) === undefined) resolve('left alone');
    });
  return { panel, page, openPanel, send };
}

const handlersOf = ({ panel, page }: ReturnType<typeof aRouter>) => [
  ...Object.values(panel),
  ...Object.values(page),
];

it.each([{ incognito: true }, { cookieStoreId: 'firefox-container-1' }])(
  'a page whose cookies are not the profile’s own is not heard: %o',
  async (whose) => {
    const router = aRouter();
    const sender = { ...PAGE, tab: { ...PAGE.tab, ...whose } };
    expect(await router.send({ type: 'page/seen', payload: { url: PAGE.url } }, sender)).toEqual(
      REFUSED,
    );
    expect(await router.send({ type: 'card/open-panel', payload: {} }, sender)).toEqual(REFUSED);
    for (const handler of handlersOf(router)) expect(handler).not.toHaveBeenCalled();
    expect(router.openPanel).not.toHaveBeenCalled();
  },
);

it('a message that is not Baton’s is left to others', async () => {
  const router = aRouter();
  for (const message of [undefined, null, 7, 'x', {}, { type: 'toString' }, { type: 'other' }]) {
    expect(await router.send(message, PANEL)).toBe('left alone');
  }
});

it('the panel is answered by the handler of its message', async () => {
  const router = aRouter();
  const message = { type: 'people/refresh', payload: { origin: CRM } };
  expect(await router.send(message, PANEL)).toEqual(DONE);
  expect(router.panel['people/refresh']).toHaveBeenCalledExactlyOnceWith({ origin: CRM });
});

it.each([
  ['a script of ours in a page', PAGE],
  ['another extension', { id: 'other', url: 'chrome-extension://other/page.html' }],
  ['another extension that calls itself ours', { ...PANEL, url: 'chrome-extension://other/x' }],
  ['nobody', {}],
])('%s may not ask what only the panel may', async (_, sender) => {
  const router = aRouter();
  const message = { type: 'people/refresh', payload: { origin: CRM } };
  expect(await router.send(message, sender)).toEqual(REFUSED);
  expect(router.panel['people/refresh']).not.toHaveBeenCalled();
});

it('a page of a CRM that is on is heard, and named by the browser’s word', async () => {
  const router = aRouter();
  const payload = { url: 'https://elsewhere.example/leads/1' };
  await router.send({ type: 'page/seen', payload }, PAGE);
  expect(router.page['page/seen']).toHaveBeenCalledExactlyOnceWith(payload, {
    tabId: 3,
    windowId: 1,
    origin: CRM,
    url: PAGE.url,
  });
});

it.each([
  ['an origin that is not on', { ...PAGE, url: 'https://other.example/leads/7' }],
  ['a frame inside a page', { ...PAGE, frameId: 4 }],
  ['the panel', PANEL],
  ['another extension', { ...PAGE, id: 'other' }],
  ['a file', { ...PAGE, url: 'file:///leads/7' }],
  ['an extension page in a tab', { ...PAGE, url: PANEL.url }],
])('%s may not ask what only a CRM’s page may', async (_, sender) => {
  const router = aRouter();
  expect(await router.send({ type: 'card/read', payload: {} }, sender)).toEqual(REFUSED);
  expect(router.page['card/read']).not.toHaveBeenCalled();
});

it('a page of no known CRM may say what the user asked of it, which its handler checks', async () => {
  const router = aRouter();
  const page = { ...PAGE, url: 'https://other.example/contacts/7' };
  expect(await router.send({ type: 'page/pointers', payload: {} }, page)).toEqual(DONE);
  expect(router.page['page/pointers']).toHaveBeenCalledOnce();
});

it('a press on the card reaches its handler at once, which keeps it', () => {
  const router = aRouter();
  const id = '01935b2e-0000-7000-8000-000000000001';
  const payload = { act: 'accept', handoff: id, brief: id };
  void router.send({ type: 'card/act', payload }, PAGE);
  expect(router.page['card/act']).toHaveBeenCalledOnce();
});

it('the panel opens for a page at once, inside the gesture', () => {
  const router = aRouter();
  void router.send({ type: 'card/open-panel', payload: {} }, PAGE);
  expect(router.openPanel).toHaveBeenCalledExactlyOnceWith(1);
});

it('no message of any shape reaches a handler or goes unanswered', async () => {
  const types = [...Object.keys(FROM_PAGE), ...Object.keys(FROM_PANEL)];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...types), fc.jsonValue(), async (type, payload) => {
      const router = aRouter();
      const reply = await router.send({ type, payload }, { ...PAGE, frameId: 1 });
      expect(reply).toEqual(REFUSED);
      for (const handler of handlersOf(router)) expect(handler).not.toHaveBeenCalled();
    }),
  );
});

it('a handler that fails is answered with a problem, not with silence', async () => {
  const fails = () => Promise.reject(new Error('disk'));
  const { page, panel } = aRouter();
  const router = aRouter({ page, panel: { ...panel, 'sync/nudge': fails } });
  expect(await router.send({ type: 'sync/nudge', payload: {} }, PANEL)).toEqual({
    ok: false,
    error: { code: 'failed' },
  });
});
