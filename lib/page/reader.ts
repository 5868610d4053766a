import type { PageTexts, Pointers } from '@/lib/messaging/learned-page';
import type { PagePayload } from '@/lib/messaging/protocol';
import { watchAddress } from './address';
import { type Extension, extensionOfPage } from './extension';
import { readPage } from './learned-reader';
import { native } from './native';
import { oncePerPage } from './once';

/** So long after a change the page is read, with whatever changed meanwhile. */
const SOON_MS = 300;
/** How long what a page already showed when its address changed may be what the last address said. */
const SETTLES_WITHIN_MS = 3000;

/** What the background answers to `page/pointers`; it is our own, so it is not parsed. */
interface PointersAnswer {
  readonly pointers: Pointers;
}

/** Tells the background what this page says at the places that the user pointed at, and each change. */
export function startReader(): void {
  oncePerPage('reader', () => {
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
  let pointers: Pointers | undefined;
  let arrivedAt = performance.now();
  /** What stood here when the address changed. */
  let before = JSON.stringify({});
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Infinity;

  const drawn = new MutationObserver(() => lookIn(SOON_MS));
  drawn.observe(document, { childList: true, characterData: true, subtree: true });
  native(document, 'addEventListener')('change', () => lookIn(SOON_MS), { signal });
  signal.addEventListener('abort', () => {
    drawn.disconnect();
    clearTimeout(timer);
  });

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
    const texts = readPage(document, pointers);
    const left = arrivedAt + SETTLES_WITHIN_MS - performance.now();
    if (JSON.stringify(texts) === before && left > 0) lookIn(left);
    else void tell({ url: location.href, texts });
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
