import type { Criterion, Framework } from './qualification';

type Detail = Partial<Pick<Criterion, 'weight' | 'scale'>>;

const criterion =
  (duty: Criterion['duty']) =>
  (id: string, name: string, question: string, detail: Detail = {}): Criterion => ({
    ...{ id, name, question, weight: 1, scale: '0-5', duty },
    ...detail,
  });

/** A criterion that the SDR fills before every handoff. */
export const must = criterion('sdr-must');
/** A criterion that the SDR fills where the call gave it. */
export const may = criterion('sdr-may');
/** A criterion that is the seller's to find out; the SDR notes what came up. */
export const forBdm = criterion('seller');

/** Gives the first version of a framework that ships. */
export function defineFramework(
  id: string,
  name: string,
  threshold: number,
  criteria: Criterion[],
): Framework {
  return { id, name, version: 1, threshold, criteria };
}

/** Our own neutral criteria: seven of five points each, 35 in all. */
export const SEVEN_CRITERIA = defineFramework('seven', 'Seven criteria (35 points)', 21, [
  must(
    'fit',
    'Fit',
    'Tell me a little about your team: how many are you, and what do you use for this today?',
  ),
  must(
    'pain',
    'Pain in their words',
    'What made you take this call? What goes wrong today, and how often?',
  ),
  must('trigger', 'Why now', 'Why is this on your desk this quarter and not next year?'),
  must(
    'impact',
    'Impact',
    'What does that cost you: in money, in hours, or with your own customers?',
  ),
  must(
    'influence',
    'Influence',
    'When your team last bought something like this, what was your part in it?',
  ),
  forBdm(
    'decision',
    'Way to a decision',
    'If you liked what you saw, what would have to happen before you could start, and who has a say?',
  ),
  may(
    'commitment',
    'Commitment to the next step',
    'Shall we put the next conversation in the calendar now? Who else should be there?',
  ),
]);

/** Authority, need, urgency, money: the person before the purse. */
export const ANUM = defineFramework('anum', 'ANUM', 12, [
  must('authority', 'Authority', 'Who would sign for this, and how do you work with that person?'),
  must('need', 'Need', 'Which problem would you want solved first, and whom does it hurt most?'),
  must('urgency', 'Urgency', 'What happens if this waits another six months?'),
  may('money', 'Money', 'How have you paid for tools like this before, and out of which budget?'),
]);

/** Budget, authority, need, timing. */
export const BANT = defineFramework('bant', 'BANT', 12, [
  may('budget', 'Budget', 'Is there money set aside for this, or would it have to be found?'),
  must('authority', 'Authority', 'Besides yourself, who decides on something like this?'),
  must('need', 'Need', 'What are you trying to fix, and what happens if it stays as it is?'),
  must('timing', 'Timing', 'By when would you like this to be working, and what sets that date?'),
]);

/** Challenges, authority, money, prioritisation. */
export const CHAMP = defineFramework('champ', 'CHAMP', 12, [
  must('challenges', 'Challenges', 'What is the hardest part of this for your team right now?', {
    weight: 2,
  }),
  must('authority', 'Authority', 'Who else will want to look at this before anything is decided?'),
  may('money', 'Money', 'What would solving it be worth, and is there a budget near that?'),
  must(
    'priority',
    'Prioritisation',
    'Where does this stand among the things you must do this year?',
  ),
]);

/** Funds, authority, interest, need, timing: for buyers who have not planned to buy. */
export const FAINT = defineFramework('faint', 'FAINT', 14, [
  may(
    'funds',
    'Funds',
    'If this proved itself, could a company of your size pay for it this year?',
  ),
  must('authority', 'Authority', 'Whose decision would it be to try something new here?'),
  must('interest', 'Interest', 'Of what you have heard, what made you want to know more?'),
  must('need', 'Need', 'What do you do today when this problem comes up, and what does that take?'),
  forBdm('timing', 'Timing', 'If it fits, when would be a sensible time to begin?'),
]);

/** Goals, plans, challenges, timeline, budget, authority, consequences and implications. */
export const GPCTBA = defineFramework('gpctba-ci', 'GPCTBA/C&I', 20, [
  must('goals', 'Goals', 'What do you want to have reached by the end of the year, in numbers?'),
  may('plans', 'Plans', 'How do you mean to get there, and what have you tried so far?'),
  must('challenges', 'Challenges', 'What stands in the way that you have not got past yet?'),
  must('timeline', 'Timeline', 'When do you need to see the first results?'),
  forBdm('budget', 'Budget', 'What do you spend on this problem now, tools and time together?'),
  must(
    'authority',
    'Authority',
    'Who is behind this goal with you, and who approves the spending?',
  ),
  may('consequences', 'Consequences', 'What happens, to you and the team, if the goal is missed?'),
  may('implications', 'Implications', 'And if you reach it: what does that make possible next?'),
]);

/** Metrics, economic buyer, decision criteria and process, identified pain, champion. */
export const MEDDIC = defineFramework('meddic', 'MEDDIC', 15, [
  may('metrics', 'Metrics', 'Which number would tell you that this worked, and where is it today?'),
  must('economic-buyer', 'Economic buyer', 'Who can say yes to the money without asking anyone?'),
  forBdm('criteria', 'Decision criteria', 'What must a solution do for you to choose it?'),
  forBdm('process', 'Decision process', 'Which steps come between liking this and signing it?'),
  must('pain', 'Identified pain', 'What is not working, and who has to explain it to whom?', {
    weight: 2,
  }),
  must('champion', 'Champion', 'Who there wants this most, and would speak for it when we leave?'),
]);

/** MEDDIC with the paper process and the competition. */
export const MEDDPICC = defineFramework('meddpicc', 'MEDDPICC', 18, [
  may('metrics', 'Metrics', 'Which number must move, from what to what, for this to pay off?'),
  must(
    'economic-buyer',
    'Economic buyer',
    'Whose budget is it, and has that person agreed to look?',
  ),
  forBdm('criteria', 'Decision criteria', 'How will you compare what is offered to you?'),
  forBdm('process', 'Decision process', 'Who takes part in the decision, and in which order?'),
  forBdm('paper', 'Paper process', 'What do legal, security and purchasing need, and how long?'),
  must('pain', 'Identified pain', 'What does the problem do to the business, and since when?', {
    weight: 2,
  }),
  must('champion', 'Champion', 'Who has something to win from this and the standing to push it?'),
  may('competition', 'Competition', 'What else are you looking at, including doing nothing?'),
]);

/** Core need, economic impact, access to authority, timeline. */
export const NEAT = defineFramework('neat', 'NEAT', 12, [
  must(
    'need',
    'Core need',
    'Behind what you asked for: what would have to change for you, and why?',
    {
      weight: 2,
    },
  ),
  may('impact', 'Economic impact', 'What does the present way cost a month, roughly?'),
  must('access', 'Access to authority', 'Would you take me to the person who decides, and how?'),
  forBdm(
    'timeline',
    'Timeline',
    'Which date do you have to meet, and what happens if you miss it?',
  ),
]);

/** Situation, pain, impact, critical event, decision. */
export const SPICED = defineFramework('spiced', 'SPICED', 15, [
  must('situation', 'Situation', 'How is this set up today: who does it, with what, how often?'),
  must('pain', 'Pain', 'Where does that hurt? Can you give me the last time it happened?'),
  must('impact', 'Impact', 'What would be different, in numbers and for you, if it went away?'),
  must(
    'event',
    'Critical event',
    'Is there a date by which this must be solved? What happens then?',
  ),
  forBdm('decision', 'Decision', 'How do you choose: who, by which criteria, in which steps?'),
]);

/** For teams that qualify in their heads: nothing to fill, every lead passes. */
const BLANK = defineFramework('blank', 'No framework', 0, []);

/** The frameworks that ship, the default first. */
export const FRAMEWORKS: readonly Framework[] = [
  ...[SEVEN_CRITERIA, BANT, ANUM, CHAMP, FAINT, NEAT, GPCTBA, SPICED, MEDDIC, MEDDPICC, BLANK],
];

export const DEFAULT_FRAMEWORK_ID = SEVEN_CRITERIA.id;

/** Gives the framework of that id, or the default where none is chosen or known. */
export function frameworkById(id: string | undefined): Framework {
  return FRAMEWORKS.find((framework) => framework.id === id) ?? SEVEN_CRITERIA;
}
