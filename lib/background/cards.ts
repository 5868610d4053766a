import type { RecordRef } from '@/lib/crm/adapter';
import { adapterById } from '@/lib/crm/registry';
import { type Entry, ENTRY_VERSION, parseEntry } from '@/lib/handoff/entry';
import { mayWrite, nextTurn } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import { cleanText } from '@/lib/handoff/text';
import type { ReturnForm } from '@/lib/messaging/card-view';
import type { PagePayload } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import type { PageSender } from '@/lib/messaging/sender';
import { commitEntry } from '@/lib/store/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow, handoffsOf } from '@/lib/store/handoffs';
import { outboxOf } from '@/lib/store/outbox';
import { recordKey } from '@/lib/store/record-key';
import { cardViewOf } from './card-view';
import type { SitesOn } from './sites-on';

export interface CardParts {
  readonly db: BatonDatabase;
  readonly sites: Pick<SitesOn, 'find'>;
  /** The record at an address, where that is one of a CRM that is on. */
  readonly recordAt: (url: string) => Promise<RecordRef | undefined>;
  /** The record that a tab shows now, by the browser's word and not by the page's. */
  readonly recordOf: (tabId: number) => Promise<RecordRef | undefined>;
  readonly readReturnDraft: (handoff: string) => Promise<ReturnForm | undefined>;
  readonly keepReturnDraft: (handoff: string, form: ReturnForm | undefined) => Promise<void>;
  /** Makes all cards of the origin show how things stand now. */
  readonly showCards: (origin: string) => Promise<void>;
  readonly now: () => number;
  readonly newId: () => string;
}

type Refusal = 'refused' | 'not-found' | 'signed-out' | 'not-entitled';
const refused = (code: Refusal): Reply<never> => ({ ok: false, error: { code } });

/** Answers the card in a page: only ever about the record that its own tab shows. */
export function createCards(parts: CardParts) {
  const { db, sites } = parts;

  /** The handoff to show: the newest one that was ever handed over. */
  async function newestHandoff(record: RecordRef): Promise<Handoff | undefined> {
    const rows = await handoffsOf(db, recordKey(record));
    return rows.map(foldRow).find(({ brief }) => brief !== undefined);
  }

  /** Also for a tab that was closed since: what was typed or pressed in it counts. */
  async function find(page: PageSender, id: string): Promise<[RecordRef, Handoff] | undefined> {
    const record = await parts.recordAt(page.url);
    if (record?.origin !== page.origin) return undefined;
    const rows = await handoffsOf(db, recordKey(record));
    const row = rows.find((one) => one.id === id);
    return row && [record, foldRow(row)];
  }

  return {
    async read(page: PageSender): Promise<Reply> {
      const [record, site] = await Promise.all([
        parts.recordOf(page.tabId),
        sites.find(page.origin),
      ]);
      const adapter = site && adapterById(site.adapter);
      const places = adapter?.cardPlaces ?? [];
      const handoff = record?.origin === page.origin ? await newestHandoff(record) : undefined;
      if (!record || !handoff) return { ok: true, value: { places } };
      const [rows, typed] = await Promise.all([
        outboxOf(db, recordKey(record)),
        parts.readReturnDraft(handoff.id),
      ]);
      const waiting = rows.filter((row) => row.handoff === handoff.id);
      const view = cardViewOf(handoff, {
        me: site?.me?.id,
        crmName: adapter?.name ?? '',
        waiting,
        typed,
      });
      return { ok: true, value: { places, view } };
    },

    async keep({ handoff, reason, text }: PagePayload<'card/keep'>, page: PageSender) {
      if (!(await find(page, handoff))) return refused('not-found');
      await parts.keepReturnDraft(handoff, { reason, text });
      return { ok: true, value: undefined } satisfies Reply;
    },

    async act(payload: PagePayload<'card/act'>, page: PageSender): Promise<Reply> {
      const [found, site] = await Promise.all([
        find(page, payload.handoff),
        sites.find(page.origin),
      ]);
      if (!found) return refused('not-found');
      if (!site?.me) return refused('signed-out');
      const [record, handoff] = found;
      const kind = payload.act === 'accept' ? 'accepted' : 'returned';
      if (!mayWrite(kind, handoff, site.me.id)) return refused('not-entitled');
      const by = { id: site.me.id, name: site.me.name };
      const entry = answer(payload, handoff, by, { id: parts.newId(), at: parts.now() });
      if (!entry) return refused('refused');
      const key = recordKey(record);
      await commitEntry(db, { record: key, entry, as: by.id, now: entry.at });
      await parts.keepReturnDraft(payload.handoff, undefined);
      await parts.showCards(page.origin);
      return { ok: true, value: undefined };
    },
  };
}
export type Cards = ReturnType<typeof createCards>;

/** The entry that a click on the card is, or `undefined` where its text does not fit the schema. */
function answer(
  payload: PagePayload<'card/act'>,
  handoff: Handoff,
  by: Person,
  stamp: { id: string; at: number },
): Entry | undefined {
  const entry = parseEntry({
    ...stamp,
    v: ENTRY_VERSION,
    handoff: payload.handoff,
    turn: nextTurn(handoff),
    by,
    ...(payload.act === 'accept'
      ? { kind: 'accepted', body: { remark: '' } }
      : { kind: 'returned', body: { reason: payload.reason, text: cleanText(payload.text) } }),
  });
  return entry && !('unknown' in entry) ? entry : undefined;
}
