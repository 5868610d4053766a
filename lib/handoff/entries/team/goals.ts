import { goalsSchema } from '../../team/goals';
import { defineTeamKind } from './kind';

/** The team says what its figures are to be. The newest counts. */
export const goals = defineTeamKind({
  name: 'goals',
  body: goalsSchema,
  apply(team, body, { at, by }) {
    team.goals = { at, by, goals: body };
  },
  describe: (body, by) => ({
    lines: [
      `${by.name} set the team’s goals.`,
      `Accepted: ${percent(body.acceptance.target)}; to look at under ${percent(body.acceptance.amber)}, to act on under ${percent(body.acceptance.red)}.`,
      `A sale counts within ${body.saleDays} days after the meeting, a pull-back within ${body.pullBackDays} days after the acceptance.`,
      `One SDR supports at most ${body.mostBdms} BDMs; a pair hands over at least ${body.leastOfPair} leads in 12 weeks.`,
      ...(body.coverage === undefined ? [] : [`Pipeline over target: ${body.coverage}.`]),
      `Review every ${body.reviewWeeks} weeks.`,
    ],
  }),
});

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
