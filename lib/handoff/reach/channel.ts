import * as z from 'zod/mini';

/** The ways in which a BDM may want to be reached. Source: the article, step 3. */
export const CHANNELS = ['call', 'text', 'voice-note', 'email', 'chat', 'in-person'] as const;
export const channelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof channelSchema>;

/** Chats that show `*words*` bold, by their links and by their names. */
const MARKED_LINKS =
  /^(?:https?:\/\/)?(?:wa\.me|(?:[a-z\d-]+\.)*(?:whatsapp|slack)\.com|chat\.google\.com|mail\.google\.com\/chat)(?![a-z\d.-])/iu;
const MARKED_NAMES = /\b(?:slack|whats ?app|wa\.me|google ?chat|gchat)\b/iu;

/** Chats that show the stars; for handles that name several. */
const OTHER_NAMES =
  /\b(?:teams|telegram|signal|discord|zoom|webex|mattermost|messenger|skype|viber)\b/iu;

const LINK = /^(?:https?:\/\/)?(?:[a-z\d-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?$/iu;

/**
 * Whether the chat that a handle is of shows `*words*` bold, as far as its link or its words tell:
 * WhatsApp, Slack and Google Chat do, Teams and most others show the stars.
 */
export function readsMarks(handle: string): boolean {
  const text = handle.trim();
  if (LINK.test(text)) return MARKED_LINKS.test(text);
  // An address of a person names a company, and not the chat.
  const words = text
    .split(/\s+/u)
    .filter((word) => word.lastIndexOf('@') < 1)
    .join(' ')
    .replace(/[_-]/gu, ' ');
  return MARKED_NAMES.test(words) && !OTHER_NAMES.test(words);
}

/** The channels in the words of a note. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  call: 'by phone',
  text: 'by text message',
  'voice-note': 'by voice note',
  email: 'by email',
  chat: 'by chat',
  'in-person': 'in person',
};
