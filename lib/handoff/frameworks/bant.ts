import { defineFramework, may, must } from './define';

/** Budget, authority, need, timing. */
export const BANT = defineFramework('bant', 'BANT', 12, [
  may('budget', 'Budget', 'Is there money set aside for this, or would it have to be found?'),
  must('authority', 'Authority', 'Besides yourself, who decides on something like this?'),
  must('need', 'Need', 'What are you trying to fix, and what happens if it stays as it is?'),
  must('timing', 'Timing', 'By when would you like this to be working, and what sets that date?'),
]);
