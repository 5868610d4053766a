import type { ReactNode } from 'react';

/** How a promise stands: in time, past half of its time, or over. */
export type DueState = 'ok' | 'soon' | 'late';

/** Returns how a promise stands at `now` that runs from `began` to `due` (UTC, ms): soon from half of its time on. */
export function dueState(began: number, due: number, now: number) {
  const left = Math.max(0, Math.min(1, (due - now) / Math.max(1, due - began)));
  const state = now > due ? 'late' : left < 0.5 ? 'soon' : 'ok';
  return { state, left } as const;
}

interface DueChipProps {
  readonly state: DueState;
  /** How much of the time is left, 0 to 1. */
  readonly left: number;
  /** When it is due, in few words. */
  readonly text: string;
}

/** When something is due, as a small clock and in words. */
export function DueChip({ state, left, text }: DueChipProps) {
  return (
    <span className="due-chip" data-due={state}>
      <svg aria-hidden="true" className="due-clock" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6" />
        <circle cx="8" cy="8" r="6" pathLength="100" strokeDasharray={dashes(state, left)} />
      </svg>
      {text}
    </span>
  );
}

interface ClockRingProps extends Omit<DueChipProps, 'text'> {
  /** The face of who must act. */
  readonly children: ReactNode;
}

/** A ring around the face of who must act, as long as there is time. The words stand beside it. */
export function ClockRing({ state, left, children }: ClockRingProps) {
  return (
    <span className="clock-ring" data-due={state}>
      <svg aria-hidden="true" viewBox="0 0 40 40">
        <circle cx="20" cy="20" r="17.5" />
        <circle cx="20" cy="20" r="17.5" pathLength="100" strokeDasharray={dashes(state, left)} />
      </svg>
      {children}
    </span>
  );
}

/** What is late has a full ring: nothing of it is left, and it is not to look like nothing. */
function dashes(state: DueState, left: number): string {
  const share = state === 'late' ? 1 : Math.min(1, Math.max(0, left));
  return `${Math.round(100 * share)} 100`;
}
