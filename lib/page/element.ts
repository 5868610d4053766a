import { native } from './native';

type Child = Node | string | undefined;

/** Makes an element with attributes and children; a string is always text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = native(document, 'createElement')(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  for (const child of children) if (child !== undefined) made.append(child);
  return made;
}

/**
 * Makes a button that only a person can press: clicks that a script makes are ignored. `kind` is its
 * class, by which it is drawn.
 */
export function button(label: string, kind: string, onPress: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: kind }, label);
  made.addEventListener('click', (event) => {
    if (event.isTrusted) onPress();
  });
  return made;
}

/** Makes a form that is sent by its buttons alone, and hears only what a person puts into it. */
export function formOf(onInput: () => void, ...children: readonly Child[]): HTMLFormElement {
  const made = element('form', {}, ...children);
  made.addEventListener('submit', (event) => event.preventDefault());
  made.addEventListener('input', (event) => {
    if (event.isTrusted) onInput();
  });
  return made;
}
