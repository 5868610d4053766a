import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readSources } from './sources';

const fileSchema = z.record(
  z.string(),
  z.object({
    message: z.string(),
    description: z.string(),
    placeholders: z.optional(z.record(z.string(), z.object({ content: z.string() }))),
  }),
);

const messages = new Map(
  Object.entries(
    fileSchema.parse(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'))),
  ),
);
const sources = readSources();
const everything = [
  ...sources.map((source) => source.text),
  readFileSync('wxt.config.ts', 'utf8'),
].join('\n');
const PLURAL = /_(?:zero|one|two|few|many|other)$/;

it('every message in the message file is used', () => {
  const unused = [...messages.keys()].filter((key) => {
    const named = messages.has(`${key.replace(PLURAL, '')}_one`) ? key.replace(PLURAL, '') : key;
    // A key may be made of a prefix and a code (`problem_${code}`): its prefix must then be in use.
    const prefix = named.slice(0, named.lastIndexOf('_') + 1);
    return !everything.includes(named) && !(prefix && everything.includes('`' + prefix + '${'));
  });
  expect(unused).toEqual([]);
});

it('every message tells its translators where it stands', () => {
  const bare = [...messages].filter(([, { description }]) => description.trim().length < 10);
  expect(bare).toEqual([]);
});

it('every placeholder has a name, and is an argument: the first, the second, and so on', () => {
  const odd = [...messages].filter(([, { message, placeholders = {} }]) => {
    const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
    const contents = Object.values(placeholders).map(({ content }) => content);
    return (
      /\$\d/.test(message) ||
      named.some((name) => !(name in placeholders)) ||
      contents.some((content, index) => content !== `$${index + 1}`)
    );
  });
  expect(odd).toEqual([]);
});

it('what is counted has words for one and for others, with the same placeholders', () => {
  const odd = [...messages].filter(([key, { placeholders }]) => {
    const base = key.replace(PLURAL, '');
    if (base === key || !messages.has(`${base}_one`)) return false;
    const other = messages.get(`${base}_other`);
    return JSON.stringify(other?.placeholders) !== JSON.stringify(placeholders);
  });
  expect(odd).toEqual([]);
});

interface Call {
  readonly at: string;
  readonly key: string;
  readonly given: number;
}

/** The calls whose keys and arguments stand in the source, each key of a choice by itself. */
function callsIn({ path, text }: { readonly path: string; readonly text: string }): Call[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const calls: Call[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const { text: name } = node.expression;
      const [key, ...args] = node.arguments;
      if ((name === 't' || name === 'counted') && key && !args.some(ts.isSpreadElement)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        for (const one of keysOf(key)) {
          const told = name === 'counted' ? `${one}_other` : one;
          calls.push({ at: `${path}:${line + 1}`, key: told, given: args.length });
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return calls;
}

function keysOf(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node)) return [node.text];
  return ts.isConditionalExpression(node)
    ? [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)]
    : [];
}

it('every message gets as many arguments as it has placeholders', () => {
  const calls = sources.flatMap(callsIn);
  expect(calls.length).toBeGreaterThan(900);
  const odd = calls.filter(
    ({ key, given }) => Object.keys(messages.get(key)?.placeholders ?? {}).length !== given,
  );
  expect(odd).toEqual([]);
});
