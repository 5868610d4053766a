import * as z from 'zod/mini';
import { pullBackKindSchema, type PullBackKind } from '../choices';
import { instantText } from '../time/instant-text';
import type { State } from '../state';
import { instantSchema, text } from '../text';
import { defineKind } from './kind';

/** The kinds in the words of a note. */
export const PULL_BACK_WORDS: Readonly<Record<PullBackKind, string>> = {
  'new-stakeholder': 'new stakeholder to bring in',
  'gone-quiet': 'buyer has gone quiet',
  'event-follow-up': 'event follow-up',
  'more-context': 'more context needed',
  'come-back': 'time to follow up',
  other: 'something else',
};

/** From the acceptance on, a lead is worked by both, also after it was won or lost. */
export const AFTER_ACCEPTANCE: readonly State[] = [
  ...(['accepted', 'met', 'no-show', 'won', 'lost', 'disqualified'] as const),
];

/** The BDM asks the SDR back in; `due` is a UTC instant (ms). */
export const pullBack = defineKind({
  name: 'pull-back',
  body: z
    .object({ kind: pullBackKindSchema, text: text(1000), due: z.optional(instantSchema) })
    .check(z.refine((body) => body.kind !== 'other' || body.text.trim() !== '')),
  by: ['bdm'],
  in: AFTER_ACCEPTANCE,
  apply(handoff, body, stamp) {
    const { kind, text, due } = body;
    handoff.pullBacks.push({ id: stamp.id, at: stamp.at, by: stamp.by, kind, text, due });
  },
  describe: (body, by, zone) => ({
    lines: [
      `${by.name} pulled the SDR back in: ${PULL_BACK_WORDS[body.kind]}.`,
      ...(body.text ? [body.text] : []),
      ...(body.due === undefined ? [] : [`Due ${instantText(body.due, zone)}.`]),
    ],
  }),
});
