import { act as update, screen } from '@testing-library/react';
import { useState } from 'react';
import { onTestFinished, vi } from 'vitest';
import { HandoffView } from '@/components/timeline/HandoffView';
import { defaultCalendar, type Calendar } from '@/lib/handoff/time/calendar';
import type { LoggedEntry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import type { RunAction } from '@/lib/panel/act/run-action';
import { openRecord } from '../open-record';

/** Stops the clock of the page at an instant (UTC, ms). */
export function itIsNow(instant: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: instant });
  onTestFinished(() => void vi.useRealTimers());
}

interface Given {
  readonly calendar?: Calendar;
  readonly edited?: ReadonlySet<string>;
  readonly act?: RunAction;
}

/** Shows the handoff that the entries come to, to this person; `becomes` is news from the CRM. */
export async function show(entries: LoggedEntry[], me: string | undefined, given: Given = {}) {
  const act = vi.fn(given.act ?? (() => Promise.resolve(true)));
  const onRevise = vi.fn();
  let becomes: (entries: LoggedEntry[]) => void = () => undefined;
  function Page() {
    const [log, setLog] = useState(entries);
    becomes = (next) => update(() => setLog(next));
    return (
      <HandoffView
        handoff={foldHandoff(log)}
        me={me}
        calendar={given.calendar ?? defaultCalendar('Europe/Berlin')}
        {...(given.edited && { edited: given.edited })}
        act={act}
        onRevise={onRevise}
      />
    );
  }
  const { user, db } = await openRecord(<Page />);
  return { act, onRevise, user, db, becomes: (log: LoggedEntry[]) => becomes(log) };
}

export const button = (name: string) => screen.getByRole('button', { name });
export const buttons = () =>
  screen
    .getAllByRole('button')
    .map((element) => element.getAttribute('aria-label') ?? element.textContent);

type User = Awaited<ReturnType<typeof show>>['user'];

/** Opens what is done rarely, and presses that. */
export async function pressInMenu(user: User, name: string): Promise<void> {
  await user.click(button('More about this handoff'));
  await user.click(screen.getByRole('menuitem', { name }));
}
