import { beforeEach, expect, it } from 'vitest';
import { createTokens } from '@/lib/background/sites/tokens';
import type { CrmError } from '@/lib/crm/error';
import { adapterById } from '@/lib/crm/registry';
import type { Site } from '@/lib/platform/storage/sites';

const CRM = 'https://crm.example';
const SAM = { id: '11', name: 'Sam Rivera' };
const REST = adapterById('rest');
const refused: CrmError = { code: 'token-refused' };

/** A CRM that lets in by these tokens, and the site and the token that are kept. */
function aDesk(answers: Record<string, CrmError | typeof SAM>) {
  let site: Site = { origin: CRM, adapter: 'rest', token: { help: 'x', isKept: false } };
  let kept: string | undefined;
  const putSite = (next: Site) => Promise.resolve(void (site = next));
  const changeSite = (_: string, change: (site: Site) => Site | undefined) =>
    putSite(change(site) ?? site);
  const sites = {
    find: (origin: string) => Promise.resolve(origin === CRM ? site : undefined),
    setMe: (_: string, me: typeof SAM) => putSite({ ...site, me }),
  };
  const to = (origin: string, token = kept) => {
    const answer = token === undefined ? ({ code: 'no-token' } as const) : answers[token];
    if (origin !== CRM || !REST || !answer) return Promise.resolve(undefined);
    const me = 'code' in answer ? { ok: false, error: answer } : { ok: true, value: answer };
    const session = { whoAmI: () => Promise.resolve(me) };
    // Nothing else of a session is asked for here.
    return Promise.resolve({
      adapter: REST,
      session,
      clockAhead: () => undefined,
      kindOf: () => Promise.resolve(undefined),
    } as never);
  };
  const tokens = createTokens({
    ...{ sites, changeSite, connections: { to } },
    keepToken: (_, token) => Promise.resolve(void (kept = token)),
    forgetToken: () => Promise.resolve(void (kept = undefined)),
  });
  return { tokens, site: () => site, kept: () => kept, putSite };
}

let desk: ReturnType<typeof aDesk>;
beforeEach(() => {
  desk = aDesk({
    good: SAM,
    other: { id: '12', name: 'Bea' },
    bad: refused,
    far: { code: 'unreachable' },
  });
});

it('a token that works is kept, and says who is connected', async () => {
  expect(await desk.tokens.save(CRM, 'good')).toEqual({ ok: true, value: undefined });
  expect(desk.kept()).toBe('good');
  expect(desk.site()).toMatchObject({ me: SAM, token: { isKept: true } });
});

it('a token that the CRM refuses is not kept, and the one before stays', async () => {
  await desk.tokens.save(CRM, 'good');
  expect(await desk.tokens.save(CRM, 'bad')).toEqual({ ok: false, error: refused });
  expect(desk.kept()).toBe('good');
  expect(desk.site().me).toEqual(SAM);
});

it('a token that could not be tried is kept, and names nobody', async () => {
  await desk.tokens.save(CRM, 'good');
  expect(await desk.tokens.save(CRM, 'far')).toEqual({ ok: false, error: { code: 'unreachable' } });
  expect(desk.kept()).toBe('far');
  expect(desk.site().me).toBeUndefined();
});

it('another person’s token says so', async () => {
  await desk.tokens.save(CRM, 'good');
  await desk.tokens.save(CRM, 'other');
  expect(desk.site().me?.name).toBe('Bea');
});

it('testing asks with the kept token', async () => {
  expect(await desk.tokens.test(CRM)).toEqual({ ok: false, error: { code: 'no-token' } });
  await desk.tokens.save(CRM, 'good');
  expect((await desk.tokens.test(CRM)).ok).toBe(true);
});

it('a forgotten token is gone, and with it who it was', async () => {
  await desk.tokens.save(CRM, 'good');
  await desk.tokens.forget(CRM);
  expect(desk.kept()).toBeUndefined();
  expect(desk.site()).toEqual({
    origin: CRM,
    adapter: 'rest',
    token: { help: 'x', isKept: false },
  });
});

it('a site that is off, or wants no token, takes none', async () => {
  const off = await desk.tokens.save('https://other.example', 'good');
  expect(off).toEqual({ ok: false, error: { code: 'site-off' } });
  await desk.putSite({ origin: CRM, adapter: 'rest' });
  expect(await desk.tokens.save(CRM, 'good')).toEqual({ ok: false, error: { code: 'refused' } });
  expect(desk.kept()).toBeUndefined();
});

it('no reply and no site ever holds the token', async () => {
  for (const token of ['good', 'bad', 'far']) {
    const reply = await desk.tokens.save(CRM, token);
    expect(JSON.stringify([reply, desk.site()])).not.toContain(token);
  }
});
