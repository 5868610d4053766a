/** Cuts a text to so many UTF-16 units at most, and no character in two. */
export function clip(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
