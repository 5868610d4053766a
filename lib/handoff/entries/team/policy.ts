import { lengthOfTime } from '../../time/length-of-time';
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
      `${by.name} updated the team’s SLAs. All times are working hours.`,
      `Accept or return a handoff: within ${lengthOfTime(body.acceptMinutes)}, reminder at ${body.remindAtPercent}%.`,
      `First contact: within ${lengthOfTime(body.firstContactMinutes)} of acceptance.`,
      `Feedback: within ${body.feedbackDays} working ${body.feedbackDays === 1 ? 'day' : 'days'} of the meeting.`,
      ...(body.keepOwner ? ['Handing over leaves the owner in the CRM as it is.'] : []),
    ],
  }),
});
