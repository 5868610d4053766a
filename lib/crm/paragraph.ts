/** Returns plain text as one paragraph of HTML, its lines as lines. */
export function paragraph(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<p>${escaped.replace(/\n/g, '<br>')}</p>`;
}

/** Whether the text holds the word, and not only a longer one that it begins or ends. */
export function holdsWord(text: string, word: string): boolean {
  return text.split(/[^\w-]+/).includes(word);
}
