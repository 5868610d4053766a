import { asCommand, fileQuickLine, QUICK_MARKS } from '@/lib/handoff/brief/context';

export type Mark = (typeof QUICK_MARKS)[number];

/** The slash command that a line begins with, as long as it is nothing else. */
const BEGUN_COMMAND = /^\/\S*$/u;

/** Returns what a line says besides its mark, finished or only begun. */
export function textOf(line: string): string {
  return BEGUN_COMMAND.test(asCommand(line.trimStart())) ? '' : fileQuickLine(line).text;
}

/** The marks to choose from: those that a begun slash command could become, or all when asked for. */
export function marksFor(line: string, isAsked: boolean): readonly Mark[] {
  const begun = asCommand(line.trimStart());
  if (BEGUN_COMMAND.test(begun)) return QUICK_MARKS.filter(({ slash }) => slash.startsWith(begun));
  return isAsked ? QUICK_MARKS : [];
}
