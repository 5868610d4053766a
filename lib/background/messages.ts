import type { CardAnswer, CardShown } from '@/lib/messaging/card-view';
import type { Reply } from '@/lib/messaging/reply';
import { createRouter, type Listener } from '@/lib/messaging/router';
import { self } from '@/lib/platform/messages';
import { openPanel } from '@/lib/platform/side-panel';
import { recordKey } from '@/lib/store/record-key';
import { storeErrorOf } from '@/lib/store/store-error';
import { inWords } from './card/card-words';
import type { Services } from './services';
import { storeProblem } from './store-problem';

const done: Reply<undefined> = { ok: true, value: undefined };

/** Makes the background's one listener for messages. `run` does work that the sender need not wait for. */
export function createMessages(
  services: Services,
  run: (work: Promise<unknown>) => void,
): Listener {
  const {
    cards,
    pickedFields,
    places,
    crmReader,
    siteAccess,
    sync,
    tokens,
    pageVisits,
    recordOpener,
  } = services;
  return createRouter({
    self: self(),
    isOn: async (origin) => (await services.sites.find(origin)) !== undefined,
    openPanel,
    problemOf: (error) => storeProblem(storeErrorOf(error)),
    panel: {
      'place/read': async ({ windowId, ownTabId }) => ({
        ok: true,
        value: await pickedFields.visit(await places.read(windowId, ownTabId)),
      }),
      'place/of': async ({ record }) => ({ ok: true, value: await places.of(record) }),
      'record/refresh': async ({ record }) => {
        const reply = await crmReader.refresh(record);
        run(services.showCards(record.origin));
        run(services.onRecordOpened(record));
        return reply;
      },
      'record/open': ({ record }) => recordOpener.open(record),
      'record/forgotten': async ({ records }) => {
        for (const record of records) await services.notifications.seen(recordKey(record));
        await services.refreshBadgeAndReminders();
        await services.showCards();
        return done;
      },
      'backfill/look': ({ origin }) => services.sync.lookBack(origin),
      'people/refresh': ({ origin }) => crmReader.people(origin),
      'site/on': async ({ origin, adapter }) => {
        const reply = await siteAccess.turnOn(origin, adapter);
        if (reply.ok) run(services.deliver(origin));
        return reply;
      },
      'site/off': async ({ origin }) => {
        const reply = await siteAccess.turnOff(origin);
        run(services.afterChange());
        return reply;
      },
      'token/save': async ({ origin, token }) => {
        const reply = await tokens.save(origin, token);
        // What waited for a token waits no longer.
        if (reply.ok) run(sync.deliverNow(origin));
        return reply;
      },
      'token/test': ({ origin }) => tokens.test(origin),
      'token/forget': ({ origin }) => tokens.forget(origin),
      'page/learn': ({ tabId }) => pickedFields.learn(tabId),
      'page/forget': ({ origin }) => pickedFields.forget(origin),
      'sync/nudge': async ({ origin }) => {
        await sync.deliverNow(origin);
        await services.afterChange();
        return done;
      },
    },
    page: {
      'page/seen': (payload, page) => pageVisits.seen(payload, page),
      'page/learned': (payload, page) => pickedFields.picked(payload, page),
      'page/pointers': (_, page) => pickedFields.pointers(page),
      'page/facts': (payload, page) => pickedFields.facts(payload, page),
      'card/read': async (_, page) => shownIn(await cards.read(page)),
      'card/keep': (payload, page) => cards.keep(payload, page),
      'card/act': async (payload, page) => {
        const reply = await cards.act(payload, page);
        if (reply.ok) run(services.deliver(page.origin));
        return reply;
      },
    },
  });
}

/** What a card is given: all of it in words. */
function shownIn(reply: Reply<CardAnswer>): Reply<CardAnswer<CardShown>> {
  if (!reply.ok) return reply;
  const { view, places } = reply.value;
  return { ok: true, value: { places, ...(view && { view: inWords(view) }) } };
}
