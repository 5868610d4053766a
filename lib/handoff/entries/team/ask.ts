import * as z from 'zod/mini';
import { askKindSchema, type AskKind } from '../../choices';
import { instantText } from '../../time/instant-text';
import { oneLine } from '../../line';
import { personSchema } from '../../person';
import { instantSchema, text } from '../../text';
import { defineTeamKind } from './kind';

/** The kinds in the words of a note. */
export const ASK_WORDS: Readonly<Record<AskKind, string>> = {
  'gone-quiet': 'contact has gone quiet',
  'event-follow-up': 'event follow-up',
  'another-look': 'account worth another look',
  other: 'something else',
};

/** Asks somebody for something that is not about one handoff; `due` is a UTC instant (ms). */
export const ask = defineTeamKind({
  name: 'ask',
  body: z
    .object({
      to: personSchema,
      kind: askKindSchema,
      text: text(1000),
      due: z.optional(instantSchema),
    })
    .check(z.refine((body) => body.kind !== 'other' || body.text.trim() !== '')),
  apply(team, { to, kind, text, due }, { id, at, by }) {
    team.asks = [...team.asks, { id, at, by, to, kind, text, due }];
  },
  describe: (body, by, zone) => ({
    lines: [
      `${by.name} asked ${oneLine(body.to.name)} for help: ${ASK_WORDS[body.kind]}.`,
      ...(body.text ? [body.text] : []),
      ...(body.due === undefined ? [] : [`Due ${instantText(body.due, zone)}.`]),
    ],
  }),
});
