import * as z from 'zod/mini';
import { defineTeamKind } from './kind';

/** A person agrees that their figures bear their name, as the `figures` entry of that id asks. */
export const figuresAgreed = defineTeamKind({
  name: 'figures-agreed',
  body: z.object({ figures: z.uuidv7() }),
  mayBy: ({ figures }, body) => figures?.id === body.figures,
  apply(team, _, { by }) {
    if (team.figuresAgreed.some(({ id }) => id === by.id)) return;
    team.figuresAgreed = [...team.figuresAgreed, by];
  },
  describe: (_, by) => ({
    lines: [`${by.name} agrees that their figures bear their name.`],
  }),
});
