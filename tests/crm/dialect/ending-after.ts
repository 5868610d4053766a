import type { Carrier } from '@/lib/crm/http';

/** A carrier before whose request of that number (from 0), and never again, `end` happens. */
export function endingAfter(carrier: Carrier, requests: number, end: () => void): Carrier {
  let sent = 0;
  return {
    ...carrier,
    send(request) {
      if (sent === requests) end();
      sent += 1;
      return carrier.send(request);
    },
  };
}
