import { replyName } from '@/lib/handoff/kept-names';
import { questionFor } from '@/lib/handoff/question-for';
import { dayAndTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';
import { MessageForm } from './MessageForm';
import type { PartProps } from './part';

/** The question that waits for whoever looks, with the reply at hand. */
export function OpenQuestion({ handoff, me, act, may, isNext }: PartProps) {
  const question = me === undefined ? undefined : questionFor(handoff, me);
  if (!question || !may('message')) return null;
  return (
    <section className="open-question" aria-label={t('question_title')}>
      <h3>{t('question_asks', question.by.name)}</h3>
      <blockquote dir="auto">{question.text}</blockquote>
      <p className="quiet">{dayAndTime(question.at)}</p>
      <MessageForm
        key={question.id}
        name={replyName(handoff.id, question.id)}
        act={act}
        replyTo={question}
        isNext={isNext}
      />
    </section>
  );
}
