import * as z from 'zod/mini';
import { CHANNEL_WORDS } from '../../channel';
import { profileCardSchema } from '../../profile';
import { defineTeamKind } from './kind';

export const TEAM_ROLES = ['sdr', 'bdm', 'manager'] as const;
export const teamRoleSchema = z.enum(TEAM_ROLES);
export type TeamRole = z.infer<typeof teamRoleSchema>;

/** A person says how to be handed to. Everybody's card is their own: it is its author's. */
export const profile = defineTeamKind({
  name: 'profile',
  body: z.object({ role: teamRoleSchema, card: profileCardSchema }),
  apply(team, { role, card }, { at, by }) {
    team.profiles = [
      ...team.profiles.filter((other) => other.by.id !== by.id),
      { at, by, role, card },
    ];
  },
  describe: ({ card }, by) => ({
    lines: [
      `How ${by.name} wants to be reached: ${card.channels.map(({ channel }) => CHANNEL_WORDS[channel]).join(', then ')}.`,
      ...(card.formats ? [`Format: ${card.formats}`] : []),
      `Hours: ${card.calendar.from} to ${card.calendar.to}, ${card.calendar.zone}.`,
    ],
  }),
});
