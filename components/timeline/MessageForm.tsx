import { useState } from 'react';
import type { Message } from '@/lib/handoff/handoff';
import { cleanText } from '@/lib/handoff/text';
import type { Act } from '@/lib/panel/handing-over';
import { useKeptText } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/TextArea';

interface MessageFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: Act;
  readonly replyTo: Message | undefined;
  readonly onDone: () => void;
}

/** Writes a message or a question, or replies to one. */
export function MessageForm({ handoff, act, replyTo, onDone }: MessageFormProps) {
  const [text, setText] = useKeptText(`${handoff}|message|${replyTo?.id ?? ''}`);
  const [question, setQuestion] = useState(false);
  const said = cleanText(text);
  const send = async () => {
    const reply = replyTo && { replyTo: replyTo.id };
    if (!said || !(await act('message', { text: said, question, ...reply }))) return;
    setText('');
    onDone();
  };
  return (
    <div className="actions">
      <TextArea
        label={replyTo ? t('messages_replyTo', replyTo.by.name) : t('messages_write')}
        value={text}
        maxLength={2000}
        autoFocus
        onChange={setText}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={question}
          onChange={({ currentTarget }) => setQuestion(currentTarget.checked)}
        />
        {t('messages_isQuestion')}
      </label>
      <div className="buttons">
        <Button disabled={!said} onClick={() => void send()}>
          {t('messages_send')}
        </Button>
        <Button onClick={onDone}>{t('button_cancel')}</Button>
      </div>
    </div>
  );
}
