import { defineFramework, must, sellers } from './define';

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
  sellers('decision', 'Decision', 'How do you choose: who, by which criteria, in which steps?'),
]);
