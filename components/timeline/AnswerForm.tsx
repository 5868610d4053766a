import { useState } from 'react';
import { cleanText } from '@/lib/handoff/text';
import { useKeptForm } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { TextArea } from '../ui/TextArea';

interface Answer {
  readonly result: 'done' | 'cannot';
  readonly text: string;
}

interface AnswerFormProps {
  /** The name under which what is typed is kept. */
  readonly name: string;
  readonly isNext: boolean;
  /** Tells whether it is done. */
  readonly onAnswer: (answer: Answer) => Promise<boolean>;
}

/** Done or cannot, to somebody who asked for something; who cannot says why. */
export function AnswerForm({ name, isNext, onAnswer }: AnswerFormProps) {
  const form = useKeptForm<'text'>(name);
  const [tried, setTried] = useState<Answer['result'] | undefined>();
  const text = cleanText(form.of('text'));
  const answer = async (result: Answer['result']) => {
    setTried(result);
    if (result === 'cannot' && !text) return;
    if (await onAnswer({ result, text })) form.forget();
  };
  return (
    <Form
      submit={t('answer_done')}
      tone={isNext ? 'primary' : 'plain'}
      onSubmit={() => void answer('done')}
      other={{ label: t('answer_cannot'), onPress: () => void answer('cannot') }}
    >
      <TextArea
        label={t('answer_text')}
        rows={2}
        value={form.of('text')}
        maxLength={1000}
        error={tried === 'cannot' && !text ? t('answer_textMissing') : undefined}
        onChange={(next) => form.set('text', next)}
      />
    </Form>
  );
}
