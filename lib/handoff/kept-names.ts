/** Gives the name under which a reply to the open question of a handoff is kept while it is typed. */
export function replyName(handoff: string): string {
  return `${handoff}|reply`;
}
