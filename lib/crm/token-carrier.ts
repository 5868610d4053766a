import type { TokenNeed } from './adapter';
import type { Carrier } from './http';

/**
 * Returns a carrier that sends the user's token along. The token is read for each request and held
 * nowhere; without one nothing is sent.
 */
export function withToken(
  carrier: Carrier,
  { header }: Pick<TokenNeed, 'header'>,
  readToken: () => Promise<string | undefined>,
): Carrier {
  return {
    ...carrier,
    async send(request) {
      const token = await readToken();
      if (token === undefined) return { failed: 'no-token' };
      return carrier.send({ ...request, headers: { ...request.headers, ...header(token) } });
    },
  };
}
