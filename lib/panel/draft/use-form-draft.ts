import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { saveFormDraft, readFormDraft } from '@/lib/store/form-drafts';
import { tryStore } from '@/lib/store/store-error';
import type { UiEffects } from '../ui-effects';
import { storeText } from '../site/problem-text';
import { usePanel } from '../provider';

/** A value that is kept, what changes it, and what forgets it as it stood when that was drawn. */
export type Kept<Value> = readonly [
  value: Value,
  change: (value: Value) => void,
  /** It was sent. What was changed while it went has not been, and stays. */
  forget: () => void,
];

/**
 * A value that is on disk with every keystroke under its name, and there again when the panel is:
 * for what is typed outside of a draft. `undefined` is nothing typed, and forgets it.
 */
export function usePersistedState<Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
): Kept<z.infer<Schema> | undefined> {
  const { deps, effects } = usePanel();
  const { db } = deps;
  type Held = { readonly of: string; readonly value: z.infer<Schema> | undefined };
  const [held, setHeld] = useState<Held>();
  /** What was typed here last, and for which name: text for one is never shown under another. */
  const latest = useRef<Held>(undefined);
  const value = held?.of === name ? held.value : undefined;
  useEffect(() => {
    let isHere = true;
    void tryStore(() => readFormDraft(db, name)).then((kept) => {
      // What is typed meanwhile is newer.
      if (!isHere || !kept.ok) return;
      const typed = latest.current;
      setHeld(typed?.of === name ? typed : { of: name, value: parseAs(schema, kept.value).data });
    });
    return () => {
      isHere = false;
    };
  }, [db, name, schema]);
  const change = (next: z.infer<Schema> | undefined) => {
    latest.current = { of: name, value: next };
    setHeld(latest.current);
    void keepOrTell(effects, () => saveFormDraft(db, name, next));
  };
  const forget = () => {
    const typed = latest.current ?? held;
    // What is typed now is for something else.
    if (typed && typed.of !== name)
      void keepOrTell(effects, () => saveFormDraft(db, name, undefined));
    else if (!typed || typed.value === value) change(undefined);
  };
  return [value, change, forget];
}

/** Where the store fails, what was typed is on the screen alone, and whoever types is told. */
async function keepOrTell(effects: UiEffects, work: () => Promise<void>): Promise<void> {
  const kept = await tryStore(work);
  if (!kept.ok) effects.showToast(storeText(kept.error).text);
}

const textSchema = z.string();

/** {@link usePersistedState} of a text; '' is nothing typed. */
export function useDraftText(name: string): Kept<string> {
  const [text, change, forget] = usePersistedState(name, textSchema);
  return [text ?? '', (next) => change(next === '' ? undefined : next), forget];
}

/** A form whose fields are on disk with every keystroke. */
export interface FormDraft<Field extends string> {
  /** What stands in a field; `untouched` ('' where left out) while nobody has typed in it. */
  readonly of: (field: Field, untouched?: string) => string;
  readonly set: (field: Field, text: string) => void;
  /** Forgets what stood in it when that was drawn: it was sent. A field that was changed since stays. */
  readonly forget: () => void;
}

const formSchema = z.record(z.string(), z.string());
type Form = z.infer<typeof formSchema>;
interface Held {
  readonly of: string;
  readonly form: Form;
}

/** {@link usePersistedState} of a whole form, a text for each field. What is typed before it is read wins, field by field. */
export function useFormDraft<Field extends string>(name: string): FormDraft<Field> {
  const { deps, effects } = usePanel();
  const { db } = deps;
  const [held, setHeld] = useState<Held>({ of: name, form: {} });
  const latest = useRef<Held>(held);
  const form = held.of === name ? held.form : {};
  useEffect(() => {
    let isHere = true;
    // What was typed for another name stays there.
    if (latest.current.of !== name) latest.current = { of: name, form: {} };
    void tryStore(() => readFormDraft(db, name)).then((kept) => {
      const known = kept.ok ? parseAs(formSchema, kept.value).data : undefined;
      if (!isHere || !known) return;
      const typed = latest.current.form;
      latest.current = { of: name, form: { ...known, ...typed } };
      setHeld(latest.current);
      if (Object.keys(typed).length === 0) return;
      void keepOrTell(effects, () => saveFormDraft(db, name, latest.current.form));
    });
    return () => {
      isHere = false;
    };
  }, [db, name, effects]);
  const change = (next: Form) => {
    latest.current = { of: name, form: next };
    setHeld(latest.current);
    const typed = Object.keys(next).length > 0 ? next : undefined;
    void keepOrTell(effects, () => saveFormDraft(db, name, typed));
  };
  return {
    of: (field, untouched = '') => form[field] ?? untouched,
    set: (field, text) => change({ ...latest.current.form, [field]: text }),
    forget: () => {
      // What is typed now is for something else.
      if (latest.current.of !== name) {
        void keepOrTell(effects, () => saveFormDraft(db, name, undefined));
      } else change(changedSince(form, latest.current.form));
    },
  };
}

function changedSince(before: Form, now: Form): Form {
  return Object.fromEntries(Object.entries(now).filter(([field, text]) => text !== before[field]));
}
