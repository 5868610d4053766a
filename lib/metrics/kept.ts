/**
 * Makes what keeps a value that was worked out of an object and of other things, as long as the object
 * is there and the others are the same. The hours that somebody worked while a handoff waited do not
 * change with the weeks that are looked at, and counting them is what takes long.
 */
export function createKept<Value>() {
  const kept = new WeakMap<object, { readonly by: readonly unknown[]; readonly value: Value }>();
  return (of: object, by: readonly unknown[], work: () => Value): Value => {
    const known = kept.get(of);
    if (known?.by.every((one, index) => one === by[index])) return known.value;
    const value = work();
    kept.set(of, { by, value });
    return value;
  };
}
