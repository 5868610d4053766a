import { useState } from 'react';
import type { Ask } from '@/lib/handoff/team/team-state';
import { cleanText } from '@/lib/handoff/text';
import { useDraftText } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { ASK_WORDS } from '../timeline/entry-text';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';
import { TextField } from '../ui/TextField';
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
      <Face {...ask.by} size={24} />
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

interface AskAnswerProps {
  /** The ask's id, under which what is typed is kept. */
  readonly ask: string;
  readonly onAnswer: OnAnswer;
}

/** Says what came of an ask. *Cannot* takes a word of why: whoever asked has to plan around it. */
function AskAnswer({ ask, onAnswer }: AskAnswerProps) {
  const [text, setText, forget] = useDraftText(`${ask}|answer`);
  const [askedWhy, setAskedWhy] = useState(false);
  const said = cleanText(text);
  const answer = async (result: 'done' | 'cannot') => {
    const needsText = result === 'cannot' && said === '';
    setAskedWhy(needsText);
    if (!needsText && (await onAnswer(result, said))) forget();
  };
  return (
    <div className="ask-answer">
      <TextField
        label={t('askItem_answer')}
        isLabelHidden
        placeholder={t('askItem_answer')}
        value={text}
        maxLength={1000}
        error={askedWhy && !said ? t('askItem_answerMissing') : undefined}
        onChange={setText}
      />
      <div className="buttons">
        <Button onClick={() => void answer('done')}>{t('askItem_sayDone')}</Button>
        <Button onClick={() => void answer('cannot')}>{t('askItem_sayCannot')}</Button>
      </div>
    </div>
  );
}
