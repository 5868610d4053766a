import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { SyncStatus } from '@/components/brief/SyncStatus';
import type { SyncState } from '@/components/brief/sync-state';
import type { CrmError } from '@/lib/crm/error';
import { AT } from '../../factories';

function show(state: SyncState) {
  const onRetry = vi.fn();
  const onGiveUp = vi.fn();
  render(<SyncStatus state={state} crmName="Acme CRM" onRetry={onRetry} onGiveUp={onGiveUp} />);
  return { onRetry, onGiveUp, words: screen.getByRole('status', { name: 'Sync' }).textContent };
}

it.each<[SyncState, RegExp]>([
  [{ kind: 'nothing' }, /^Kept on this device/],
  [{ kind: 'queued', count: 1 }, /^Waiting to be sent to Acme CRM$/],
  [{ kind: 'sending', count: 1 }, /^Sending to Acme CRM/],
  [{ kind: 'delivered', at: AT }, /^In the CRM since \d/],
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
  await userEvent.setup().click(screen.getByRole('button', { name: 'Give up and keep as text' }));
  expect(onGiveUp).toHaveBeenCalledOnce();
});
