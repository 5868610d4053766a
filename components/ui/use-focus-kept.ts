import { useEffect, useRef, type RefObject } from 'react';

/**
 * Sees to it that the focus is never lost: where what had it goes with a change of `content`, the
 * element of `home` has it. The two handlers are for the element around it all.
 */
export function useFocusKept<Home extends HTMLElement>(
  content: unknown,
): {
  readonly home: RefObject<Home | null>;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
} {
  const home = useRef<Home>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (hadFocus.current && isLost) home.current?.focus();
  }, [content]);
  return {
    home,
    onFocus: () => {
      hadFocus.current = true;
    },
    onBlur: () => {
      hadFocus.current = false;
    },
  };
}
