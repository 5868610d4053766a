import type { Criterion, Framework } from './qualification';

type Detail = Partial<Pick<Criterion, 'weight' | 'scale'>>;

const criterion =
  (duty: Criterion['duty']) =>
  (id: string, name: string, question: string, detail: Detail = {}): Criterion => ({
    ...{ id, name, question, weight: 1, scale: '0-5', duty },
    ...detail,
  });

/** A criterion that the SDR fills before every handoff. */
const must = criterion('sdr-must');
/** A criterion that the SDR fills where the call gave it. */
const may = criterion('sdr-may');
/** A criterion that is the seller's to find out; the SDR notes what came up. */
const forBdm = criterion('seller');

/** Returns the first version of a framework that ships. */
function defineFramework(
  id: string,
  name: string,
  threshold: number,
  criteria: Criterion[],
): Framework {
  return { id, name, version: 1, threshold, criteria };
}

/** Our own neutral criteria: seven of five points each, 35 in all. */
const SEVEN_CRITERIA = defineFramework('seven', 'Seven criteria', 21, [
  must('fit', 'Fit', 'Tell me about your team: how big is it, and what do you use for this today?'),
  must('pain', 'Pain', 'What made you take this call? What goes wrong today, and how often?'),
  must('trigger', 'Why now', 'Why is this on your desk this quarter rather than next year?'),
  must('impact', 'Impact', 'What does that cost you, in money, hours or your own customers?'),
  must(
    'influence',
    'Influence',
    'Last time your team bought something like this, what was your role?',
  ),
  forBdm(
    'decision',
    'Decision process',
    'If you like what you see, what has to happen before you can start, and who has a say?',
  ),
  may(
    'commitment',
    'Next step commitment',
    'Shall we book the next conversation now? Who else should join?',
  ),
]);

/** Authority, need, urgency, money: the person before the purse. */
const ANUM = defineFramework('anum', 'ANUM', 12, [
  must('authority', 'Authority', 'Who would sign this off, and how do you work with them?'),
  must('need', 'Need', 'Which problem would you solve first, and who does it hurt most?'),
  must('urgency', 'Urgency', 'What happens if this waits another six months?'),
  may('money', 'Money', 'How have you paid for tools like this before, and from which budget?'),
]);

/** Budget, authority, need, timing. */
const BANT = defineFramework('bant', 'BANT', 12, [
  may('budget', 'Budget', 'Is there budget set aside for this, or would you need to find it?'),
  must('authority', 'Authority', 'Besides you, who decides on something like this?'),
  must('need', 'Need', 'What are you trying to fix, and what happens if nothing changes?'),
  must('timing', 'Timing', 'When do you want this up and running, and what’s driving that date?'),
]);

/** Challenges, authority, money, prioritisation. */
const CHAMP = defineFramework('champ', 'CHAMP', 12, [
  must('challenges', 'Challenges', 'What is the hardest part of this for your team right now?', {
    weight: 2,
  }),
  must('authority', 'Authority', 'Who else will want a say before anything’s decided?'),
  may('money', 'Money', 'What would solving it be worth, and is there budget at that level?'),
  must('priority', 'Prioritization', 'Where does this rank among your priorities this year?'),
]);

/** Funds, authority, interest, need, timing: for buyers who have not planned to buy. */
const FAINT = defineFramework('faint', 'FAINT', 14, [
  may('funds', 'Funds', 'If this proved its value, could you fund it this year?'),
  must('authority', 'Authority', 'Whose call would it be to try something new here?'),
  must('interest', 'Interest', 'What have you heard so far that made you want to know more?'),
  must('need', 'Need', 'What do you do today when this comes up, and what does it cost you?'),
  forBdm('timing', 'Timing', 'If it’s a fit, when would be a good time to start?'),
]);

/** Goals, plans, challenges, timeline, budget, authority, consequences and implications. */
const GPCTBA = defineFramework('gpctba-ci', 'GPCTBA/C&I', 20, [
  must('goals', 'Goals', 'What do you want to achieve by year-end, in numbers?'),
  may('plans', 'Plans', 'How do you plan to get there, and what have you tried so far?'),
  must('challenges', 'Challenges', 'What’s in the way that you haven’t solved yet?'),
  must('timeline', 'Timeline', 'When do you need to see the first results?'),
  forBdm('budget', 'Budget', 'What do you spend on this problem today, tools and time combined?'),
  must('authority', 'Authority', 'Who shares this goal with you, and who approves the spend?'),
  may('consequences', 'Consequences', 'What happens to you and the team if you miss the goal?'),
  may('implications', 'Implications', 'And if you hit it, what does that make possible?'),
]);

/** Metrics, economic buyer, decision criteria and process, identified pain, champion. */
const MEDDIC = defineFramework('meddic', 'MEDDIC', 15, [
  may('metrics', 'Metrics', 'Which number would tell you this worked, and where is it today?'),
  must('economic-buyer', 'Economic buyer', 'Who can approve the spend without asking anyone else?'),
  forBdm('criteria', 'Decision criteria', 'What does a solution have to do for you to choose it?'),
  forBdm('process', 'Decision process', 'What happens between liking this and signing it?'),
  must('pain', 'Identified pain', 'What isn’t working, and who has to answer for it?', {
    weight: 2,
  }),
  must(
    'champion',
    'Champion',
    'Who wants this most, and would make the case when we’re not in the room?',
  ),
]);

/** MEDDIC with the paper process and the competition. */
const MEDDPICC = defineFramework('meddpicc', 'MEDDPICC', 18, [
  may('metrics', 'Metrics', 'Which number has to move, from what to what, for this to pay off?'),
  must(
    'economic-buyer',
    'Economic buyer',
    'Whose budget is it, and have they agreed to take a look?',
  ),
  forBdm('criteria', 'Decision criteria', 'How will you compare your options?'),
  forBdm('process', 'Decision process', 'Who’s involved in the decision, and in what order?'),
  forBdm(
    'paper',
    'Paper process',
    'What do legal, security and procurement need, and how long does that take?',
  ),
  must('pain', 'Identified pain', 'How does the problem hit the business, and since when?', {
    weight: 2,
  }),
  must('champion', 'Champion', 'Who gains from this and has the influence to push it?'),
  may('competition', 'Competition', 'What else are you looking at, including doing nothing?'),
]);

/** Core need, economic impact, access to authority, timeline. */
const NEAT = defineFramework('neat', 'NEAT', 12, [
  must('need', 'Core need', 'Behind what you asked for, what really needs to change, and why?', {
    weight: 2,
  }),
  may('impact', 'Economic impact', 'Roughly what does the current way cost you per month?'),
  must('access', 'Access to authority', 'Would you introduce me to the decision-maker, and how?'),
  forBdm('timeline', 'Timeline', 'What date do you have to hit, and what happens if you miss it?'),
]);

/** Situation, pain, impact, critical event, decision. */
const SPICED = defineFramework('spiced', 'SPICED', 15, [
  must('situation', 'Situation', 'How does this work today: who does it, with what, how often?'),
  must('pain', 'Pain', 'Where does that hurt? When did it last happen?'),
  must('impact', 'Impact', 'If it went away, what would change, in numbers and for you?'),
  must(
    'event',
    'Critical event',
    'Is there a date this has to be solved by? What happens if it isn’t?',
  ),
  forBdm('decision', 'Decision', 'How will you decide: who, on what criteria, in what steps?'),
]);

/** For teams that qualify in their heads: nothing to fill, every lead passes. */
const BLANK = defineFramework('blank', 'No framework', 0, []);

/** The frameworks that ship, the default first. */
export const FRAMEWORKS: readonly Framework[] = [
  ...[SEVEN_CRITERIA, BANT, ANUM, CHAMP, FAINT, NEAT, GPCTBA, SPICED, MEDDIC, MEDDPICC, BLANK],
];

export const DEFAULT_FRAMEWORK_ID = SEVEN_CRITERIA.id;

/** Returns the framework of that id, or the default where none is chosen or known. */
export function frameworkById(id: string | undefined): Framework {
  return FRAMEWORKS.find((framework) => framework.id === id) ?? SEVEN_CRITERIA;
}
