import * as z from 'zod/mini';
import { frameworkSchema } from '../../qualification/qualification';
import { text } from '../../text';
import { defineTeamKind } from './kind';

/** Local date, YYYY-MM-DD. */
const dateSchema = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));

/**
 * Publishes a version of the framework. Source: the article, step 1. Of two that were published
 * under one number at once the first counts, or nobody would know what was agreed to.
 */
export const framework = defineTeamKind({
  name: 'framework',
  body: z.object({
    framework: frameworkSchema,
    changes: text(1000),
    reviewOn: z.optional(dateSchema),
  }),
  mayBy: ({ frameworks }, { framework: { id, version } }) =>
    !frameworks.some(({ framework }) => framework.id === id && framework.version === version),
  apply(team, body, { at, by }) {
    team.frameworks = [...team.frameworks, { ...body, at, by }];
  },
  describe: ({ framework, changes, reviewOn }, by) => ({
    lines: [
      `${by.name} published ${framework.name}, version ${framework.version}.`,
      ...(changes ? [changes] : []),
      ...framework.criteria.map(({ name, question }) => `${name}: ${question}`),
      `Threshold: ${framework.threshold} points.`,
      ...(reviewOn === undefined ? [] : [`Next review: ${reviewOn}.`]),
    ],
  }),
});
