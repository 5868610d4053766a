/** What browsers give as the key of whatever an input method takes for itself. */
const TAKEN = 229;

/**
 * Whether a key belongs to an input method, which takes Enter, Escape and arrows for the word that is
 * being written. The key that ends a word comes after that in some browsers, and tells so by its code.
 */
export function isComposing(event: { readonly nativeEvent: KeyOfInputMethod }): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === TAKEN;
}

interface KeyOfInputMethod {
  readonly isComposing: boolean;
  readonly keyCode: number;
}
