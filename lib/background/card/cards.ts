import type { RecordRef } from '@/lib/crm/adapter';
import { adapterById } from '@/lib/crm/registry';
import { mayWrite } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import { roundOf } from '@/lib/handoff/form-draft-names';
import { questionFor } from '@/lib/handoff/question-for';
import type { CardView } from '@/lib/messaging/card-view';
import type { PagePayload } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import type { PageSender } from '@/lib/messaging/sender';
import { commitEntry, decideAndCommit } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow, handoffNow, handoffsOf } from '@/lib/store/logs/handoffs';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { recordKey } from '@/lib/store/record-key';
import type { HandoffRow } from '@/lib/store/rows';
import { editedIn, removedIn } from '@/lib/store/logs/record-status';
import type { ConnectedSites } from '../sites/connected-sites';
import { cardEntry, kindOf } from './card-entry';
import { cardTime } from './card-clock';
import { keepTyped, readTyped } from './card-kept';
import { cardViewOf } from './card-view';

export interface CardDeps {
  readonly db: BatonDatabase;
  readonly sites: Pick<ConnectedSites, 'find'>;
  /** The record at an address, where that is one of a CRM that is on. */
  readonly recordAt: (url: string) => Promise<RecordRef | undefined>;
  /** The record that a tab shows now, by the browser's word and not by the page's. */
  readonly recordOf: (tabId: number) => Promise<RecordRef | undefined>;
  /** Whether Baton is sending to the CRM now. */
  readonly isSending: (origin: string) => Promise<boolean>;
  /** Makes all cards of the origin show how things stand now. */
  readonly showCards: (origin: string) => Promise<void>;
  readonly now: () => number;
  readonly newId: () => string;
  /** IANA zone of this browser. */
  readonly zone: string;
}

type Refusal = 'refused' | 'not-found' | 'signed-out' | 'not-entitled';
const refused = (code: Refusal): Reply<never> => ({ ok: false, error: { code } });

/** Answers the card in a page: only ever about the record that its own tab shows. */
export function createCards(deps: CardDeps) {
  const { db, sites } = deps;

  /** The handoff to show: the newest one that was ever handed over. */
  async function newestHandoff(record: RecordRef): Promise<[HandoffRow, Handoff] | undefined> {
    const rows = await handoffsOf(db, recordKey(record));
    return rows
      .map((row): [HandoffRow, Handoff] => [row, foldRow(row)])
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

  /** Also for a tab that was closed since: what was typed or pressed in it counts. */
  async function find(page: PageSender, id: string): Promise<[RecordRef, Handoff] | undefined> {
    const record = await deps.recordAt(page.url);
    if (record?.origin !== page.origin) return undefined;
    const rows = await handoffsOf(db, recordKey(record));
    const row = rows.find((one) => one.id === id);
    return row && [record, foldRow(row)];
  }

  return {
    async read(page: PageSender): Promise<Reply> {
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
      return { ok: true, value: { places, view } };
    },

    async keep(payload: PagePayload<'card/keep'>, page: PageSender) {
      const [found, site] = await Promise.all([
        find(page, payload.handoff),
        sites.find(page.origin),
      ]);
      if (!found) return refused('not-found');
      await keepTyped(db, payload, site?.me?.id);
      return { ok: true, value: undefined } satisfies Reply;
    },

    async act(payload: PagePayload<'card/act'>, page: PageSender): Promise<Reply> {
      const [found, site] = await Promise.all([
        find(page, payload.handoff),
        sites.find(page.origin),
      ]);
      if (!found) return refused('not-found');
      if (!site?.me) return refused('signed-out');
      const [record] = found;
      const by = { id: site.me.id, name: site.me.name };
      const stamp = { id: deps.newId(), at: deps.now() };
      const refusal = await decideAndCommit(db, async () => {
        const handoff = await handoffNow(db, payload.handoff);
        if (!isStillAsked(payload, handoff, by.id)) return 'not-entitled';
        const entry = cardEntry(payload, handoff, by, stamp);
        if (!entry) return 'refused';
        await commitEntry(db, { record: recordKey(record), entry, as: by.id, now: entry.at });
        return undefined;
      });
      // The panel, or another window, was first: the card shows what it did.
      if (refusal === 'not-entitled') await deps.showCards(page.origin);
      if (refusal) return refused(refusal);
      await deps.showCards(page.origin);
      return { ok: true, value: undefined };
    },
  };
}

/** Whether this may be done, and a reply answers the question that stands open. */
function isStillAsked(payload: PagePayload<'card/act'>, handoff: Handoff, me: string): boolean {
  if (!mayWrite(kindOf(payload.act), handoff, me)) return false;
  // The card offers to record a meeting that is booked, and not to do so again.
  if (payload.act === 'meeting') return handoff.state === 'accepted';
  if (payload.act === 'return') return payload.round === roundOf(handoff);
  return payload.act !== 'reply' || questionFor(handoff, me)?.id === payload.question;
}
