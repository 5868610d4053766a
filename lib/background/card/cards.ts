import { perform } from '@/lib/actions/perform';
import type { RecordRef } from '@/lib/crm/adapter';
import { adapterById } from '@/lib/crm/registry';
import type { CardPress, KeptPress } from '@/lib/handoff/action-request';
import type { Handoff } from '@/lib/handoff/handoff';
import { questionFor } from '@/lib/handoff/question-for';
import type { CardAnswer, CardView } from '@/lib/messaging/card-view';
import type { PagePayload } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import type { PageSender } from '@/lib/messaging/sender';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { recordKey } from '@/lib/store/record-key';
import type { HandoffRow } from '@/lib/store/rows';
import { editedIn, removedIn } from '@/lib/store/logs/record-status';
import type { ConnectedSites } from '../sites/connected-sites';
import { storeProblem } from '../store-problem';
import { cardAction } from './card-action';
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
  /** What was pressed and is not done yet: should the worker die now, the next one does it. */
  readonly presses: {
    readonly keep: (press: KeptPress) => void;
    readonly drop: (entry: string) => void;
  };
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

  /** Also for a tab that was closed since: what was typed or pressed in it counts. */
  async function find(
    page: Pick<PageSender, 'origin' | 'url'>,
    id: string,
  ): Promise<RecordRef | undefined> {
    const record = await deps.recordAt(page.url);
    if (record?.origin !== page.origin) return undefined;
    const rows = await handoffsOf(db, recordKey(record));
    return rows.some((row) => row.id === id) ? record : undefined;
  }

  /** The one who is signed in does what was pressed; doing it again changes nothing. */
  async function act({ entry, at, origin, url, press }: KeptPress): Promise<Reply> {
    const [record, site] = await Promise.all([
      find({ origin, url }, press.handoff),
      sites.find(origin),
    ]);
    const limits = site && adapterById(site.adapter)?.limits;
    if (!limits) return refused('refused');
    if (!record) return refused('not-found');
    if (!site.me) return refused('signed-out');
    const acted = await perform(db, {
      record: recordKey(record),
      me: { id: site.me.id, name: site.me.name },
      note: { length: limits.noteLength, format: limits.noteFormat },
      ...{ entry, at, zone: deps.zone, action: cardAction(press) },
    });
    if (acted.ok) return { ok: true, value: undefined };
    if (acted.reason === 'store') return { ok: false, error: storeProblem(acted.error) };
    return refused(acted.reason === 'problems' ? 'refused' : acted.reason);
  }

  return {
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
        find(page, payload.handoff),
        sites.find(page.origin),
      ]);
      if (!found) return refused('not-found');
      await keepTyped(db, payload, site?.me?.id);
      return { ok: true, value: undefined } satisfies Reply;
    },

    async act(press: CardPress, page: PageSender): Promise<Reply> {
      const { origin, url } = page;
      const kept: KeptPress = { entry: deps.newId(), at: deps.now(), origin, url, press };
      deps.presses.keep(kept);
      const reply = await act(kept);
      deps.presses.drop(kept.entry);
      // Where the panel, or another window, was first, the card shows what it did.
      if (reply.ok || reply.error.code === 'not-entitled') await deps.showCards(origin);
      return reply;
    },

    /** Does a press that an earlier worker had no time for: once, whoever else does it. */
    finish: act,
  };
}
