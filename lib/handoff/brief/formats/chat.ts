import type { BriefView } from '../brief-data';
import { isWebAddress } from '../../text';
import { briefSubject, notedLines, notQualifiedText } from './headlines';
import { briefSections, opening } from './sections';

/** The brief for a chat as text: bullets, and nobody's words taken for markup. */
export const chatBrief = (data: BriefView): string => chatText(data, (words) => words);

/** The same with its headings bold, for chats that read marks. */
export const markedChatBrief = (data: BriefView): string => chatText(data, (words) => `*${words}*`);

function chatText(data: BriefView, bold: (words: string) => string): string {
  const said = opening(data, 'in Baton or by reply');
  const below = notQualifiedText(data);
  const five = notedLines(data).map(({ heading, text }) => `${bold(`${heading}:`)} ${plain(text)}`);
  const sections = briefSections(data).flatMap(({ heading, lines }) => [
    ...['', bold(plain(heading))],
    ...lines.map(
      ({ label, text, link }) => `• ${plain(label)}: ${link ? address(text) : plain(text)}`,
    ),
  ]);
  return [
    bold(plain(briefSubject(data))),
    ...(said ? [plain(said)] : []),
    ...(below ? ['', plain(below)] : []),
    ...(five.length > 0 ? ['', ...five] : []),
    ...sections,
  ].join('\n');
}

/**
 * Look-alikes in place of the characters that chats read as code, emphasis, links or mentions of
 * people and channels; an `@` inside an e-mail address mentions nobody and stays.
 */
function plain(text: string): string {
  return text
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll('`', 'ˋ')
    .replaceAll('*', '∗')
    .replaceAll('~', '∼')
    .replaceAll('](', '] (')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '‗')
    .replace(/(?<![\p{L}\p{N}._+-])@/gu, '＠');
}

/** An address in its encoded form holds no space and no bracket that could end it early. */
function address(url: string): string {
  if (!isWebAddress(url)) return plain(url);
  return new URL(url).href.replaceAll('*', '%2A').replaceAll('~', '%7E').replaceAll('`', '%60');
}
