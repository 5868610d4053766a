import { renderBrief, type BriefFormat } from '@/lib/handoff/brief';
import type { BriefView } from '@/lib/handoff/brief-data';
import type { RichText } from '@/lib/platform/clipboard';

type Copy = (content: RichText) => Promise<boolean>;

/** Puts the brief on the clipboard as HTML and as plain text. Tells whether it is there. */
export function copyWholeBrief(view: BriefView, copy: Copy): Promise<boolean> {
  return copy({ html: renderBrief(view, 'html'), text: renderBrief(view, 'text') });
}

/**
 * Puts the brief in the shape of one channel on the clipboard: as text, and for a chat, whose box may
 * be an editor that shows the marks of a text, as HTML too. Tells whether it is there.
 */
export function copyBriefAs(view: BriefView, format: BriefFormat, copy: Copy): Promise<boolean> {
  const text = renderBrief(view, format);
  const isChat = format === 'chat' || format === 'marked-chat';
  return copy(isChat ? { html: renderBrief(view, 'html'), text } : { text });
}
