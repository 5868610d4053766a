import { CONTEXT_KINDS, type ContextItem, type ContextKind } from '@/lib/handoff/brief/context';

export type Items = readonly ContextItem[];

/** Returns the items of one kind, in their order. */
export function ofKind(items: Items, kind: ContextKind): ContextItem[] {
  return items.filter((item) => item.kind === kind);
}

/** Returns the kinds that have items, in the order of the brief. */
export function kindsIn(items: Items): ContextKind[] {
  return CONTEXT_KINDS.filter((kind) => items.some((item) => item.kind === kind));
}

/** Moves an item one place up (-1) or down (1) among those of its kind; at the end it stays. */
export function moved(items: Items, id: string, by: -1 | 1): ContextItem[] {
  const item = items.find((one) => one.id === id);
  if (!item) return [...items];
  const siblings = ofKind(items, item.kind);
  const neighbour = siblings[siblings.indexOf(item) + by];
  if (!neighbour) return [...items];
  return items.map((one) => (one === item ? neighbour : one === neighbour ? item : one));
}

/** Moves an item to the end of another kind's list. */
export function movedTo(items: Items, id: string, kind: ContextKind): ContextItem[] {
  const item = items.find((one) => one.id === id);
  if (!item || item.kind === kind) return [...items];
  return [...items.filter((one) => one !== item), { ...item, kind }];
}

/** Puts a removed item back where it was among its kind, unless it is there again. */
export function putBack(items: Items, item: ContextItem, place: number): ContextItem[] {
  if (items.some(({ id }) => id === item.id)) return [...items];
  const next = ofKind(items, item.kind)[place];
  return items.toSpliced(next ? items.indexOf(next) : items.length, 0, item);
}

/** Where the focus goes when an item is removed: the next of its kind, else the one before. */
export function neighbourOf(items: Items, id: string): ContextItem | undefined {
  const item = items.find((one) => one.id === id);
  if (!item) return undefined;
  const siblings = ofKind(items, item.kind);
  const place = siblings.indexOf(item);
  return siblings[place + 1] ?? siblings[place - 1];
}
