import type { Carrier } from './http';

/** Clocks that differ less are as right as clocks of two machines are (ms). */
const TOLERANCE_MS = 5 * 60_000;

/** A carrier that also listens for what time it is at the CRM. */
export interface ServerClock {
  readonly carrier: Carrier;
  /**
   * How far this device's clock is ahead of the CRM's (ms, negative where it is behind);
   * `undefined` where the two agree or the CRM has not told its time.
   */
  readonly ahead: () => number | undefined;
}

/** Listens to the `Date` of every answer that `carrier` brings. `now` is this device's (UTC, ms). */
export function createServerClock(carrier: Carrier, now: () => number): ServerClock {
  let ahead: number | undefined;
  return {
    carrier: {
      ...carrier,
      async send(request) {
        const answer = await carrier.send(request);
        if ('failed' in answer) return answer;
        const told = Date.parse(answer.headers.date ?? '');
        if (!Number.isNaN(told)) ahead = now() - told;
        return answer;
      },
    },
    ahead: () => (ahead !== undefined && Math.abs(ahead) > TOLERANCE_MS ? ahead : undefined),
  };
}
