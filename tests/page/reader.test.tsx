import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PagePayload } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import { startReader } from '@/lib/page/fields/reader';

const POINTERS = { name: { selector: 'h1' }, email: { selector: '[data-field="email"]' } };
/** Longer than any wait of the reader; time is the test's own. */
const LONG = 10_000;

type Facts = PagePayload<'page/facts'>;
let told: Facts[];
let answer: (type: string) => Reply | undefined;
let runtime: { id?: string; sendMessage: (message: { type: string; payload: Facts }) => unknown };
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  answer = (type) => ({ ok: true, value: type === 'page/pointers' ? { pointers: POINTERS } : {} });
  runtime = {
    id: 'baton',
    sendMessage: ({ type, payload }) => {
      if (type === 'page/facts') told.push(payload);
      return Promise.resolve(answer(type));
    },
  };
  vi.stubGlobal('chrome', { runtime, i18n: {} });
  vi.stubGlobal('browser', undefined);
  history.replaceState(null, '', '/contacts/7');
  draw('Ana Weber', 'ana@weber.example');
});
afterEach(async () => {
  // A page that is left takes its reader with it; here, the end of its extension does.
  delete runtime.id;
  document.body.append('the end');
  await pass(LONG);
  Reflect.deleteProperty(globalThis, Symbol.for('baton.reader'));
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function draw(name: string, email: string): void {
  const heading = document.createElement('h1');
  const address = document.createElement('p');
  heading.append(name);
  address.append(email);
  address.dataset.field = 'email';
  document.body.replaceChildren(heading, address);
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const namesAt = (path: string) =>
  told.filter(({ url }) => url.endsWith(path)).map(({ texts }) => texts.name);

it('tells what the page says where the user pointed', async () => {
  startReader();
  await pass(LONG);
  expect(told).toEqual([
    { url: location.href, texts: { name: 'Ana Weber', email: 'ana@weber.example' } },
  ]);
});

it('tells which places are not on the page, and which are empty there', async () => {
  document.querySelector('p')?.remove();
  startReader();
  await pass(LONG);
  expect(told.at(-1)).toMatchObject({ texts: { name: 'Ana Weber' }, missing: ['email'] });
  draw('Ana Weber', '');
  await pass(LONG);
  expect(told.at(-1)).toEqual({ url: location.href, texts: { name: 'Ana Weber' } });
});

it('what a component draws into its own tree later, and changes there, is told', async () => {
  const within = [{ selector: 'crm-app' }];
  const pointers = { name: { selector: 'h1', within } };
  answer = (type) => ({ ok: true, value: type === 'page/pointers' ? { pointers } : {} });
  const app = document.createElement('crm-app');
  document.body.replaceChildren(app);
  startReader();
  await pass(5000);
  // No sign of it reaches the document.
  const heading = document.createElement('h1');
  heading.append('Ana Weber');
  app.attachShadow({ mode: 'open' }).append(heading);
  await pass(5000);
  expect(told.at(-1)?.texts.name).toBe('Ana Weber');
  heading.replaceChildren('Ben Ode');
  await pass(1000);
  expect(told.at(-1)?.texts.name).toBe('Ben Ode');
});

it('tells a change, and nothing where nothing changed', async () => {
  startReader();
  await pass(LONG);
  document.body.append('an advertisement');
  await pass(LONG);
  draw('Ana Maria Weber', 'ana@weber.example');
  await pass(LONG);
  expect(namesAt('/contacts/7')).toEqual(['Ana Weber', 'Ana Maria Weber']);
});

it('a page that is drawn late is not told as empty before', async () => {
  document.body.replaceChildren();
  startReader();
  await pass(1000);
  draw('Ana Weber', 'ana@weber.example');
  await pass(LONG);
  expect(namesAt('/contacts/7')).toEqual(['Ana Weber']);
});

it('after the address has changed, nothing of the last record is told for the new one', async () => {
  startReader();
  await pass(LONG);
  history.replaceState(null, '', '/contacts/8');
  await pass(2000);
  draw('Ben Ode', 'ben@ode.example');
  await pass(LONG);
  expect(namesAt('/contacts/8')).toEqual(['Ben Ode']);
});

it('an address that shows the same record is told after a while', async () => {
  startReader();
  await pass(LONG);
  history.replaceState(null, '', '/contacts/7#notes');
  await pass(LONG);
  expect(namesAt('#notes')).toEqual(['Ana Weber']);
});

it('a site that was forgotten is not read any more', async () => {
  startReader();
  await pass(LONG);
  answer = () => ({ ok: false, error: { code: 'refused' } });
  draw('Ben Ode', 'ben@ode.example');
  await pass(LONG);
  draw('Cem Aydin', 'cem@aydin.example');
  await pass(LONG);
  expect(namesAt('/contacts/7')).toEqual(['Ana Weber', 'Ben Ode']);
});

it('what got lost with a dying worker is told with the next change', async () => {
  startReader();
  await pass(0);
  answer = () => undefined;
  await pass(LONG);
  answer = () => ({ ok: true, value: {} });
  document.body.append('more');
  await pass(LONG);
  expect(told.at(-1)?.texts.name).toBe('Ana Weber');
});

it('a reader whose extension was reloaded falls silent', async () => {
  startReader();
  await pass(LONG);
  delete runtime.id;
  draw('Ben Ode', 'ben@ode.example');
  await pass(LONG);
  expect(namesAt('/contacts/7')).toEqual(['Ana Weber']);
});
