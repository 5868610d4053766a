import type { PullBack } from '@/lib/handoff/handoff';
import { t } from '@/lib/panel/words';
import { AnswerForm } from './AnswerForm';
import { Due } from './Due';
import { PULL_BACK_WORDS } from './entry-words';
import type { PartProps } from './part';

/** What the SDR was asked to do for the lead and has not answered, each with its answer at hand. */
export function AskedBackIn(props: PartProps) {
  if (!props.may('pull-back-answered')) return null;
  return props.handoff.pullBacks
    .filter(({ answer }) => !answer)
    .map((asked, index) => (
      <OnePullBack key={asked.id} {...props} asked={asked} isNext={props.isNext && index === 0} />
    ));
}

function OnePullBack({ handoff, act, asked, isNext }: PartProps & { readonly asked: PullBack }) {
  return (
    <section className="pull-back" aria-label={t('askedBack_title')}>
      <h3>{t('askedBack_by', asked.by.name, t(PULL_BACK_WORDS[asked.kind]))}</h3>
      {asked.text && <blockquote dir="auto">{asked.text}</blockquote>}
      {asked.due !== undefined && <Due due={asked.due} />}
      <AnswerForm
        name={`${handoff.id}|answer|${asked.id}`}
        isNext={isNext}
        onAnswer={(answer) => act('pull-back-answered', { pullBack: asked.id, ...answer })}
      />
    </section>
  );
}
