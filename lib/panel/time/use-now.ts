import { useEffect, useState } from 'react';
import { dateDoubt } from '@/lib/handoff/time/promised-dates';
import { t } from '../i18n';

const MINUTE = 60_000;

/** Returns the time (UTC, ms), and again each minute while it is looked at. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/**
 * Returns what to say of a date (UTC, ms) that a buyer is promised while it is typed: that it is over,
 * or more than a year away; `undefined` where it is neither, or none.
 */
export function useDateWarning(instant: number | undefined): string | undefined {
  const now = useNow();
  const doubt = instant === undefined ? undefined : dateDoubt(instant, now);
  return doubt && t(doubt === 'in-the-past' ? 'date_past' : 'date_far');
}
