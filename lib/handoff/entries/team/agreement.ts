import * as z from 'zod/mini';
import { filledText } from '../../text';
import { defineTeamKind } from './kind';

/** A person agrees to a published version of the framework. */
export const agreement = defineTeamKind({
  name: 'agreement',
  body: z.object({ framework: filledText(60), version: z.int().check(z.gte(1)) }),
  mayBy: ({ frameworks }, body) =>
    frameworks.some(
      ({ framework }) => framework.id === body.framework && framework.version === body.version,
    ),
  apply(team, { framework, version }, { at, by }) {
    const isSame = (other: (typeof team.agreements)[number]) =>
      other.by.id === by.id && other.framework === framework && other.version === version;
    team.agreements = [
      ...team.agreements.filter((other) => !isSame(other)),
      { at, by, framework, version },
    ];
  },
  describe: ({ version }, by) => ({
    lines: [`${by.name} agreed to version ${version} of the qualification framework.`],
  }),
});
