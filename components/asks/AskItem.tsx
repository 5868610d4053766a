import type { Ask } from '@/lib/handoff/team';
import { dayAndTime } from '@/lib/panel/time-words';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { ASK_WORDS } from '../timeline/entry-words';
import { AskAnswer } from './AskAnswer';
import './asks.css';

interface AskItemProps {
  readonly ask: Ask;
  /** The CRM user id of whoever looks; nothing can be answered while that is unknown. */
  readonly me: string | undefined;
  /** Tells whether the answer is saved; if not, the user knows why. */
  readonly onAnswer: OnAnswer;
}

export type OnAnswer = (result: 'done' | 'cannot', text: string) => Promise<boolean>;

/** What one asks of another, by when, and what came of it; who is asked can answer. */
export function AskItem({ ask, me, onAnswer }: AskItemProps) {
  const head = headOf(ask, me);
  return (
    <article className="ask" aria-label={head}>
      <p className="ask-head">{head}</p>
      {ask.text && (
        <p className="ask-text" dir="auto">
          {ask.text}
        </p>
      )}
      {ask.due !== undefined && !ask.answer && <Due due={ask.due} />}
      {ask.answer && <Answer answer={ask.answer} me={me} />}
      {!ask.answer && ask.to.id === me && <AskAnswer ask={ask.id} onAnswer={onAnswer} />}
    </article>
  );
}

function headOf({ by, to, kind }: Ask, me: string | undefined): string {
  const what = t(ASK_WORDS[kind]);
  if (to.id === me) return t('askItem_toYou', by.name, what);
  return by.id === me
    ? t('askItem_byYou', to.name, what)
    : t('askItem_between', by.name, to.name, what);
}

function Due({ due }: { readonly due: number }) {
  const isLate = useNow() > due;
  return (
    <p className="ask-due" data-late={isLate}>
      {t(isLate ? 'askItem_late' : 'askItem_due', dayAndTime(due))}
    </p>
  );
}

interface AnswerProps {
  readonly answer: NonNullable<Ask['answer']>;
  readonly me: string | undefined;
}

function Answer({ answer: { by, at, result, text }, me }: AnswerProps) {
  const when = dayAndTime(at);
  const own = result === 'done' ? 'askItem_youDone' : 'askItem_youCannot';
  const others = result === 'done' ? 'askItem_done' : 'askItem_cannot';
  return (
    <>
      <p className="quiet">{by.id === me ? t(own, when) : t(others, by.name, when)}</p>
      {text && <blockquote dir="auto">{text}</blockquote>}
    </>
  );
}
