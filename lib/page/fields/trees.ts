import { native } from '../native';

/** What a selector can look through at once: a document, or an open shadow root in one. */
export type Tree = Document | ShadowRoot;
type Frame = HTMLIFrameElement | OldFrame;
/** The elements of HTML by their names, with those that pages ought not to have any more. */
interface Elements extends HTMLElementTagNameMap {
  font: HTMLElement;
  frame: OldFrame;
}

/** Beyond this a page is made to be walked through for ever. */
const MOST_TREES = 300;
/** A frame of a set of frames, which the language's own types advise against. */
type OldFrame = HTMLElement & Pick<HTMLIFrameElement, 'contentDocument'>;
const HTML = 'http://www.w3.org/1999/xhtml';

// A frame's nodes are of that frame's classes, and so of none of ours: they are told by their names.
/** Whether the node is an element, of whatever frame. */
export const isElement = (node: Node): node is Element => native(node, 'nodeType') === 1;
/** Whether the node is a text, of whatever frame. */
export const isText = (node: Node): node is Text => native(node, 'nodeType') === 3;
/** Whether the tree is a document, and not a shadow root. */
export const isDocument = (tree: Node): tree is Document => native(tree, 'nodeType') === 9;
const isShadowRoot = (node: Node): node is ShadowRoot =>
  native(node, 'nodeType') === 11 && 'host' in node;

/** Whether the element is the one of HTML that has this name. */
export const isHtml = <Name extends keyof Elements>(
  element: Element,
  name: Name,
): element is Elements[Name] => isOfHtml(element) && native(element, 'localName') === name;

/** Whether the element is one of HTML. */
export const isOfHtml = (element: Element): element is HTMLElement =>
  native(element, 'namespaceURI') === HTML;

/** Whether the element shows another document. */
export const isFrame = (element: Element): element is Frame =>
  isHtml(element, 'iframe') || isHtml(element, 'frame');

/** Returns the tree within an element: its open shadow root, or its frame's document of the same site. */
export function treeIn(element: Element): Tree | undefined {
  const root = isFrame(element)
    ? native(element, 'contentDocument')
    : native(element, 'shadowRoot');
  return root ?? undefined;
}

/** Returns the element that a tree is in; `undefined` for the page's own document, and one that was removed. */
export function hostOf(tree: Tree): Element | undefined {
  const host = isDocument(tree) ? native(tree, 'defaultView')?.frameElement : tree.host;
  return host ?? undefined;
}

/** Returns the tree that an element is in; `undefined` where it is in none. */
export function treeOf(element: Element): Tree | undefined {
  const root = native(element, 'getRootNode')();
  return isDocument(root) || isShadowRoot(root) ? root : undefined;
}

/** Tells whether the element is part of the page, through all trees that it is in. */
export function isInPage(element: Element): boolean {
  let tree = treeOf(element);
  while (tree && tree !== document) {
    const host = hostOf(tree);
    tree = host && treeOf(host);
  }
  return tree !== undefined;
}

/** Returns what of a tree can be seen: the body of a document, all of a shadow root. */
export const topOf = (tree: Tree): Element | ShadowRoot =>
  isDocument(tree) ? (bodyOf(tree) ?? native(tree, 'documentElement')) : tree;

/** A document that is being loaded, or is none of HTML, has none. */
const bodyOf = (page: Document): HTMLElement | null => native(page, 'body');

/** Returns the trees of a page, each before those within it, and no more of them than a person fills. */
export function* treesIn(page: Document): Generator<Tree> {
  yield page;
  let left = MOST_TREES;
  for (const element of elementsIn(page)) {
    const tree = treeIn(element);
    if (!tree) continue;
    yield tree;
    left -= 1;
    if (left === 0) return;
  }
}

/** Returns the elements of a page's trees, in the order in which a person meets them; Baton's own are left out. */
export function* elementsIn(page: Document): Generator<Element> {
  const walks = [walkThrough(page)];
  let left = MOST_TREES;
  for (let walk = walks.at(-1); walk; walk = walks.at(-1)) {
    const { value: element, done } = walk.next();
    if (done) {
      walks.pop();
      continue;
    }
    if (native(element, 'localName').startsWith('baton-')) continue;
    yield element;
    const tree = left > 0 ? treeIn(element) : undefined;
    if (!tree) continue;
    left -= 1;
    walks.push(walkThrough(tree));
  }
}

const walkThrough = (tree: Tree) => native(topOf(tree), 'querySelectorAll')('*').values();

/** Returns what is drawn in a node, in order: what was slotted into it, or its shadow root's nodes, or its own. */
export function* drawnIn(parent: Node): Generator<Node, undefined> {
  const element = isElement(parent) ? parent : undefined;
  const slotted = element && isHtml(element, 'slot') ? native(element, 'assignedNodes')() : [];
  if (slotted.length > 0) {
    yield* slotted;
    return undefined;
  }
  const top: Node = (element && native(element, 'shadowRoot')) ?? parent;
  for (let child = native(top, 'firstChild'); child; child = native(child, 'nextSibling')) {
    yield child;
  }
  return undefined;
}

/** Returns the element that a node is drawn in. */
export function drawnAround(node: Element | Text): Element | undefined {
  const parent = native(node, 'assignedSlot') ?? native(node, 'parentNode');
  if (!parent) return undefined;
  if (isElement(parent)) return parent;
  return isShadowRoot(parent) ? parent.host : undefined;
}

/** Returns where an element stands in the window, through all frames that it is in (px). */
export function boxOf(element: Element): Record<'left' | 'top' | 'width' | 'height', number> {
  let { left, top } = native(element, 'getBoundingClientRect')();
  const { width, height } = native(element, 'getBoundingClientRect')();
  let frame = frameAround(element);
  while (frame) {
    const { paddingLeft, paddingTop } = getComputedStyle(frame);
    const outer = native(frame, 'getBoundingClientRect')();
    left += outer.left + native(frame, 'clientLeft') + parseFloat(paddingLeft);
    top += outer.top + native(frame, 'clientTop') + parseFloat(paddingTop);
    frame = frameAround(frame);
  }
  return { left, top, width, height };
}

const frameAround = (element: Element) => hostOf(native(element, 'ownerDocument'));
