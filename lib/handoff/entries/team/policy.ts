import { policySchema } from '../../policy';
import { defineTeamKind } from './kind';

/** How fast the team wants to be, and when it wants to be reminded. */
export const policy = defineTeamKind({
  name: 'policy',
  body: policySchema,
  apply(team, body, { at, by }) {
    team.policy = { at, by, policy: body };
  },
  describe: (body, by) => ({
    lines: [
      `${by.name} set the team's policies.`,
      `A handoff is answered within ${body.acceptMinutes} working minutes; reminder at ${body.remindAtPercent} %.`,
      `First contact within ${body.firstContactMinutes} working minutes after acceptance.`,
      `Feedback within ${body.feedbackDays} working day(s) after the meeting.`,
    ],
  }),
});
