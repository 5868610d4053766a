import * as z from 'zod/mini';
import { CHANNELS, channelSchema } from '../reach/channel';
import { calendarSchema, defaultCalendar, withAbsences, type Calendar } from '../time/calendar';
import { cleanText, text } from '../text';
import { isDate } from '../time/wall-time';

/** How a person wants to be handed to: channels in order of preference, handles, hours. */
export const profileCardSchema = z.object({
  channels: z.array(z.object({ channel: channelSchema, handle: text(200) })).check(z.maxLength(6)),
  formats: text(300),
  calendar: calendarSchema,
  joins: z.enum(['yes', 'first-five-minutes', 'no', 'ask']),
  doNotDisturb: z.boolean(),
});
export type ProfileCard = z.infer<typeof profileCardSchema>;

/** None of what is typed or pasted is lost, however long: the entry is the judge. */
const typed = z.string();

/** A line as it stands in its field, and whether the calendar says the same: else it is to be mended. */
const writtenSchema = z.object({ text: typed, isRead: z.boolean() });

/** A card while it is being edited: whatever can be typed. */
export const typedCardSchema = z.extend(profileCardSchema, {
  channels: z.array(z.object({ channel: channelSchema, handle: typed })).check(z.maxLength(6)),
  formats: typed,
  calendar: z.extend(calendarSchema, {
    holidays: z.array(typed).check(z.maxLength(100)),
    hoursWritten: z.exactOptional(writtenSchema),
    absencesWritten: z.exactOptional(writtenSchema),
  }),
});
export type TypedCard = z.infer<typeof typedCardSchema>;
export type TypedCalendar = TypedCard['calendar'];

/**
 * Returns a card as it may be kept: no invisible characters, no blanks around what was typed, days off
 * in order, and none of which no date was typed.
 */
export function cleanCard(card: TypedCard): ProfileCard {
  return {
    ...card,
    formats: cleanText(card.formats),
    channels: card.channels.map((way) => ({ ...way, handle: cleanText(way.handle) })),
    calendar: cleanCalendar(card.calendar),
  };
}

function cleanCalendar(typed: TypedCalendar): Calendar {
  const calendar = { ...typed };
  delete calendar.hoursWritten;
  delete calendar.absencesWritten;
  if (!calendar.off) return { ...calendar, holidays: cleanDates(calendar.holidays) };
  const off = calendar.off.filter(({ from, to }) => isDate(from) && isDate(to) && from <= to);
  return withAbsences(
    calendar,
    off.toSorted((one, other) => (one.from < other.from ? -1 : 1)),
  );
}

function cleanDates(dates: readonly string[]): string[] {
  return [...new Set(dates)].filter(isDate).sort();
}

/** Returns the card of a person of whom nothing is known but, by guess, the zone. */
export function defaultProfile(zone: string): ProfileCard {
  return {
    channels: CHANNELS.map((channel) => ({ channel, handle: '' })),
    formats: '',
    calendar: defaultCalendar(zone),
    joins: 'ask',
    doNotDisturb: false,
  };
}
