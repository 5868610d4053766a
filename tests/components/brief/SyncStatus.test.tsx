import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { SyncStatus } from '@/components/brief/SyncStatus';
import type { SyncState } from '@/components/brief/sync-state';
import type { CrmError } from '@/lib/crm/error';
import { instantOfWallTime, wallTimeOf } from '@/lib/handoff/time/wall-time';
import { dayAndTime, ownZone, timeOfDay } from '@/lib/panel/time/time-text';
import { AT, weekdayHere } from '../../factories';

function show(state: SyncState) {
  const onRetry = vi.fn();
  const onGiveUp = vi.fn();
  const does = { onRetry, onGiveUp };
  render(<SyncStatus state={state} crmName="Acme CRM" now={AT} {...does} />);
  return { onRetry, onGiveUp, words: screen.getByRole('status', { name: 'Sync' }).textContent };
}

it.each<[SyncState, RegExp]>([
  [{ kind: 'nothing' }, /^Draft saved on this device/],
  [{ kind: 'queued', count: 1 }, /^Waiting to send to Acme CRM$/],
  [{ kind: 'sending', count: 1 }, /^Sending to Acme CRM/],
  [{ kind: 'delivered', at: AT }, /^Synced to the CRM at .*\d:\d\d/],
  [{ kind: 'delivered', at: 0 }, /^Synced to the CRM$/],
])('%j has its words', (state, words) => {
  expect(show(state).words).toMatch(words);
});

const PROBLEMS: CrmError[] = [
  { code: 'signed-out' },
  { code: 'other-user', userName: 'Eve' },
  { code: 'forbidden' },
  { code: 'not-found' },
  { code: 'rate-limited', retryAfterMs: 1000 },
  { code: 'too-long' },
  { code: 'no-tab' },
  { code: 'no-permission' },
  { code: 'no-token' },
  { code: 'token-refused' },
  { code: 'unreachable' },
  { code: 'unexpected', status: 500 },
];

it.each(PROBLEMS)('$code says why it cannot go on, in words, without a code', async (problem) => {
  const { words, onRetry, onGiveUp } = show({ kind: 'stuck', problem, retryAt: AT });
  expect(words).toMatch(/^[A-Z].*\.$/);
  expect(words).not.toMatch(
    new RegExp(`\\$\\d|500|${problem.code.includes('-') ? problem.code : 'undefined'}`),
  );
  await userEvent.setup().click(screen.getByRole('button', { name: 'Try now' }));
  expect(onRetry).toHaveBeenCalledOnce();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Stop sending' }));
  expect(onGiveUp).toHaveBeenCalledOnce();
});

const DAY = 86_400_000;

it.each([0, 3 * DAY, 300 * DAY])(
  'since when the CRM has it is told with its day: %d ms ago',
  (ago) => {
    const { words } = show({ kind: 'delivered', at: AT - ago });
    expect(words).toBe(`Synced to the CRM at ${dayAndTime(AT - ago, undefined, AT)}`);
    expect(words).toMatch(new RegExp(weekdayHere(AT - ago)));
  },
);

const TELLS_TIME: CrmError[] = [
  { code: 'rate-limited', retryAfterMs: 1000 },
  { code: 'unreachable' },
  { code: 'unexpected', status: 500 },
];

describe.each(TELLS_TIME)('after $code', (problem) => {
  const at = (retryAt: number) => show({ kind: 'stuck', problem, retryAt }).words;

  it.each([
    ['is not known', 0],
    ['has come', AT - 60_000],
    ['is now', AT],
  ])('no time is shown where the one at which it goes on %s', (_, retryAt) => {
    expect(at(retryAt)).not.toMatch(/\d:\d|\$/);
    expect(screen.getByRole('status').textContent).toMatch(/will try again in a moment\.$/);
  });

  it('the time of day is enough for today, and another day is named', () => {
    const noon = instantOfWallTime(`${wallTimeOf(AT, ownZone()).slice(0, 10)}T23:59`, ownZone());
    expect(at(noon ?? 0)).toContain(` ${timeOfDay(noon ?? 0)}.`);
    cleanup();
    expect(at(AT + 2 * DAY)).toContain(` ${dayAndTime(AT + 2 * DAY, undefined, AT)}.`);
  });
});
