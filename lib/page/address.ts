const POLL_MS = 1000;

/**
 * Calls back after every committed change of the document's address, until `onAddress` answers
 * false. A navigation that is cancelled never shows in `location`, which is all that is read.
 */
export function watchAddress(onAddress: (url: string) => boolean): void {
  let last = location.href;
  const ended = new AbortController();
  const { signal } = ended;
  const look = () => {
    if (location.href === last) return;
    last = location.href;
    if (!onAddress(last)) ended.abort();
  };
  if ('navigation' in globalThis) {
    navigation.addEventListener('currententrychange', look, { signal });
    return;
  }
  // The page's own pushState cannot be heard from our world without the Navigation API.
  addEventListener('hashchange', look, { signal });
  addEventListener('popstate', look, { signal });
  const timer = setInterval(look, POLL_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
