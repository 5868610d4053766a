import * as z from 'zod/mini';
import { filledText } from '../../text';
import { localDateSchema } from './dates';
import { defineTeamKind } from './kind';

/** On whose word figures may bear names. */
const basisSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everybody-agreed') }),
  z.object({ kind: z.literal('works-agreement'), on: localDateSchema }),
]);

/**
 * Somebody asks that figures bear names, for a purpose and until a day; without it nobody's figures
 * are shown to others. The newest counts, so that one that has ended takes an earlier one back.
 */
export const figures = defineTeamKind({
  name: 'figures',
  body: z.object({
    show: z.literal('named'),
    purpose: filledText(500),
    basis: basisSchema,
    /** The last day; a local date, YYYY-MM-DD. */
    until: localDateSchema,
  }),
  apply(team, body, { id, at, by }) {
    team.figures = { ...body, id, at, by };
    team.figuresAgreed = [];
  },
  describe: ({ purpose, basis, until }, by) => ({
    lines: [
      `${by.name} asks that figures bear names until ${until}: ${purpose}`,
      basis.kind === 'works-agreement'
        ? `By the works agreement of ${basis.on}.`
        : 'Whoever agrees says so here; until then their figures bear no name.',
    ],
  }),
});
