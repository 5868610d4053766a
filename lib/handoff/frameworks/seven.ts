import { defineFramework, may, must, sellers } from './define';

/** Our own neutral criteria: seven of five points each, 35 in all. */
export const SEVEN = defineFramework('seven', 'Seven criteria (35 points)', 21, [
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
  sellers(
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
