import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Icon, type IconName } from './icons';
import './tabs.css';

interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** Stands before its title; where room is short, only the chosen one has its words in sight. */
  readonly icon?: IconName | undefined;
  /** How many there are of what it holds, where that says something. */
  readonly count?: number | undefined;
  readonly content: ReactNode;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/**
 * Parts of a page of which one is seen. Arrows, Home and End choose, and the others keep what is
 * open and typed in them.
 */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const ofAll = useId();
  const at = tabs.findIndex(({ id }) => id === chosen);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const next = placeFor(event.key, at, { count: tabs.length, isRightToLeft });
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || !tab) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]').item(next).focus();
    onChoose(tab.id);
  };
  return (
    <>
      <div ref={list} className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title, icon, count }) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-controls={`${ofAll}${id}panel`}
            aria-selected={id === chosen}
            tabIndex={id === chosen ? 0 : -1}
            title={icon && title}
            onClick={() => onChoose(id)}
          >
            {icon && <Icon name={icon} small />}
            <span id={`${ofAll}${id}`}>{title}</span>
            {count !== undefined && count > 0 && <span className="tab-count"> {count}</span>}
          </button>
        ))}
      </div>
      {tabs.map(({ id, content }) => (
        <div
          key={id}
          className="tab-panel"
          role="tabpanel"
          id={`${ofAll}${id}panel`}
          aria-labelledby={`${ofAll}${id}`}
          hidden={id !== chosen}
        >
          {content}
        </div>
      ))}
    </>
  );
}

interface Row {
  readonly count: number;
  readonly isRightToLeft: boolean;
}

/** To which place a key leads from another; round at the ends. */
function placeFor(key: string, from: number, { count, isRightToLeft }: Row): number | undefined {
  const forwards = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return (from + (key === forwards ? 1 : count - 1)) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
