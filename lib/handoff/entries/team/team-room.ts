import * as z from 'zod/mini';
import { filledText } from '../../text';
import { defineTeamKind } from './kind';

/** The record becomes the team's notice board. */
export const teamRoom = defineTeamKind({
  name: 'team-room',
  body: z.object({ name: filledText(80) }),
  apply(team, { name }, { at, by }) {
    team.room = { at, by, name };
    team.ended = undefined;
  },
  describe: ({ name }, by) => ({
    lines: [
      `${by.name} made this record the team room of ${name}.`,
      'The notes here carry how the team hands leads over.',
    ],
  }),
});
