import { renderBrief } from './brief/brief';
import { noteParagraph } from './brief/formats/note-html';
import type { Entry } from './entry';
import { kindNamed } from './entries/index';
import { noteLine, oneLine } from './line';

/**
 * Returns what a note says of an entry to readers without Baton, as plain text or HTML: what happened
 * in plain words and, where one is handed over, the whole brief.
 */
export function describeEntry(entry: Entry, format: 'text' | 'html'): string {
  const by = { ...entry.by, name: oneLine(entry.by.name) };
  const told = kindNamed(entry.kind)?.describe(entry.body, by, entry.zone ?? 'UTC');
  const { lines, brief } = told ?? { lines: [] };
  const plain = lines.flatMap((line) => line.split('\n'));
  if (format === 'text') {
    const said = plain.map(noteLine).join('\n');
    return [said, brief ? renderBrief(brief, 'note') : '']
      .filter((part) => part !== '')
      .join('\n\n');
  }
  return (
    (plain.length > 0 ? noteParagraph(plain) : '') + (brief ? renderBrief(brief, 'note-html') : '')
  );
}
