import { useState, type FocusEvent } from 'react';
import type { Handoff } from '@/lib/handoff/handoff';
import { useNow } from '@/lib/panel/use-now';
import { inOrder, nextParts, type PartName } from './next-parts';

/** The order of a handoff's page. */
export interface PageOrder {
  readonly parts: readonly PartName[];
  /** What whoever looks is to do first of all. */
  readonly next: PartName | undefined;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * Gives the order of the parts for whoever looks. While somebody types in the element that is given
 * the two handlers it stays: what comes from the CRM meanwhile moves nothing under his hands.
 */
export function usePageOrder(handoff: Handoff, me: string | undefined): PageOrder {
  const next = nextParts(handoff, me, useNow());
  const wanted = { next: next[0], parts: inOrder(handoff, next) };
  const [isTyping, setTyping] = useState(false);
  const [held, setHeld] = useState(wanted);
  if (!isTyping && !isSame(held, wanted)) setHeld(wanted);
  return {
    ...held,
    onFocus: ({ target }) => setTyping(isText(target)),
    onBlur: ({ relatedTarget }) => setTyping(isText(relatedTarget)),
  };
}

type Order = Pick<PageOrder, 'parts' | 'next'>;

function isSame(one: Order, other: Order): boolean {
  return one.next === other.next && one.parts.join() === other.parts.join();
}

const TEXT = 'textarea, select, input:not([type="radio"], [type="checkbox"])';

function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(TEXT);
}
