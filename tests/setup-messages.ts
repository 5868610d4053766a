import { readFileSync } from 'node:fs';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';

const messagesSchema = z.record(
  z.string(),
  z.object({
    message: z.string(),
    placeholders: z.optional(z.record(z.string(), z.object({ content: z.string() }))),
  }),
);

const messages = new Map(
  Object.entries(
    messagesSchema.parse(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'))),
  ),
);

/** Answers as a browser does from the shipped message file, so that tests read the real words. */
function getMessage(key: string, substitutions: string | string[] = []): string {
  const message = messages.get(key);
  if (!message) return '';
  const values = [substitutions].flat();
  return message.message
    .replace(/\$([a-z]\w*)\$/gi, (whole, name: string) => {
      return message.placeholders?.[name.toLowerCase()]?.content ?? whole;
    })
    .replace(/\$(\d)/g, (_, position: string) => values[Number(position) - 1] ?? '');
}

Object.assign(fakeBrowser.i18n, { getMessage });
