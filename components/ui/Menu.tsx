import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { IconButton } from './IconButton';
import { Icon, type IconName } from './icons';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** The page that it opens, where it is a link. */
  readonly href?: string;
  readonly onPress: () => void;
}

interface MenuProps {
  /** What the button is for, and the name of the list. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** The element id of the button, for whoever leads the focus back to it. */
  readonly id?: string;
  readonly small?: boolean;
}

/**
 * What is done rarely, behind “…”. Arrows, Home, End and first letters move; Escape and Tab close, and
 * Escape gives the focus back to the button.
 */
export function Menu({ label, items, id, small = false }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const itemsOf = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useEffect(() => {
    if (isOpen) list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    around.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') {
      setOpen(false);
      return;
    } else {
      const target = targetOf(event.key, itemsOf());
      if (!target) return;
      target.focus();
    }
    event.preventDefault();
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOpen(false);
  };
  return (
    <div className="menu" ref={around} onKeyDown={onKeyDown} onBlur={onBlur}>
      <IconButton
        label={label}
        small={small}
        {...(id !== undefined && { id })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </IconButton>
      {isOpen && (
        <div ref={list} id={listId} className="menu-list" role="menu" aria-label={label}>
          {items.map((item) => (
            <Item
              key={item.label}
              item={item}
              onPress={() => {
                // The act may lead the focus elsewhere, and does so after this.
                close();
                item.onPress();
              }}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Item({ item: { icon, label, href }, onPress }: ItemProps) {
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {label}
    </>
  );
  const rest = { role: 'menuitem', tabIndex: -1, onClick: onPress };
  return href === undefined ? (
    <button type="button" {...rest}>
      {content}
    </button>
  ) : (
    <a href={href} target="_blank" rel="noreferrer" {...rest}>
      {content}
    </a>
  );
}

interface ItemProps {
  readonly item: MenuItem;
  readonly onPress: () => void;
}

/** The item to which a key leads from the one that has the focus. */
function targetOf(key: string, items: readonly HTMLElement[]): HTMLElement | undefined {
  const at = items.findIndex((item) => item === document.activeElement);
  const next = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  switch (key) {
    case 'ArrowDown':
      return next.at(0);
    case 'ArrowUp':
      return at <= 0 ? items.at(-1) : items[at - 1];
    case 'Home':
      return items.at(0);
    case 'End':
      return items.at(-1);
    default: {
      if (key.length !== 1) return undefined;
      const letter = key.toLocaleLowerCase();
      return next.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(letter));
    }
  }
}
