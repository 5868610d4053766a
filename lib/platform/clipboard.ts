export interface RichText {
  /** Absent where every reader is to take the plain text. */
  readonly html?: string;
  readonly text: string;
}

/**
 * Puts a brief on the clipboard as HTML and as plain text, or as text alone. Tells whether it is
 * there. Writes the modern way where the document has the focus, else by the copy event, which
 * needs none.
 */
export async function copyRich(content: RichText): Promise<boolean> {
  if (document.hasFocus()) {
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          ...(content.html !== undefined && { 'text/html': blob(content.html, 'text/html') }),
          'text/plain': blob(content.text, 'text/plain'),
        }),
      ]);
      return true;
    } catch {
      // Refused by the browser's policy or lost focus meanwhile: the copy event is the second way.
    }
  }
  return copyByEvent(content);
}

const blob = (content: string, type: string) => new Blob([content], { type });

function copyByEvent({ html, text }: RichText): boolean {
  const fill = (event: ClipboardEvent) => {
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { once: true });
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without focus
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fill);
  }
}
