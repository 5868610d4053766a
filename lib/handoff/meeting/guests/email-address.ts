/** Braces and strokes, which the standard allows, are brackets and separators to people. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`~.-]{1,64}$/u;
const LABEL = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}$/u;

/** Whether `text` is an e-mail address as mail systems take them. */
export function isEmailAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  const labels = domain.split('.');
  return (
    more.length === 0 &&
    text.length <= 254 &&
    LOCAL.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label) && !label.endsWith('-')) &&
    !/^(?:.|.*\d)$/u.test(labels.at(-1)?.replace(/^xn--.*/, 'xn') ?? '') &&
    URL.canParse(`https://${domain}`)
  );
}

/** Far more than an address may have. */
const LONGEST_WORD = 400;

/** Returns the address that a word is, freed of what stands round it; `undefined` where it is none. */
export function addressIn(word: string): string | undefined {
  if (word.length > LONGEST_WORD || !word.includes('@')) return undefined;
  const bare = word
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll('。', '.')
    .replace(/\([^()]*\)/g, '')
    .replace(/\?[a-z]+=.*$/i, '');
  const email = bare
    .slice(bare.lastIndexOf(':', bare.lastIndexOf('@')) + 1)
    .replace(/^[\s<>(){}[\]"'`*•·‘’‚‛´,;!|/–—-]+/u, '')
    .replace(
      /(?<![\s<>(){}[\]"'`*‘’‚‛´,;:.!?…~|/–—_-])[\s<>(){}[\]"'`*‘’‚‛´,;:.!?…~|/–—_-]+$/u,
      '',
    );
  return isEmailAddress(email) ? email : undefined;
}

/** Returns the addresses of a word in which several stand without a blank; `undefined` for any other. */
export function addressesIn(word: string): string[] | undefined {
  const parts = word.split(/[/\\+&・･·。]|(?<=[a-z])(?:和|及|与|と|와|과)(?=[a-z\d])/iu);
  const emails = parts.flatMap((part) => addressIn(part) ?? []);
  return emails.length > 1 && emails.length === parts.length ? emails : undefined;
}
