import type { CrmLimits } from '@/lib/crm/adapter';

/** How a text is written as a note of a format, and read from one. */
export interface NoteFormat {
  readonly noteOf: (text: string) => string;
  readonly textOf: (note: string) => string;
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const unescaped = (html: string) =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

export const NOTE_FORMATS: Readonly<Record<CrmLimits['noteFormat'], NoteFormat>> = {
  text: { noteOf: (text) => text, textOf: (note) => note },
  html: {
    noteOf: (text) => `<p>${escaped(text).replace(/\n/g, '<br>')}</p>`,
    // A reader sees breaks as lines, and no other tag.
    textOf: (note) => unescaped(note.replace(/<br\s*\/?>/g, '\n').replace(/<[^<>]*>/g, '')),
  },
};
