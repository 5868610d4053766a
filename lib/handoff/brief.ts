import type { BriefView } from './brief-data';
import { briefSubject } from './brief/headlines';
import { chatBrief, markedChatBrief } from './brief/chat';
import { callScript } from './brief/call-script';
import { emailBrief } from './brief/email';
import { htmlBrief } from './brief/html';
import { noteBrief } from './brief/note';
import { noteHtmlBrief } from './brief/note-html';
import { shortBrief } from './brief/short';
import { smsBrief } from './brief/sms';
import { textBrief } from './brief/text';
import { voiceNote } from './brief/voice-note';

export { smsParts } from './brief/sms';
export { briefLines, briefSubject, type HeadedLine } from './brief/headlines';

const FORMATS = {
  /** For the clipboard: rich text. */
  html: htmlBrief,
  /** For the clipboard: plain text. */
  text: textBrief,
  /** For CRM notes, plain and HTML. */
  note: noteBrief,
  'note-html': noteHtmlBrief,
  email: emailBrief,
  chat: chatBrief,
  /** For chats that show `*words*` bold. */
  'marked-chat': markedChatBrief,
  /** At most 300 characters. */
  sms: smsBrief,
  /** What to say in a call of half a minute. */
  'call-script': callScript,
  /** Talking points for a voice note. */
  'voice-note': voiceNote,
} as const;

export type BriefFormat = keyof typeof FORMATS;

/** A brief as a message of a channel. */
export interface BriefMessage {
  readonly subject: string;
  readonly body: string;
  /** What goes first where all of `body` does not fit, each line of it at most so long (UTF-16 units). */
  readonly shorter?: (eachLine: number) => string;
}

/** Returns the brief as a message in the format. Never fails. */
export function briefMessage(data: BriefView, format: BriefFormat): BriefMessage {
  return {
    subject: briefSubject(data),
    body: renderBrief(data, format),
    shorter: (eachLine) => shortBrief(data, eachLine),
  };
}

/** Gives the brief as one text in the format; the same data always gives the same text. Never fails. */
export function renderBrief(data: BriefView, format: BriefFormat): string {
  return FORMATS[format](data);
}
