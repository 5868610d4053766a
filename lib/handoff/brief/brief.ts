import type { BriefView } from './brief-data';
import { briefSubject } from './formats/headlines';
import { chatBrief, markedChatBrief } from './formats/chat';
import { callScript } from './formats/call-script';
import { emailBrief } from './formats/email';
import { htmlBrief } from './formats/html';
import { noteBrief } from './formats/note';
import { noteHtmlBrief } from './formats/note-html';
import { shortBrief } from './formats/short';
import { smsBrief } from './formats/sms';
import { textBrief } from './formats/text';
import { voiceNote } from './formats/voice-note';

export { smsParts } from './formats/sms';
export { briefLines, briefSubject, notedLines, type HeadedLine } from './formats/headlines';

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

/** Returns the brief as one text in the format; the same data always gives the same text. Never fails. */
export function renderBrief(data: BriefView, format: BriefFormat): string {
  return FORMATS[format](data);
}
