import type { CardAnswer, CardShown } from '@/lib/messaging/card-view';
import { watchAddress } from '../address';
import { type Extension, extensionOfPage } from '../extension';
import { native } from '../native';
import { runOncePerPage } from '../single-instance';
import { type Card, createCard } from './card-box';

/** Tells whether a message of the background says that the card may have something new to show. */
const isChange = (message: unknown) =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'card/changed';

/** Shows the handoff of the open record inside the CRM's page, as long as there is one. */
export function startCard(): void {
  runOncePerPage('card', () => {
    const extension = extensionOfPage();
    const show = createShow(extension);
    watchAddress(() => {
      // Until the background says otherwise, nothing is known of what the page shows now.
      show.clear();
      void show.refresh();
      return extension.isAlive();
    });
    extension.onMessage((message) => {
      if (isChange(message)) void show.refresh();
    });
    addEventListener('visibilitychange', show.wake);
    void show.refresh();
    return { isAlive: extension.isAlive, wake: () => void show.refresh() };
  });
}

/** Between two looks at the clock; beyond the longer one, timers overflow. */
const SHORTEST_MS = 1000;
const LONGEST_MS = 86_400_000;
/** Before a background that did not answer is asked again; each further time the pause is twice as long. */
const AGAIN_MS = 100;
const LONGEST_PAUSE_MS = 15_000;

function createShow(extension: Extension) {
  let card: Card | undefined;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = AGAIN_MS;

  /** What a card says of the time grows old; nobody reads it in a page that is not in front. */
  function wake(): void {
    if (card && native(document, 'visibilityState') === 'visible') void refresh();
  }

  function wakeAt(at: number | undefined): void {
    clearTimeout(timer);
    if (at === undefined) return;
    timer = setTimeout(wake, Math.min(Math.max(at - Date.now(), SHORTEST_MS), LONGEST_MS));
  }

  function clear(): void {
    clearTimeout(timer);
    pauseMs = AGAIN_MS;
    card?.remove();
    card = undefined;
  }

  async function refresh(): Promise<void> {
    asked += 1;
    const mine = asked;
    const url = location.href;
    const reply = await extension.ask('card/read', {});
    // Somebody asked later, or the page went on: that answer is on its way.
    if (mine !== asked || url !== location.href) return;
    if (reply === undefined && extension.isAlive()) {
      // The worker died on the way: what is shown stands until the next one has answered.
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(), pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      return;
    }
    pauseMs = AGAIN_MS;
    // The background is our own, so it is not parsed.
    const answer = (reply?.ok === true ? reply.value : { places: [] }) as CardAnswer<CardShown>;
    const { view, places } = answer;
    if (!view || card?.handoff !== view.handoff) clear();
    if (!view) return;
    card ??= createCard(extension, view.handoff, places);
    card.draw(view);
    wakeAt(view.again);
  }

  return { clear, refresh, wake };
}
