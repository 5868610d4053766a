import { defineFramework, may, must, sellers } from './define';

/** MEDDIC with the paper process and the competition. */
export const MEDDPICC = defineFramework('meddpicc', 'MEDDPICC', 18, [
  may('metrics', 'Metrics', 'Which number must move, from what to what, for this to pay off?'),
  must(
    'economic-buyer',
    'Economic buyer',
    'Whose budget is it, and has that person agreed to look?',
  ),
  sellers('criteria', 'Decision criteria', 'How will you compare what is offered to you?'),
  sellers('process', 'Decision process', 'Who takes part in the decision, and in which order?'),
  sellers('paper', 'Paper process', 'What do legal, security and purchasing need, and how long?'),
  must('pain', 'Identified pain', 'What does the problem do to the business, and since when?', {
    weight: 2,
  }),
  must('champion', 'Champion', 'Who has something to win from this and the standing to push it?'),
  may('competition', 'Competition', 'What else are you looking at, including doing nothing?'),
]);
