import { expect, it } from 'vitest';
import type { CrmAdapter, CrmSession } from '@/lib/crm/adapter';
import type { Carrier, CarrierRequest } from '@/lib/crm/http';
import { decodeNote, MARKER } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry, anId } from '../factories';
import { Desk } from '../sync/desk';
import { valueOf, type CrmUnderTest } from './contract';

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

/** In effect and in number one note and one task, whether or not the CRM knows a repeated request. */
export function describeOnce(crm: () => CrmUnderTest, adapter: CrmAdapter): void {
  it.each(Object.entries(LINES))('has a hand-over once where %s', async (_, line) => {
    const { session, sparseRecord: record, user, colleague } = crm();
    const by = { id: user.id, name: user.name };
    const desk = new Desk();
    // Whoever gives a lead away may not see what is there, and nothing could be compared.
    const keeping: CrmSession = { ...(await crm().over(line)) };
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
}
