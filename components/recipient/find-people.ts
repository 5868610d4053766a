interface Named {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
}

/** More names than anybody reads: the list says to type on. */
export const MOST_SHOWN = 50;

/**
 * The people whose name holds every typed word, or whose e-mail begins with it, names that begin so
 * first; '' finds all. Colleagues share what comes after the @, so that finds nobody in particular.
 */
export function findPeople<Person extends Named>(
  people: readonly Person[],
  typed: string,
): Person[] {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  const found = people.filter((person) => {
    const [name, email] = [plain(person.name), plain(person.email ?? '')];
    return words.every((word) => name.includes(word) || email.startsWith(word));
  });
  const start = words[0] ?? '';
  const begins = (person: Person) => plain(person.name).startsWith(start);
  return found
    .sort((a, b) => Number(begins(b)) - Number(begins(a)) || a.name.localeCompare(b.name))
    .slice(0, MOST_SHOWN);
}

/** Lower case without accents, so that "Jose" finds "José". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
