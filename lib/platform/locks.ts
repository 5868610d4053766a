/** Runs `work` while no other context of Baton runs work of that name; they take turns. */
export function exclusively<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request(name, work);
}

/** Whether any context of Baton runs work of that name now: what died holds nothing. */
export async function isHeld(name: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === name);
}

/** Returns what is under way in this context by that name, or begins it. */
export function shared<Value>(
  underWay: Map<string, Promise<Value>>,
  name: string,
  begin: () => Promise<Value>,
): Promise<Value> {
  const running = underWay.get(name);
  if (running) return running;
  const begun = begin().finally(() => underWay.delete(name));
  underWay.set(name, begun);
  return begun;
}
