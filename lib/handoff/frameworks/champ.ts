import { defineFramework, may, must } from './define';

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
