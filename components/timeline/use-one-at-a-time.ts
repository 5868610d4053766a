import { useRef } from 'react';
import type { Act } from '@/lib/panel/acting';

/** Gives `act` so that an impatient second press does nothing while the first is still at work. */
export function useOneAtATime(act: Act): Act {
  const isActing = useRef(false);
  return async (kind, body) => {
    if (isActing.current) return false;
    isActing.current = true;
    try {
      return await act(kind, body);
    } finally {
      isActing.current = false;
    }
  };
}
