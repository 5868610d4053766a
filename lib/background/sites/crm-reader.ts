import type { RecordRef } from '@/lib/crm/adapter';
import type { CrmResult } from '@/lib/crm/error';
import { factsFrom } from '@/lib/handoff/brief/lead';
import type { RecordRead } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import { shared } from '@/lib/platform/locks';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { successorOf } from '@/lib/store/logs/moving';
import { savePeople } from '@/lib/store/people';
import { recordKey } from '@/lib/store/record-key';
import { saveFacts } from '@/lib/store/records';
import { joinByOpening } from '@/lib/store/logs/teams';
import type { Connection } from '@/lib/sync/connection';
import { followRecord, pullPredecessors, pullRecord, type Pulled } from '@/lib/sync/pull';
import type { Connections } from './connections';
import type { ConnectedSites } from './connected-sites';

export interface CrmReaderDeps {
  readonly db: BatonDatabase;
  readonly connections: Pick<Connections, 'to'>;
  readonly sites: Pick<ConnectedSites, 'find' | 'setMe'>;
  readonly now: () => number;
}

/** What reading the notes of a record came to. */
type Pull = CrmResult<Pulled>;

const SITE_OFF: Reply<never> = { ok: false, error: { code: 'site-off' } };

/** Reads from the CRM into the store: records, their notes, people, and who is signed in. */
export function createCrmReader({ db, connections, sites, now }: CrmReaderDeps) {
  async function readMe(origin: string, { session }: Connection): Promise<CrmResult<unknown>> {
    const me = await session.whoAmI();
    if (me.ok) await sites.setMe(origin, me.value);
    return me;
  }

  async function readFacts(record: RecordRef, connection: Connection, pulled: Promise<Pull>) {
    const key = recordKey(record);
    const lead = await connection.session.readLead(record);
    if (lead.ok) await saveFacts(db, key, factsFrom(lead.value.facts), now());
    return orSuccessors(record, connection, { read: lead, pulled: await pulled });
  }

  /**
   * What reading a record came to, or, where it has become another one, what reading that came to. A
   * lead that was converted is hidden in some CRMs, and only closed in others.
   */
  async function orSuccessors(
    record: RecordRef,
    connection: Connection,
    { read, pulled }: { read: CrmResult<unknown>; pulled: Pull },
  ): Promise<CrmResult<unknown>> {
    const hasItsNotes = connection.adapter.notesMove && pulled.ok && !pulled.value.isEmpty;
    const mayHaveMoved = read.ok
      ? !hasItsNotes && (await handoffsOf(db, recordKey(record))).length > 0
      : read.error.code === 'not-found' || read.error.code === 'forbidden';
    if (!mayHaveMoved) return read;
    const followed = await once('successor', record, () => readSuccessor(record, connection));
    return followed.ok && followed.value ? followed : read;
  }

  /** `undefined` where it is still itself. */
  async function readSuccessor(
    record: RecordRef,
    connection: Connection,
  ): Promise<CrmResult<unknown>> {
    const successor = await followRecord(db, connection, record, now());
    return successor ? pull(successor, connection) : { ok: true, value: undefined };
  }

  /** Whoever asks for what is just being read waits for the same answer: the CRM is asked once. */
  const underWay = new Map<string, Promise<CrmResult<unknown>>>();
  const once = (
    what: 'facts' | 'me' | 'successor',
    record: RecordRef,
    read: () => Promise<CrmResult<unknown>>,
  ) => shared(underWay, `${what} ${what === 'me' ? record.origin : recordKey(record)}`, read);
  const pulls = new Map<string, Promise<Pull>>();

  const pull = (record: RecordRef, connection: Connection) =>
    shared(pulls, recordKey(record), async () => {
      const pulling = { now: now(), me: (await sites.find(record.origin))?.me?.id };
      const pulled = await pullRecord(db, connection, record, pulling);
      if (!pulled.ok || (await isHandedOver(record))) return pulled;
      // Perhaps it was as what it was before.
      const failure = await pullPredecessors(db, connection, record, pulling);
      return failure?.ok === false ? failure : pulled;
    });

  async function isHandedOver(record: RecordRef): Promise<boolean> {
    return (await handoffsOf(db, recordKey(record))).some(({ state }) => state !== 'draft');
  }

  /** The user has opened the record: if it is a team's room, it is theirs from now on, if they have none. */
  async function pullOpened(record: RecordRef, connection: Connection) {
    const pulled = await pull(record, connection);
    if (pulled.ok) await joinByOpening(db, record.origin, recordKey(record));
    return pulled;
  }

  const replyOf = (results: readonly CrmResult<unknown>[]): Reply<undefined> => {
    const failure = results.find((result) => !result.ok);
    return failure ?? { ok: true, value: undefined };
  };

  return {
    /** Everything that the panel shows of a record. */
    async refresh(record: RecordRef): Promise<Reply<RecordRead>> {
      const connection = await connections.to(record.origin);
      if (!connection) return SITE_OFF;
      const notes = pullOpened(record, connection);
      const [facts, pulled, me] = await Promise.all([
        once('facts', record, () => readFacts(record, connection, notes)),
        notes,
        once('me', record, () => readMe(record.origin, connection)),
      ]);
      // What it has become was read in its stead.
      const isFollowed = (await successorOf(db, recordKey(record))) !== undefined;
      const reply = replyOf(isFollowed ? [facts, me] : [facts, pulled, me]);
      const clockAheadMs = connection.clockAhead();
      return reply.ok && clockAheadMs !== undefined ? { ok: true, value: { clockAheadMs } } : reply;
    },
    /** What the card shows of a record: its notes, and whether they wait for this user. */
    async visit(record: RecordRef): Promise<Reply<undefined>> {
      const connection = await connections.to(record.origin);
      if (!connection) return SITE_OFF;
      return replyOf(
        await Promise.all([
          pull(record, connection).then((pulled) =>
            orSuccessors(record, connection, { read: pulled, pulled }),
          ),
          once('me', record, () => readMe(record.origin, connection)),
        ]),
      );
    },
    async people(origin: string): Promise<Reply<undefined>> {
      const connection = await connections.to(origin);
      if (!connection) return SITE_OFF;
      const users = await connection.session.listUsers();
      if (users.ok) await savePeople(db, origin, users.value, now());
      return replyOf([users]);
    },
  };
}
