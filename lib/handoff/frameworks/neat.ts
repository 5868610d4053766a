import { defineFramework, may, must, sellers } from './define';

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
  sellers(
    'timeline',
    'Timeline',
    'Which date do you have to meet, and what happens if you miss it?',
  ),
]);
