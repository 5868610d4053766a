import { useCombobox, type UseComboboxState, type UseComboboxStateChangeOptions } from 'downshift';
import { useId, useState, type KeyboardEvent } from 'react';
import { isComposing } from './composing';

interface ComboFieldProps<Item> {
  readonly label: string;
  /** The items that fit what is typed, best first; asked again at each keystroke. '' asks for all. */
  readonly search: (typed: string) => readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly textOf: (item: Item) => string;
  /** A second, quieter line of an item. */
  readonly detailOf?: (item: Item) => string | undefined;
  /** Whether what was typed is all of an item's text, so that it is meant where the field is left. */
  readonly isWhole?: (item: Item, typed: string) => boolean;
  /** What the typed text itself would be as an item; absent where only the list's items will do. */
  readonly typedItem?: ((typed: string) => Item | undefined) | undefined;
  readonly selected: Item | undefined;
  readonly onSelect: (item: Item | undefined) => void;
  /** What the list says where nothing fits. */
  readonly noMatch: string;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly error?: string;
  /** The element id of the input, for links that lead focus to it. */
  readonly id?: string;
}

type State<Item> = UseComboboxState<Item>;

/**
 * Leaving the field chooses what was typed in full, if it is one item's, or, where nothing of the
 * list fits, the typed text itself; never what happened to be highlighted. Otherwise, and with
 * Escape, the chosen item's text comes back.
 */
function keepChoice<Item>({ textOf, search, typedItem, isWhole }: ComboFieldProps<Item>) {
  const isMeant =
    isWhole ?? ((item: Item, typed: string) => textOf(item).toLowerCase() === typed.toLowerCase());
  const left = (typed: string, selected: Item | null): Item | null => {
    if (typed === '') return null;
    if (selected !== null && textOf(selected) === typed) return selected;
    const found = search(typed);
    const [exact, ...others] = found.filter((item) => isMeant(item, typed));
    if (exact !== undefined && others.length === 0) return exact;
    const own = found.length === 0 ? typedItem?.(typed) : undefined;
    return own ?? selected;
  };
  return (state: State<Item>, { type, changes }: UseComboboxStateChangeOptions<Item>) => {
    const { InputBlur, InputKeyDownEscape } = useCombobox.stateChangeTypes;
    if (type !== InputBlur && type !== InputKeyDownEscape) return changes;
    const selectedItem =
      type === InputBlur ? left(state.inputValue.trim(), state.selectedItem) : state.selectedItem;
    const inputValue = selectedItem === null ? '' : textOf(selectedItem);
    return { ...changes, isOpen: false, selectedItem, inputValue };
  };
}

/** Tells the list's own handler that a key is not for it. */
function leaveToInputMethod(event: KeyboardEvent): void {
  if (isComposing(event)) Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
}

/** A text field that offers the items that fit what is typed, and holds one of them or none. */
export function ComboField<Item>(props: ComboFieldProps<Item>) {
  const { label, search, keyOf, textOf, typedItem, selected, onSelect } = props;
  const ownId = useId();
  const hintId = `${ownId}hint`;
  const [typed, setTyped] = useState('');
  const found = search(typed);
  const own = typed.trim() === '' ? undefined : typedItem?.(typed);
  const items = own === undefined ? found : [...found, own];
  const combobox = useCombobox<Item>({
    items: [...items],
    inputId: props.id ?? `${ownId}input`,
    itemToString: (item) => (item === null ? '' : textOf(item)),
    itemToKey: (item) => (item === null ? '' : keyOf(item)),
    selectedItem: selected ?? null,
    defaultHighlightedIndex: 0,
    stateReducer: keepChoice(props),
    onInputValueChange: ({ inputValue, type }) =>
      setTyped(type === useCombobox.stateChangeTypes.InputChange ? inputValue : ''),
    onSelectedItemChange: ({ selectedItem }) => onSelect(selectedItem ?? undefined),
  });
  const note = props.error ?? props.hint;
  return (
    <div className="field combo">
      <label {...combobox.getLabelProps()}>{label}</label>
      <input
        {...combobox.getInputProps({
          onKeyDown: leaveToInputMethod,
          'aria-invalid': props.error !== undefined,
          ...(note === undefined ? {} : { 'aria-describedby': hintId }),
        })}
        dir="auto"
        placeholder={props.placeholder}
        spellCheck={false}
      />
      <ul {...combobox.getMenuProps()} className="combo-list" data-open={combobox.isOpen}>
        {combobox.isOpen &&
          items.map((item, index) => (
            <li
              key={keyOf(item)}
              {...combobox.getItemProps({ item, index })}
              data-highlighted={index === combobox.highlightedIndex}
            >
              <span dir="auto">{textOf(item)}</span>
              <small dir="auto">{props.detailOf?.(item)}</small>
            </li>
          ))}
        {combobox.isOpen && items.length === 0 && <li role="presentation">{props.noMatch}</li>}
      </ul>
      {note !== undefined && (
        <p id={hintId} className={props.error === undefined ? 'hint' : 'error'}>
          {note}
        </p>
      )}
    </div>
  );
}
