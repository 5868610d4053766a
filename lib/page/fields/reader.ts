import type { PageTexts, FieldSelectors } from '@/lib/messaging/picked-fields';
import type { PagePayload } from '@/lib/messaging/protocol';
import { watchAddress } from '../address';
import { type Extension, extensionOfPage } from '../extension';
import { native } from '../native';
import { runOncePerPage } from '../single-instance';
import { lookAt, readPage } from './field-reader';
import { type Tree, treesIn } from './trees';

/** So long after a change the page is read, with whatever changed meanwhile. */
const SOON_MS = 300;
/** How long what a page already showed when its address changed may be what the last address said. */
const SETTLES_WITHIN_MS = 3000;
/** How often, and for how long, it is looked for what may come without a sign: a component's tree. */
const AGAIN_MS = 1000;
const COMES_WITHIN_MS = 20_000;

/** What the background answers to `page/pointers`; it is our own, so it is not parsed. */
interface PointersAnswer {
  readonly pointers: FieldSelectors;
}

/** Tells the background what this page says at the places that the user pointed at, and each change. */
export function startReader(): void {
  runOncePerPage('reader', () => {
    const extension = extensionOfPage();
    const reading = createReading(extension);
    watchAddress(() => {
      reading.arrive();
      return extension.isAlive() && !reading.isOver();
    });
    reading.begin();
    return {
      isAlive: () => extension.isAlive() && !reading.isOver(),
      wake: reading.begin,
    };
  });
}

function createReading(extension: Extension) {
  const ended = new AbortController();
  const { signal } = ended;
  let pointers: FieldSelectors | undefined;
  let arrivedAt = performance.now();
  /** What stood here when the address changed. */
  let before = JSON.stringify({});
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Infinity;

  const soon = () => lookIn(SOON_MS);
  const drawn = new MutationObserver(soon);
  watchTrees([document]);
  signal.addEventListener('abort', () => {
    drawn.disconnect();
    clearTimeout(timer);
  });

  /** Hears of changes in these trees; what was heard in already is not heard twice. */
  function watchTrees(trees: Iterable<Tree>): void {
    for (const tree of trees) {
      drawn.observe(tree, { childList: true, characterData: true, subtree: true });
      native(tree, 'addEventListener')('change', soon, { signal });
      // A frame that has loaded; it goes no further than the tree around it.
      native(tree, 'addEventListener')('load', soon, { signal, capture: true });
    }
  }

  function lookIn(ms: number): void {
    const at = performance.now() + ms;
    // A page that never rests is looked at all the same.
    if (signal.aborted || dueAt <= at) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(look, ms);
  }

  function look(): void {
    dueAt = Infinity;
    if (!extension.isAlive()) ended.abort();
    if (signal.aborted || !pointers) return;
    const isWithin = Object.values(pointers).some(({ within }) => within !== undefined);
    if (isWithin) watchTrees(treesIn(document));
    const { texts, missing } = lookAt(document, pointers);
    const since = performance.now() - arrivedAt;
    const left = SETTLES_WITHIN_MS - since;
    if (isWithin && missing.length > 0 && since < COMES_WITHIN_MS) lookIn(AGAIN_MS);
    if (JSON.stringify(texts) === before && left > 0) lookIn(left);
    else void tell({ url: location.href, texts, ...(missing.length > 0 && { missing }) });
  }

  async function tell(facts: PagePayload<'page/facts'>): Promise<void> {
    const news = JSON.stringify(facts);
    if (news === told) return;
    const reply = await extension.ask('page/facts', facts);
    if (reply?.ok) told = news;
    // The site was forgotten, or Baton may not see it any more.
    if (reply?.ok === false) ended.abort();
  }

  async function begin(): Promise<void> {
    const reply = await extension.ask('page/pointers', {});
    // Nobody pointed here, or it was forgotten.
    if (reply?.ok === false) ended.abort();
    if (!reply?.ok) return;
    ({ pointers } = reply.value as PointersAnswer);
    told = '';
    lookIn(0);
  }

  return {
    isOver: () => signal.aborted,
    begin: () => void begin(),
    arrive(): void {
      arrivedAt = performance.now();
      const here: PageTexts = pointers ? readPage(document, pointers) : {};
      before = JSON.stringify(here);
      lookIn(SOON_MS);
    },
  };
}
