/** The value that a JSON text holds (`undefined` for an empty text), or `undefined` if it is cut or no JSON. */
export function readJson(text: string): { readonly value: unknown } | undefined {
  if (text === '') return { value: undefined };
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined; // The one thing that JSON.parse says by throwing: this is not JSON.
  }
}
