import * as z from 'zod/mini';
import { oneLine } from '../../line';
import { personSchema } from '../../person';
import { text } from '../../text';
import { defineTeamKind } from './kind';

/** How content somebody is with the handoffs. Source: the article, how to know that it works. */
export const pulse = defineTeamKind({
  name: 'pulse',
  body: z.object({
    about: z.optional(personSchema),
    satisfaction: z.int().check(z.gte(1), z.lte(5)),
    pushBack: z.enum(['yes', 'no', 'unsure']),
    text: text(1000),
  }),
  apply(team, body, { at, by }) {
    team.pulses = [...team.pulses, { ...body, at, by }];
  },
  describe: (body, by) => ({
    lines: [
      `${by.name} rated the handoffs${body.about ? ` from ${oneLine(body.about.name)}` : ''} ${body.satisfaction} of 5.`,
      `Would push back on losing SDR support: ${body.pushBack}.`,
      ...(body.text ? [body.text] : []),
    ],
  }),
});
