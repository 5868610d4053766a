import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { keep, readKept } from '@/lib/store/kept';
import { stored } from '@/lib/store/trouble';
import { usePanel } from './provider';

/**
 * A value that is on disk with every keystroke under its name, and there again when the panel is:
 * for what is typed outside of a draft. `undefined` is nothing typed, and forgets it.
 */
export function useKept<Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
): readonly [z.infer<Schema> | undefined, (value: z.infer<Schema> | undefined) => void] {
  const { db } = usePanel().parts;
  const [value, setValue] = useState<z.infer<Schema> | undefined>();
  const isTyped = useRef(false);
  useEffect(() => {
    let isHere = true;
    void stored(() => readKept(db, name)).then((kept) => {
      // What is typed meanwhile is newer.
      if (!isHere || !kept.ok || isTyped.current) return;
      setValue(schema.safeParse(kept.value).data);
    });
    return () => {
      isHere = false;
    };
  }, [db, name, schema]);
  const change = (next: z.infer<Schema> | undefined) => {
    isTyped.current = true;
    setValue(next);
    // Where the store fails it stays on the screen, and the panel says so of the draft.
    void stored(() => keep(db, name, next));
  };
  return [value, change];
}

const textSchema = z.string();

/** {@link useKept} of a text; '' is nothing typed. */
export function useKeptText(name: string): readonly [string, (text: string) => void] {
  const [text, change] = useKept(name, textSchema);
  return [text ?? '', (next) => change(next === '' ? undefined : next)];
}
