import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** Gives the time (UTC, ms), and again each minute while it is looked at. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
