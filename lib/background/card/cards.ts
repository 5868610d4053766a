import type { RecordRef } from '@/lib/crm/adapter';
import { adapterById } from '@/lib/crm/registry';
import type { Handoff } from '@/lib/handoff/handoff';
import { questionFor } from '@/lib/handoff/question-for';
import type { CardAnswer, CardView } from '@/lib/messaging/card-view';
import type { PagePayload } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import type { PageSender } from '@/lib/messaging/sender';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { recordKey } from '@/lib/store/record-key';
import type { HandoffRow } from '@/lib/store/rows';
import { editedIn, removedIn } from '@/lib/store/logs/record-status';
import { type CardPressDeps, createCardPresses, recordOn } from './card-presses';
import { cardTime } from './card-clock';
import { keepTyped, readTyped } from './card-kept';
import { cardViewOf } from './card-view';

export interface CardDeps extends CardPressDeps {
  /** The record that a tab shows now, by the browser's word and not by the page's. */
  readonly recordOf: (tabId: number) => Promise<RecordRef | undefined>;
  /** Whether Baton is sending to the CRM now. */
  readonly isSending: (origin: string) => Promise<boolean>;
}

/** Answers the card in a page: only ever about the record that its own tab shows. */
export function createCards(deps: CardDeps) {
  const { db, sites } = deps;

  /** The handoff to show: the newest one that was ever handed over. */
  async function newestHandoff(record: RecordRef): Promise<[HandoffRow, Handoff] | undefined> {
    const rows = await handoffsOf(db, recordKey(record));
    return rows
      .map((row): [HandoffRow, Handoff] => [row, row.handoff])
      .find(([, { brief }]) => brief !== undefined);
  }

  /** What the card shows of it. */
  async function viewOf(
    record: RecordRef,
    [row, handoff]: [HandoffRow, Handoff],
    around: { readonly me: string | undefined; readonly crmName: string },
  ): Promise<CardView | undefined> {
    const now = deps.now();
    const { me } = around;
    const question = me === undefined ? undefined : questionFor(handoff, me);
    const [rows, isSending, typed, time] = await Promise.all([
      outboxOf(db, recordKey(record)),
      deps.isSending(record.origin),
      readTyped(db, handoff, question),
      cardTime(db, record.origin, handoff.bdm?.id, { zone: deps.zone, now }),
    ]);
    const waiting = rows.filter((waits) => waits.handoff === handoff.id);
    const notes = { edited: editedIn([row]), removed: removedIn([row]) };
    return cardViewOf(handoff, { ...around, waiting, isSending, typed, ...notes, time });
  }

  return {
    ...createCardPresses(deps),

    async read(page: PageSender): Promise<Reply<CardAnswer>> {
      const [record, site] = await Promise.all([
        deps.recordOf(page.tabId),
        sites.find(page.origin),
      ]);
      const adapter = site && adapterById(site.adapter);
      const places = adapter?.cardPlaces ?? [];
      const newest = record?.origin === page.origin ? await newestHandoff(record) : undefined;
      if (!record || !newest) return { ok: true, value: { places } };
      const around = { me: site?.me?.id, crmName: adapter?.name ?? '' };
      const view = await viewOf(record, newest, around);
      return { ok: true, value: { places, ...(view && { view }) } };
    },

    async keep(payload: PagePayload<'card/keep'>, page: PageSender) {
      const [found, site] = await Promise.all([
        recordOn(deps, page, payload.handoff),
        sites.find(page.origin),
      ]);
      if (!found) return { ok: false, error: { code: 'not-found' } } satisfies Reply;
      await keepTyped(db, payload, site?.me?.id);
      return { ok: true, value: undefined } satisfies Reply;
    },
  };
}
