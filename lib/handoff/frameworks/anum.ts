import { defineFramework, may, must } from './define';

/** Authority, need, urgency, money: the person before the purse. */
export const ANUM = defineFramework('anum', 'ANUM', 12, [
  must('authority', 'Authority', 'Who would sign for this, and how do you work with that person?'),
  must('need', 'Need', 'Which problem would you want solved first, and whom does it hurt most?'),
  must('urgency', 'Urgency', 'What happens if this waits another six months?'),
  may('money', 'Money', 'How have you paid for tools like this before, and out of which budget?'),
]);
