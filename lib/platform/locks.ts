/** Runs `work` while no other context of Baton runs work of that name; they take turns. */
export function exclusively<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request(name, work);
}
