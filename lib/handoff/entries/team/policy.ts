import { policySchema } from '../../team/policy';
import { defineTeamKind } from './kind';

/** How fast the team wants to be, when it wants to be reminded, and who stays the owner. */
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
      ...(body.keepOwner ? ['A hand-over leaves the owner in the CRM as it is.'] : []),
    ],
  }),
});
