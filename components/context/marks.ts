import { fileQuickLine, QUICK_MARKS } from '@/lib/handoff/context';

export type Mark = (typeof QUICK_MARKS)[number];

/** The slash command that a line begins with, as long as it is nothing else. */
const BEGUN_COMMAND = /^\s*(\/\S*)$/u;

/** Gives what a line says besides its mark, finished or only begun. */
export function textOf(line: string): string {
  return BEGUN_COMMAND.test(line) ? '' : fileQuickLine(line).text;
}

/** The marks to choose from: those that a begun slash command could become, or all when asked for. */
export function marksFor(line: string, isAsked: boolean): readonly Mark[] {
  const begun = BEGUN_COMMAND.exec(line)?.[1];
  if (begun !== undefined) {
    return QUICK_MARKS.filter(({ slash }) => slash.startsWith(begun.toLowerCase()));
  }
  return isAsked ? QUICK_MARKS : [];
}
