const prototypeOf: <Of extends Node>(one: Of) => Of = Object.getPrototypeOf;
const read: <Of extends Node, Key extends keyof Of>(from: Of, key: Key, of: Of) => Of[Key] =
  Reflect.get;

/**
 * Returns what the browser itself says of a page's node; a method is ready to be called. A page may
 * name a form's field `parentElement` or a picture `body`: then that field is what the form, and that
 * picture what the document, answers to whoever asks them as usual.
 */
export function native<Of extends Node, Key extends keyof Of>(of: Of, key: Key): Of[Key] {
  const found = read(prototypeOf(of), key, of);
  // Bound to its own node, it takes and returns what it did.
  return typeof found === 'function' ? (found.bind(of) as Of[Key]) : found;
}
