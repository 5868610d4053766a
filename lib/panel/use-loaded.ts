import { useEffect, useState } from 'react';

/**
 * What `load` gives, which must be the same function each time; `undefined` for a moment. For what
 * weighs too much to be read with the panel.
 */
export function useLoaded<Loaded extends object>(load: () => Promise<Loaded>): Loaded | undefined {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    let isWanted = true;
    const take = (one: Loaded) => isWanted && setLoaded(one);
    // Thrown while drawing, where it is told to the user.
    const fail = (error: unknown) =>
      setLoaded(() => {
        throw error;
      });
    load().then(take, fail);
    return () => void (isWanted = false);
  }, [load]);
  return loaded;
}
