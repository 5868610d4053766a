import * as z from 'zod/mini';
import { filledText } from './text';

const ID_LENGTH = 60;

/** Schema of what somebody calls one of several things in an entry, such as a criterion or a context line. */
export const idSchema = filledText(ID_LENGTH);

/**
 * Schema of up to `most` things, each with an id of its own: whoever wrote them may have called two
 * alike. The later one is then called by the next number that is free, and nothing of it is lost.
 */
export function ownIds<Schema extends z.ZodMiniType<{ readonly id: string }>>(
  schema: Schema,
  most: number,
) {
  return z.pipe(z.array(schema).check(z.maxLength(most)), z.transform(withOwnIds));
}

function withOwnIds<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  const taken = new Set(items.map(({ id }) => id));
  const seen = new Set<string>();
  return items.map((item) => {
    let { id } = item;
    for (let next = 2; seen.has(id) || (id !== item.id && taken.has(id)); next += 1) {
      const number = ` ${next}`;
      id =
        Array.from(item.id)
          .slice(0, ID_LENGTH - number.length)
          .join('') + number;
    }
    seen.add(id);
    return id === item.id ? item : { ...item, id };
  });
}
