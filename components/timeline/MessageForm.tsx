import { useState } from 'react';
import type { Message } from '@/lib/handoff/handoff';
import { cleanText } from '@/lib/handoff/text';
import type { Act } from '@/lib/panel/acting';
import { useKeptForm } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { TextArea } from '../ui/TextArea';

const LONGEST_TEXT = 2000;

interface MessageFormProps {
  /** The name under which what is typed is kept. */
  readonly name: string;
  readonly act: Act;
  readonly replyTo?: Message;
  readonly isNext?: boolean;
  readonly onDone?: () => void;
}

/** Writes a message or a question, or replies to one; always open where there is no way to close it. */
export function MessageForm({ name, act, replyTo, isNext = false, onDone }: MessageFormProps) {
  const form = useKeptForm<'text' | 'question'>(name);
  const [asked, setAsked] = useState(false);
  const text = cleanText(form.of('text'));
  const question = form.of('question') === 'yes';
  const send = async () => {
    setAsked(true);
    const reply = replyTo && { replyTo: replyTo.id };
    if (!text || !(await act('message', { text, question, ...reply }))) return;
    form.forget();
    setAsked(false);
    onDone?.();
  };
  return (
    <Form
      submit={t('messages_send')}
      tone={isNext || onDone ? 'primary' : 'plain'}
      onSubmit={() => void send()}
      onCancel={onDone}
    >
      <TextArea
        label={replyTo ? t('messages_replyTo', replyTo.by.name) : t('messages_write')}
        value={form.of('text')}
        maxLength={LONGEST_TEXT}
        error={asked && !text ? t('messages_textMissing') : undefined}
        autoFocus={onDone !== undefined}
        onChange={(next) => form.set('text', next)}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={question}
          onChange={({ currentTarget }) => form.set('question', currentTarget.checked ? 'yes' : '')}
        />
        {t('messages_isQuestion')}
      </label>
    </Form>
  );
}
