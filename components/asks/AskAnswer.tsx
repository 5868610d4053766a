import { useState } from 'react';
import { cleanText } from '@/lib/handoff/text';
import { useKeptText } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import type { OnAnswer } from './AskItem';

interface AskAnswerProps {
  /** The ask's id, under which what is typed is kept. */
  readonly ask: string;
  readonly onAnswer: OnAnswer;
}

/** Says what came of an ask. *Cannot* takes a word of why: whoever asked has to plan around it. */
export function AskAnswer({ ask, onAnswer }: AskAnswerProps) {
  const [text, setText, forget] = useKeptText(`${ask}|answer`);
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
