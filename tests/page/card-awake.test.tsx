import { act as settle } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startCard } from '@/lib/page/card/card';
import { inWords } from '@/lib/background/card/card-words';
import { AT, HANDOFF } from '../factories';

const MINUTE = 60_000;

const view = (again?: number) =>
  inWords({
    ...{ handoff: HANDOFF, crmName: 'Fieldbook', state: 'handed-over', sdr: 'Sam', bdm: 'Bea' },
    ...{ lines: [], reasons: [], may: { accept: false, return: false, meeting: false } },
    ...{ sync: 'in-crm', round: 0 },
    ...(again !== undefined && { again }),
    called: { sdr: 'Sam', bdm: 'Bea' },
  });
const shown = (again?: number) =>
  Promise.resolve({ ok: true, value: { places: [], view: view(again) } });

const sendMessage = vi.fn<() => Promise<unknown>>();
let tellCard: (message: unknown) => void;

/** The card's script is started once in a page. */
beforeAll(() => {
  const addListener = (listener: typeof tellCard) => (tellCard = listener);
  const runtime = { id: 'baton', sendMessage, onMessage: { addListener } };
  vi.stubGlobal('browser', { runtime, i18n: { getMessage: (key: string) => key } });
  const observer = class {
    observe = () => undefined;
    disconnect = () => undefined;
  };
  vi.stubGlobal('IntersectionObserver', observer);
  sendMessage.mockImplementation(() => shown());
  startCard();
});
afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
  vi.useFakeTimers({ now: AT });
  sendMessage.mockClear();
});
afterEach(() => vi.useRealTimers());

const advance = (ms: number) => settle(() => vi.advanceTimersByTimeAsync(ms));
/** The background says that there may be something new. */
const change = () => {
  tellCard({ type: 'card/changed' });
  return advance(0);
};

it('a card that will read otherwise looks again by itself, in front and at the right time only', async () => {
  sendMessage.mockImplementation(() => shown(AT + 5 * MINUTE));
  const front = vi
    .spyOn(HTMLDocument.prototype, 'visibilityState', 'get')
    .mockReturnValue('visible');

  await change();
  await advance(5 * MINUTE - 1);
  expect(sendMessage).toHaveBeenCalledTimes(1);
  front.mockReturnValue('hidden');
  await advance(MINUTE);
  expect(sendMessage).toHaveBeenCalledTimes(1);

  sendMessage.mockImplementation(() => shown());
  front.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  await advance(0);
  expect(sendMessage).toHaveBeenCalledTimes(2);
  await advance(60 * MINUTE);
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

it('a card whose background dies as it is asked is asked for until one answers, ever more seldom', async () => {
  sendMessage.mockRejectedValue(new Error('The message port closed.'));
  await change();
  await advance(100);
  expect(sendMessage).toHaveBeenCalledTimes(2);
  await advance(MINUTE);
  expect(sendMessage.mock.calls.length).toBeLessThan(12);

  sendMessage.mockImplementation(() => shown());
  await advance(2 * MINUTE);
  const asked = sendMessage.mock.calls.length;
  await advance(60 * MINUTE);
  expect(sendMessage).toHaveBeenCalledTimes(asked);

  sendMessage.mockRejectedValueOnce(new Error('The message port closed.'));
  await change();
  await advance(100);
  expect(sendMessage).toHaveBeenCalledTimes(asked + 2);
});

it('a background that stays silent is asked again at least every fifteen seconds', async () => {
  sendMessage.mockImplementation(() => Promise.reject(new Error('nobody listens')));
  await change();
  await advance(10 * MINUTE);
  const asked = sendMessage.mock.calls.length;
  await advance(MINUTE);
  expect(sendMessage.mock.calls.length - asked).toBeGreaterThanOrEqual(4);
});
