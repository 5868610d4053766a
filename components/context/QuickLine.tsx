import {
  type KeyboardEvent as ReactKeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { contextTexts, fileQuickLine, MOST_CONTEXT_ITEMS } from '@/lib/handoff/brief/context';
import { cutLine } from '@/lib/handoff/line';
import { cleanText } from '@/lib/handoff/text';
import { useContextActions } from '@/lib/panel/draft/context-actions';
import { fieldId } from '@/lib/panel/draft/section-of';
import { useDraft } from '@/lib/panel/hooks';
import { counted, t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { isComposing } from '../ui/composing';
import { Icon } from '../ui/icons';
import { kindWords, shortKindWords } from './context-text';
import { KindSign } from './KindSign';
import { type Mark, marksFor, textOf } from './marks';

/**
 * One line that files itself: Enter puts it into the section that its mark names. It stands in the
 * dock, always in sight, and “/” leads to it from wherever nothing is typed.
 */
export function QuickLine() {
  const { quickLine } = useDraft().draft;
  const { typeQuickLine, file } = useContextActions();
  const { announce } = usePanelActions();
  const [refused, setRefused] = useState(false);
  const marks = useMarks(quickLine);
  const input = useRef<HTMLInputElement>(null);
  const noteId = useId();
  useSlashKey(input);

  const type = (line: string) => {
    setRefused(false);
    marks.reset();
    typeQuickLine(line);
  };
  const take = ({ slash }: Mark) => type(`${slash} ${textOf(quickLine)}`);
  const enter = () => {
    const filed = file(quickLine);
    setRefused(!filed.ok && filed.reason === 'full');
    if (filed.ok) announce(t('context_filed', kindWords(filed.kind)));
    marks.close();
  };
  const onKeyDown = (event: ReactKeyboardEvent) => {
    if (isComposing(event) || marks.onKey(event, take)) return;
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (event.key === 'Enter' && isPlain) {
      event.preventDefault();
      enter();
    }
  };
  const kind = marks.highlighted?.kind ?? fileQuickLine(quickLine).kind;
  const parts = contextTexts(fileQuickLine(quickLine).text).length;
  const isSaid = refused || parts > 1;
  return (
    <form
      className="quick-line"
      aria-label={t('quickLine_name')}
      onSubmit={(event) => {
        event.preventDefault();
        enter();
        input.current?.focus();
      }}
    >
      {marks.isOpen && <MarkList {...marks.listProps} onTake={take} />}
      <div className="quick-line-row">
        <button
          type="button"
          className="quick-line-kind"
          data-kind={kind}
          aria-label={t('quickLine_kind', kindWords(kind))}
          title={t('quickLine_marks')}
          aria-expanded={marks.isOpen}
          // The focus stays in the line, where the next key goes.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            marks.toggle();
            input.current?.focus();
          }}
        >
          <Icon name={kind} small />
          {kind !== 'background' && <span>{shortKindWords(kind)}</span>}
        </button>
        <input
          ref={input}
          id={fieldId('context')}
          type="text"
          dir="auto"
          value={quickLine}
          placeholder={t('quickLine_placeholder')}
          aria-label={t('quickLine_name')}
          aria-describedby={noteId}
          aria-invalid={refused}
          autoComplete="off"
          {...marks.inputProps}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={marks.close}
        />
        {quickLine.trim() === '' ? (
          <kbd aria-hidden="true">/</kbd>
        ) : (
          <button
            type="submit"
            className="icon-button"
            aria-label={t('quickLine_file')}
            title={t('quickLine_file')}
            onMouseDown={(event) => event.preventDefault()}
          >
            <Icon name="up" />
          </button>
        )}
      </div>
      <p id={noteId} className={refused ? 'error' : isSaid ? 'hint' : 'unseen'}>
        {refused
          ? counted('quickLine_full', MOST_CONTEXT_ITEMS)
          : noteFor(quickLine, marks.highlighted)}
      </p>
    </form>
  );
}

/** “/” goes to the line, with its list of kinds, from wherever no text is typed. */
function useSlashKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element &&
        event.target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      // The key itself is then typed into the line, which opens the list.
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input]);
}

/** What Enter would do: take the mark, or file the line, in as many as it needs, without its mark. */
function noteFor(line: string, taken: Mark | undefined): string {
  if (taken) return t('quickLine_take', taken.slash);
  if (line.trim() === '') return t('quickLine_hint');
  const { kind, text } = fileQuickLine(line);
  const count = contextTexts(text).length;
  if (count === 0) return t('quickLine_into', kindWords(kind));
  const enters =
    count === 1
      ? t('quickLine_enter', kindWords(kind))
      : t('quickLine_enterSome', kindWords(kind), `${count}`);
  return text === cleanText(line) ? enters : t('quickLine_text', enters, cutLine(text, 60));
}

/** The list of marks: open while a slash command is begun, or when asked for. */
function useMarks(line: string) {
  const listId = useId();
  const [asked, setAsked] = useState<'open' | 'closed'>();
  const [at, setAt] = useState<number>();
  const shown = marksFor(line, asked === 'open');
  const isOpen = asked !== 'closed' && shown.length > 0;
  const current = isOpen && at !== undefined ? Math.min(at, shown.length - 1) : undefined;
  const close = () => {
    setAsked('closed');
    setAt(undefined);
  };
  const highlighted = current === undefined ? undefined : shown[current];
  const onKey = (event: ReactKeyboardEvent, take: (mark: Mark) => void): boolean => {
    if (!isOpen) return false;
    const last = shown.length - 1;
    if (event.key === 'ArrowDown')
      setAt(current === undefined || current === last ? 0 : current + 1);
    else if (event.key === 'ArrowUp')
      setAt(current === undefined || current === 0 ? last : current - 1);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && highlighted) take(highlighted);
    else return false;
    event.preventDefault();
    return true;
  };
  const optionId = (index: number) => `${listId}-${index}`;
  return {
    isOpen,
    highlighted,
    close,
    onKey,
    reset: () => {
      setAsked(undefined);
      setAt(undefined);
    },
    toggle: () => {
      setAsked(isOpen ? 'closed' : 'open');
      setAt(isOpen ? undefined : 0);
    },
    inputProps: {
      'aria-autocomplete': 'list' as const,
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': current === undefined ? undefined : optionId(current),
    },
    listProps: { id: listId, marks: shown, current, optionId },
  };
}

interface MarkListProps {
  readonly id: string;
  readonly marks: readonly Mark[];
  readonly current: number | undefined;
  readonly optionId: (index: number) => string;
  readonly onTake: (mark: Mark) => void;
}

/** The marks, each with the section that it files into. The focus stays in the quick line. */
function MarkList({ id, marks, current, optionId, onTake }: MarkListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (current !== undefined)
      list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <ul ref={list} id={id} role="listbox" aria-label={t('quickLine_marks')} className="mark-list">
      {marks.map((mark, index) => (
        <li
          key={mark.kind}
          id={optionId(index)}
          role="option"
          aria-selected={index === current}
          data-highlighted={index === current}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(mark)}
        >
          <KindSign kind={mark.kind} />
          <span>{kindWords(mark.kind)}</span>
          <span className="quiet">{mark.slash}</span>
          <kbd>{mark.mark}</kbd>
        </li>
      ))}
    </ul>
  );
}
