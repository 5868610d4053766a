import { element } from './element';

/** Styles what the root holds, also where the page's own policy forbids inline styles. */
export function styleRoot(root: Document | ShadowRoot, rules: string): void {
  try {
    // A sheet belongs to the document in which it was made.
    const scope = (root.ownerDocument ?? root).defaultView;
    const sheet = new (scope ?? window).CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox may refuse constructed sheets from our world; there, our own style element may stand.
    (root instanceof ShadowRoot ? root : root.head).append(element('style', {}, rules));
  }
}
