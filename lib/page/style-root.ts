/** Gives the root its look, also where the page's own policy forbids inline styles. */
export function styleRoot(root: ShadowRoot, rules: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox may refuse constructed sheets from our world; there, our own style element may stand.
    const style = document.createElement('style');
    style.textContent = rules;
    root.append(style);
  }
}
