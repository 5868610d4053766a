import { expect, it } from 'vitest';
import type { CrmAdapter, CrmSession } from '@/lib/crm/adapter';
import { aNote } from './a-note';
import { errorCode, nobodyAt, valueOf, type CrmUnderTest } from './contract';
import { NOTE_FORMATS } from './note-format';

/** Sessions with the SDR's rights, on a server that fails. */
export interface Interruptions {
  /** One that the CRM ends when it has made so many requests. */
  endingAfter(requests: number): CrmSession | Promise<CrmSession>;
  /** One that the CRM tells to slow down, and for how long (ms), where it says that. */
  readonly limited: { readonly session: CrmSession; readonly pauseMs: number | undefined };
  /** One that is answered by an error page, such as a proxy's. */
  readonly broken: CrmSession;
}

/** No call of an adapter makes more requests than this before it writes. */
const MOST_REQUESTS_BEFORE_A_WRITE = 6;

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
