import { defineFramework, may, must, sellers } from './define';

/** Goals, plans, challenges, timeline, budget, authority, consequences and implications. */
export const GPCTBA = defineFramework('gpctba-ci', 'GPCTBA/C&I', 20, [
  must('goals', 'Goals', 'What do you want to have reached by the end of the year, in numbers?'),
  may('plans', 'Plans', 'How do you mean to get there, and what have you tried so far?'),
  must('challenges', 'Challenges', 'What stands in the way that you have not got past yet?'),
  must('timeline', 'Timeline', 'When do you need to see the first results?'),
  sellers('budget', 'Budget', 'What do you spend on this problem now, tools and time together?'),
  must(
    'authority',
    'Authority',
    'Who is behind this goal with you, and who approves the spending?',
  ),
  may('consequences', 'Consequences', 'What happens, to you and the team, if the goal is missed?'),
  may('implications', 'Implications', 'And if you reach it: what does that make possible next?'),
]);
