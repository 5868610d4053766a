/** The soft colours that a face may have; which one is told by {@link toneOf}. */
export type FaceTone = 'accent' | 'info' | 'plum' | 'attention' | 'good' | 'danger';

const TONES: readonly FaceTone[] = ['accent', 'info', 'plum', 'attention', 'good', 'danger'];

/** Returns a number from 0 to 2³²−1 that is always the same for the same text, and says nothing of it. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  // Ids that differ in their last sign alone are to be far apart as well.
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Returns the colour of a person or lead, by their id: the same wherever they are shown. */
export function toneOf(id: string): FaceTone {
  return TONES[hashOf(id) % TONES.length] ?? 'accent';
}

/** Returns the one or two letters that stand for a name; "?" where it has none. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  const initials = letters.map((word) => /^./u.exec(word ?? '')?.[0] ?? '').join('');
  return initials === '' ? '?' : initials.toLocaleUpperCase();
}
