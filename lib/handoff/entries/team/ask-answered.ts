import * as z from 'zod/mini';
import { answerSchema } from '../pull-back-answered';
import { defineTeamKind } from './kind';

/** Whoever was asked answers, naming the ask by its entry's id. The first answer counts. */
export const askAnswered = defineTeamKind({
  name: 'ask-answered',
  body: z.intersection(z.object({ ask: z.uuidv7() }), answerSchema),
  mayBy: ({ asks }, body, personId) =>
    asks.some(({ id, to, answer }) => id === body.ask && to.id === personId && !answer),
  apply(team, { ask, result, text }, { at, by }) {
    team.asks = team.asks.map((asked) =>
      asked.id === ask ? { ...asked, answer: { at, by, result, text } } : asked,
    );
  },
  describe: (body, by) => ({
    lines: [
      body.result === 'done'
        ? `${by.name} completed the request.`
        : `${by.name} can’t complete the request.`,
      ...(body.text ? [body.text] : []),
    ],
  }),
});
