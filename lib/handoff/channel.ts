import * as z from 'zod/mini';

/** The ways in which a BDM may want to be reached. Source: the article, step 3. */
export const CHANNELS = ['call', 'text', 'voice-note', 'email', 'chat', 'in-person'] as const;
export const channelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof channelSchema>;

/** The channels in the words of a note. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  call: 'on the phone',
  text: 'by text message',
  'voice-note': 'by voice note',
  email: 'by e-mail',
  chat: 'by chat',
  'in-person': 'in person',
};
