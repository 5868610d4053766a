/** Gives what colleagues call a person; the whole name where it is written with the family's first. */
export function firstName(name: string): string {
  return name.includes(',') ? name : (name.trim().split(/\s/u)[0] ?? name);
}
