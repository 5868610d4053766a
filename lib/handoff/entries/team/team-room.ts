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
      `${by.name} made this record the team room for ${name}.`,
      'Its notes hold the team’s handoff framework, SLAs and cards.',
    ],
  }),
});
