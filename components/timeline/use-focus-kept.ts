import { useEffect, useRef, type RefObject } from 'react';

/**
 * Sees to it that the focus is never lost: where what had it goes with a change of `content`, the
 * element of `home` has it. The two handlers are for the element around it all.
 */
export function useFocusKept(content: unknown): {
  readonly home: RefObject<HTMLHeadingElement | null>;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
} {
  const home = useRef<HTMLHeadingElement>(null);
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
