import { useEffect, useState } from 'react';

/** A part of the panel's own code could not be read: most often, Baton was updated under the open panel. */
export class PartNotRead extends Error {
  override readonly name = 'PartNotRead';
}

/** A part of the panel's code that is read apart from the panel, once. */
export interface LaterPart<Loaded> {
  /** The part, where it has been read. */
  readonly now: () => Loaded | undefined;
  /** Reads it; rejects with {@link PartNotRead}, and reads anew when it is called after that. */
  readonly load: () => Promise<Loaded>;
}

/** Makes a part of what `read` imports: what weighs much or is rarely shown need not hold up the panel. */
export function laterPart<Loaded extends object>(read: () => Promise<Loaded>): LaterPart<Loaded> {
  let loaded: Loaded | undefined;
  let loading: Promise<Loaded> | undefined;
  const begin = async () => {
    try {
      loaded = await read();
      return loaded;
    } catch (cause) {
      loading = undefined;
      throw new PartNotRead(String(cause), { cause });
    }
  };
  return { now: () => loaded, load: () => (loading ??= begin()) };
}

/** The part; `undefined` while it is being read. Where that fails, throws while drawing. */
export function useLoaded<Loaded extends object>(part: LaterPart<Loaded>): Loaded | undefined {
  const [loaded, setLoaded] = useState(part.now);
  const isLoaded = loaded !== undefined;
  useEffect(() => {
    if (isLoaded) return;
    let isWanted = true;
    // What was read may be a component, which is a function: it is told by one.
    const take = (one: Loaded) => isWanted && setLoaded(() => one);
    // Thrown while drawing, where it is told to the user.
    const fail = (error: unknown) =>
      setLoaded(() => {
        throw error;
      });
    part.load().then(take, fail);
    return () => void (isWanted = false);
  }, [part, isLoaded]);
  return loaded;
}
