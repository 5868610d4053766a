import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSources } from './sources';

const messages = Object.keys(
  JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')) as object,
);
const everything = [
  ...readSources().map((source) => source.text),
  readFileSync('wxt.config.ts', 'utf8'),
].join('\n');

it('every message in the message file is used', () => {
  // A key may be made of a prefix and a code (`problem_${code}`): its prefix must then be in use.
  const unused = messages.filter((key) => {
    const prefix = key.slice(0, key.lastIndexOf('_') + 1);
    return !everything.includes(key) && !(prefix && everything.includes('`' + prefix + '${'));
  });
  expect(unused).toEqual([]);
});
