import { defineFramework, may, must, sellers } from './define';

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
  sellers('timing', 'Timing', 'If it fits, when would be a sensible time to begin?'),
]);
