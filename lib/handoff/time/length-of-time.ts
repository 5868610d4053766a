/** Returns a length of time in minutes as "3 h 20 min"; less than a minute is "0 min". */
export function lengthOfTime(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/**
 * Returns how long it still is, or is overdue, as {@link lengthOfTime} says it; `undefined` where that is
 * not known or less than a minute, and when it is due says more.
 */
export function lengthToTell(minutes: number | undefined): string | undefined {
  return minutes !== undefined && minutes >= 1 ? lengthOfTime(minutes) : undefined;
}
