import { expect, it } from 'vitest';
import type { CrmAdapter, CrmSession } from '@/lib/crm/adapter';
import type { Carrier, CarrierRequest } from '@/lib/crm/http';
import { decodeNote, MARKER } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry, anId } from '../factories';
import { Desk } from '../sync/desk';
import { aNote } from './a-note';
import { errorCode, nobodyAt, valueOf, type CrmUnderTest } from './contract';
import { NOTE_FORMATS } from './note-format';

/** Sessions with the SDR's rights, on a server that fails. */
export interface Interruptions {
  /** One over a line that is as told. */
  over(around: (carrier: Carrier) => Carrier): CrmSession | Promise<CrmSession>;
  /** One that the CRM ends when it has made so many requests. */
  endingAfter(requests: number): CrmSession | Promise<CrmSession>;
  /** One that the CRM tells to slow down, and for how long (ms), where it says that. */
  readonly limited: { readonly session: CrmSession; readonly pauseMs: number | undefined };
  /** One that is answered by an error page, such as a proxy's. */
  readonly broken: CrmSession;
}

/** No call of an adapter makes more requests than this before it writes. */
const MOST_REQUESTS_BEFORE_A_WRITE = 6;

/** What becomes of the first write and of its answer, on a line that nothing can be sure of. */
const LINES: Readonly<Record<string, (carrier: Carrier) => Carrier>> = {
  'every write is repeated by the browser': (carrier) => ({
    ...carrier,
    async send(request) {
      if (!request.isRead) await carrier.send(request);
      return carrier.send(request);
    },
  }),
  'the answer to each first write is lost': (carrier) =>
    onFirstWrites(carrier, async (request) => {
      await carrier.send(request);
      return { failed: 'unreachable' };
    }),
  'each first write arrives after the second': (carrier) => {
    const late = new Map<string, CarrierRequest>();
    const first = onFirstWrites(carrier, (request) => {
      late.set(request.url, request);
      return Promise.resolve({ failed: 'unreachable' });
    });
    return {
      ...first,
      async send(request) {
        const held = request.isRead ? undefined : late.get(request.url);
        const answer = await first.send(request);
        if (held && late.delete(held.url)) await carrier.send(held);
        return answer;
      },
    };
  },
};

/** Sends the first write to each address in another way. */
function onFirstWrites(carrier: Carrier, send: Carrier['send']): Carrier {
  const seen = new Set<string>();
  return {
    ...carrier,
    send(request) {
      if (request.isRead || seen.has(request.url)) return carrier.send(request);
      seen.add(request.url);
      return send(request);
    },
  };
}

let counter = 0;
const freshWord = () => `interrupted${Date.now().toString(36)}x${counter++}`;

/** What an adapter owes while sessions end, limits strike and servers break. */
export function describeInterruptions(crm: () => CrmUnderTest, adapter: CrmAdapter): void {
  const { limits } = adapter;
  const nobody = nobodyAt(adapter);
  const interruptions = () => {
    const found = crm().interruptions;
    if (!found) throw new Error('This server cannot be told to fail');
    return found;
  };
  const { noteOf } = NOTE_FORMATS[limits.noteFormat];

  it(`says ${nobody} where a session ends before any request of a write, and writes nothing`, async () => {
    const { record, user, session } = crm();
    let requests = 0;
    for (; requests <= MOST_REQUESTS_BEFORE_A_WRITE; requests++) {
      const word = freshWord();
      const ending = await interruptions().endingAfter(requests);
      const result = await ending.createNote(record, aNote(noteOf(word)), user.id);
      if (result.ok) break;
      expect(result.error).toEqual({ code: nobody });
      expect(valueOf(await session.listNotes(record, word))).toEqual([]);
    }
    expect(requests).toBeGreaterThan(0);
    expect(requests).toBeLessThanOrEqual(MOST_REQUESTS_BEFORE_A_WRITE);
  });

  it(`gives all of a list or says ${nobody}, and never a part`, async () => {
    const { users } = crm();
    const lengths = new Set<number | string>();
    for (let requests = 0; requests <= MOST_REQUESTS_BEFORE_A_WRITE; requests++) {
      const ending = await interruptions().endingAfter(requests);
      const listed = await ending.listUsers();
      lengths.add(listed.ok ? listed.value.length : listed.error.code);
    }
    lengths.delete(users);
    expect([...lengths]).toEqual([nobody]);
  });

  it.each(Object.entries(LINES))('has a hand-over once where %s', async (_, line) => {
    const { session, sparseRecord: record, user, colleague } = crm();
    const by = { id: user.id, name: user.name };
    const desk = new Desk();
    // Whoever gives a lead away may not see what is there, and nothing could be compared.
    const keeping: CrmSession = { ...(await interruptions().over(line)) };
    delete keeping.assign;
    desk.connection = { adapter, session: keeping };
    const id = anId(0xd00 + counter++);
    const brief = aBrief({ sdr: by, recipient: { id: colleague.id, name: colleague.name } });
    await desk.commits(aHandoverEntry({ id, handoff: anId(counter++), by, body: brief }), record);
    await desk.settle();
    expect(await desk.db.outbox.count()).toBe(0);
    const said = valueOf(await session.listNotes(record, MARKER)).map((n) => decodeNote(n.text));
    expect(said.filter((note) => note.ok && note.entry.id === id)).toHaveLength(1);
    const tasks = session.findTasks && valueOf(await session.findTasks(record, `baton-${id}`));
    if (tasks) expect(tasks.filter(({ done }) => !done)).toHaveLength(1);
  });

  it('says rate limited, and for how long where the CRM says that', async () => {
    const { session, pauseMs } = interruptions().limited;
    const limited = { ok: false, error: { code: 'rate-limited', retryAfterMs: pauseMs } };
    expect(await session.readLead(crm().record)).toEqual(limited);
    expect(await session.createNote(crm().record, aNote('x'), crm().user.id)).toEqual(limited);
  });

  it('says unexpected where an error page comes instead of an answer', async () => {
    const { broken } = interruptions();
    expect(errorCode(await broken.readLead(crm().record))).toBe('unexpected');
    expect(errorCode(await broken.listNotes(crm().record, 'x'))).toBe('unexpected');
    expect(errorCode(await broken.createNote(crm().record, aNote('x'), crm().user.id))).toBe(
      'unexpected',
    );
  });
}
