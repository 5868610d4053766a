type Camel<Code extends string> = Code extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Code;

/** Returns a code as the keys of the message file write it: `come-back` is `comeBack`. */
export function camel<Code extends string>(code: Code): Camel<Code> {
  // The type says what the expression does, letter by letter.
  return code.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as Camel<Code>;
}
