import { defineFramework, may, must, sellers } from './define';

/** Metrics, economic buyer, decision criteria and process, identified pain, champion. */
export const MEDDIC = defineFramework('meddic', 'MEDDIC', 15, [
  may('metrics', 'Metrics', 'Which number would tell you that this worked, and where is it today?'),
  must('economic-buyer', 'Economic buyer', 'Who can say yes to the money without asking anyone?'),
  sellers('criteria', 'Decision criteria', 'What must a solution do for you to choose it?'),
  sellers('process', 'Decision process', 'Which steps come between liking this and signing it?'),
  must('pain', 'Identified pain', 'What is not working, and who has to explain it to whom?', {
    weight: 2,
  }),
  must('champion', 'Champion', 'Who there wants this most, and would speak for it when we leave?'),
]);
