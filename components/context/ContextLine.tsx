import { useId, useState, type KeyboardEvent } from 'react';
import { contextTexts, type ContextItem } from '@/lib/handoff/context';
import { useContextActions } from '@/lib/panel/context-actions';
import { fieldId } from '@/lib/panel/section-of';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/words';
import { isComposing } from '../ui/composing';
import { CloseIcon, MoreIcon } from '../ui/icons';
import { IconButton } from '../ui/IconButton';
import { kindWords } from './context-words';
import { lineId, removeId, useLineActions } from './line-actions';
import { LineTools } from './LineTools';

interface ContextLineProps {
  readonly item: ContextItem;
  /** Its place among those of its kind, from 0. */
  readonly place: number;
  readonly count: number;
}

/** One line: text that is edited where it stands, and what can be done with it. */
export function ContextLine({ item, place, count }: ContextLineProps) {
  const [isOpen, setOpen] = useState(false);
  const { update } = useContextActions();
  const { focus } = usePanelActions();
  const actions = useLineActions(item, place, count);
  const edit = (text: string) =>
    update((items) => items.map((one) => (one.id === item.id ? { ...one, text } : one)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      actions.move(event.key === 'ArrowUp' ? -1 : 1, lineId(item.id));
    } else if (event.key === 'Enter') {
      focus(fieldId('context'));
    } else if (event.key === 'Backspace' && item.text === '') actions.remove();
    else return;
    event.preventDefault();
  };
  const noteId = useId();
  const parts = contextTexts(item.text).length;
  const name = t('line_name', kindWords(item.kind), `${place + 1}`);
  return (
    <li className="context-line">
      <div className="context-line-row">
        <textarea
          id={lineId(item.id)}
          rows={1}
          dir="auto"
          value={item.text}
          aria-label={name}
          aria-describedby={parts > 1 ? noteId : undefined}
          onChange={(event) => edit(event.currentTarget.value.replace(/(?<!\s)\s*\n\s*/gu, ' '))}
          onKeyDown={onKeyDown}
          onBlur={() => item.text.trim() === '' && actions.forget()}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={t('line_tools', item.text)}
          title={t('line_toolsTip')}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <MoreIcon />
        </button>
        <IconButton
          id={removeId(item.id)}
          label={t('line_remove', item.text)}
          onClick={actions.remove}
        >
          <CloseIcon />
        </IconButton>
      </div>
      {parts > 1 && (
        <p id={noteId} className="hint">
          {t('line_parts', `${parts}`)}
        </p>
      )}
      {isOpen && <LineTools item={item} place={place} count={count} actions={actions} />}
    </li>
  );
}
