import { type KeyboardEvent, useId, useState } from 'react';
import {
  CONTEXT_KINDS,
  type ContextItem,
  contextKindSchema,
  contextTexts,
} from '@/lib/handoff/brief/context';
import { useContextActions } from '@/lib/panel/draft/context-actions';
import { fieldId } from '@/lib/panel/draft/section-of';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { parseAs } from '@/lib/parse';
import { isComposing } from '../ui/composing';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import { Select } from '../ui/Select';
import { kindWords, shortKindWords } from './context-text';
import { KindSign } from './KindSign';
import { type LineActions, lineId, moveId, removeId, useLineActions } from './line-actions';

interface ContextLineProps {
  readonly item: ContextItem;
  /** Its place among those of its kind, from 0. */
  readonly place: number;
  readonly count: number;
  /** Whether it came while the record is looked at: it flashes once. */
  readonly isNew: boolean;
}

/** One line: text that is edited where it stands, and what can be done with it. */
export function ContextLine({ item, place, count, isNew }: ContextLineProps) {
  const [isOpen, setOpen] = useState(false);
  // Once: not again where the section is unfolded or the line goes to another kind.
  const [flashes, setFlashes] = useState(isNew);
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
    <li
      className="context-line"
      data-new={flashes}
      data-open={isOpen}
      onAnimationEnd={() => setFlashes(false)}
    >
      <div className="context-line-row">
        <KindSign kind={item.kind} />
        <div className="context-line-text" data-text={item.text}>
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
        </div>
        <span className="context-line-kind" aria-hidden="true">
          {shortKindWords(item.kind)}
        </span>
        <span className="context-line-tools">
          <IconButton
            small
            label={t('line_tools', item.text)}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="more" />
          </IconButton>
          <IconButton
            small
            id={removeId(item.id)}
            label={t('line_remove', item.text)}
            onClick={actions.remove}
          >
            <Icon name="close" small />
          </IconButton>
        </span>
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

interface LineToolsProps {
  readonly item: ContextItem;
  readonly place: number;
  readonly count: number;
  readonly actions: LineActions;
}

/** Moves a line: to another section, up, or down. */
function LineTools({ item, place, count, actions }: LineToolsProps) {
  const up = moveId(item.id, -1);
  const down = moveId(item.id, 1);
  return (
    <div className="line-tools">
      <Select
        label={t('line_section')}
        value={item.kind}
        options={CONTEXT_KINDS.map((kind) => ({ value: kind, text: kindWords(kind) }))}
        autoFocus
        onChange={(value) => {
          const kind = parseAs(contextKindSchema, value);
          if (kind.success) actions.moveTo(kind.data);
        }}
      />
      <IconButton
        id={up}
        label={t('line_up')}
        disabled={place === 0}
        onClick={() => actions.move(-1, place === 1 ? down : up)}
      >
        <Icon name="up" />
      </IconButton>
      <IconButton
        id={down}
        label={t('line_down')}
        disabled={place === count - 1}
        onClick={() => actions.move(1, place === count - 2 ? up : down)}
      >
        <Icon name="down" />
      </IconButton>
    </div>
  );
}
