import * as z from 'zod/mini';
import { defineTeamKind } from './kind';

/** The record is the team's notice board no more; what was agreed there stays. */
export const teamRoomEnded = defineTeamKind({
  name: 'team-room-ended',
  body: z.object({}),
  mayBy: ({ room }) => room !== undefined,
  apply(team, _, { at, by }) {
    if (team.room) team.ended = { at, by, name: team.room.name };
    team.room = undefined;
  },
  describe: (_, by) => ({
    lines: [
      `${by.name} closed this team room. This is an ordinary record again.`,
      'Everything agreed here stays on the record.',
    ],
  }),
});
