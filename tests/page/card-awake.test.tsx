import { act as settle } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { startCard } from '@/lib/page/card/card';
import type { CardView } from '@/lib/messaging/card-view';
import { AT, HANDOFF } from '../factories';

const MINUTE = 60_000;

const view = (again?: number): CardView => ({
  ...{ handoff: HANDOFF, crmName: 'Fieldbook', state: 'handed-over', sdr: 'Sam', bdm: 'Bea' },
  ...{ lines: [], reasons: [], may: { accept: false, return: false, meeting: false } },
  ...{ sync: 'in-crm', round: 0 },
  ...(again !== undefined && { again }),
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const advance = (ms: number) => settle(() => vi.advanceTimersByTimeAsync(ms));

it('a card that will read otherwise looks again by itself, in front and at the right time only', async () => {
  vi.useFakeTimers({ now: AT });
  let next: number | undefined = AT + 5 * MINUTE;
  const sendMessage = vi.fn(() =>
    Promise.resolve({ ok: true, value: { places: [], view: view(next) } }),
  );
  const runtime = { id: 'baton', sendMessage, onMessage: { addListener: () => undefined } };
  vi.stubGlobal('browser', { runtime, i18n: { getMessage: (key: string) => key } });
  const observer = class {
    observe = () => undefined;
    disconnect = () => undefined;
  };
  vi.stubGlobal('IntersectionObserver', observer);
  const front = vi
    .spyOn(HTMLDocument.prototype, 'visibilityState', 'get')
    .mockReturnValue('visible');

  startCard();
  await advance(5 * MINUTE - 1);
  expect(sendMessage).toHaveBeenCalledTimes(1);
  front.mockReturnValue('hidden');
  await advance(MINUTE);
  expect(sendMessage).toHaveBeenCalledTimes(1);

  next = undefined;
  front.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  await advance(0);
  expect(sendMessage).toHaveBeenCalledTimes(2);
  await advance(60 * MINUTE);
  expect(sendMessage).toHaveBeenCalledTimes(2);
});
