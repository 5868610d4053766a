import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { keep, readKept } from '@/lib/store/kept';
import { stored } from '@/lib/store/trouble';
import type { Attention } from './attention';
import { storeWords } from './problem-words';
import { usePanel } from './provider';

/**
 * A value that is on disk with every keystroke under its name, and there again when the panel is:
 * for what is typed outside of a draft. `undefined` is nothing typed, and forgets it.
 */
export function useKept<Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
): readonly [z.infer<Schema> | undefined, (value: z.infer<Schema> | undefined) => void] {
  const { parts, attention } = usePanel();
  const { db } = parts;
  const [held, setHeld] = useState<{ of: string; value: z.infer<Schema> | undefined }>();
  /** The name of what was typed here: text for one name is never shown under another. */
  const typedFor = useRef<string>(undefined);
  useEffect(() => {
    let isHere = true;
    void stored(() => readKept(db, name)).then((kept) => {
      // What is typed meanwhile is newer.
      if (!isHere || !kept.ok || typedFor.current === name) return;
      setHeld({ of: name, value: parseAs(schema, kept.value).data });
    });
    return () => {
      isHere = false;
    };
  }, [db, name, schema]);
  const change = (next: z.infer<Schema> | undefined) => {
    typedFor.current = name;
    setHeld({ of: name, value: next });
    void keepOrTell(attention, () => keep(db, name, next));
  };
  return [held?.of === name ? held.value : undefined, change];
}

/** Where the store fails, what was typed is on the screen alone, and whoever types is told. */
async function keepOrTell(attention: Attention, work: () => Promise<void>): Promise<void> {
  const kept = await stored(work);
  if (!kept.ok) attention.notify(storeWords(kept.error).text);
}

const textSchema = z.string();

/** {@link useKept} of a text; '' is nothing typed. */
export function useKeptText(name: string): readonly [string, (text: string) => void] {
  const [text, change] = useKept(name, textSchema);
  return [text ?? '', (next) => change(next === '' ? undefined : next)];
}

/** A form whose fields are on disk with every keystroke. */
export interface KeptForm<Field extends string> {
  /** What stands in a field; `untouched` ('' where left out) while nobody has typed in it. */
  readonly of: (field: Field, untouched?: string) => string;
  readonly set: (field: Field, text: string) => void;
  /** Forgets all of it: it was sent. */
  readonly forget: () => void;
}

const formSchema = z.record(z.string(), z.string());
type Form = z.infer<typeof formSchema>;
interface Held {
  readonly of: string;
  readonly form: Form;
}

/** {@link useKept} of a whole form, a text for each field. What is typed before it is read wins, field by field. */
export function useKeptForm<Field extends string>(name: string): KeptForm<Field> {
  const { parts, attention } = usePanel();
  const { db } = parts;
  const [held, setHeld] = useState<Held>({ of: name, form: {} });
  const latest = useRef<Held>(held);
  const form = held.of === name ? held.form : {};
  useEffect(() => {
    let isHere = true;
    // What was typed for another name stays there.
    if (latest.current.of !== name) latest.current = { of: name, form: {} };
    void stored(() => readKept(db, name)).then((kept) => {
      const known = kept.ok ? parseAs(formSchema, kept.value).data : undefined;
      if (!isHere || !known) return;
      const typed = latest.current.form;
      latest.current = { of: name, form: { ...known, ...typed } };
      setHeld(latest.current);
      if (Object.keys(typed).length === 0) return;
      void keepOrTell(attention, () => keep(db, name, latest.current.form));
    });
    return () => {
      isHere = false;
    };
  }, [db, name, attention]);
  const change = (next: Form) => {
    latest.current = { of: name, form: next };
    setHeld(latest.current);
    const typed = Object.keys(next).length > 0 ? next : undefined;
    void keepOrTell(attention, () => keep(db, name, typed));
  };
  return {
    of: (field, untouched = '') => form[field] ?? untouched,
    set: (field, text) => change({ ...latest.current.form, [field]: text }),
    forget: () => change({}),
  };
}
