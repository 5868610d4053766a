import { aNote } from './a-note';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CrmAdapter,
  CrmNote,
  CrmSession,
  CrmUser,
  FoundNotes,
  LeadFact,
  RecordRef,
} from '@/lib/crm/adapter';
import type { CrmErrorCode, CrmResult } from '@/lib/crm/error';
import type { Carrier } from '@/lib/crm/http';
import { describeAddresses, type Addresses } from './contract-addresses';
import { describeFiles } from './contract-files';
import { describeCarried } from './contract-carried';
import { describeCosts, type Costs } from './contract-costs';
import { describeInterruptions, type Interruptions } from './contract-interruptions';
import { describeMoves } from './contract-moves';
import { describeOnce } from './contract-once';
import { describeTasks } from './contract-tasks';
import { NOTE_FORMATS } from './note-format';

type Facts = Partial<Record<LeadFact, string>>;

/** A real, running CRM with data in it. Records are ones that the tests may write to. */
export interface CrmUnderTest {
  /** The SDR's session, and who that is. */
  readonly session: CrmSession;
  readonly user: CrmUser;
  /** Another user, who can be given records. */
  readonly colleague: CrmUser;
  readonly colleagueSession: CrmSession;
  /** A session of a browser in which nobody is signed in. */
  readonly signedOut: CrmSession;
  /** A session whose server does not answer. */
  readonly unreachable: CrmSession;
  /** A record with all that this CRM can say of one, and what that is. */
  readonly record: RecordRef;
  readonly facts: Facts;
  /** A record with almost nothing filled, and that. */
  readonly sparseRecord: RecordRef;
  readonly sparseFacts: Facts;
  readonly missingRecord: RecordRef;
  /** A session of somebody who may not read `record`. */
  readonly forbiddenSession: CrmSession;
  /** How many users the CRM has that a record can be given to. */
  readonly users: number;
  /** A session of the SDR's in a browser that has just begun, over a line that is as told. */
  over(around: (carrier: Carrier) => Carrier): CrmSession | Promise<CrmSession>;
  /** Makes `record` another one, in one of the subject's ways; which. */
  move?(way: string): RecordRef;
  /** How many requests the CRM has got so far. */
  requests(): number;
  /**
   * Writes notes of the colleague's past the adapter, oldest first: to prove that lists are read to
   * their end. At these times (UTC, ms), where the server lets anybody choose them; else now.
   */
  addNotes(record: RecordRef, texts: readonly string[], times?: readonly number[]): Promise<void>;
  /** Whom the CRM itself now says the record belongs to; a user's id. */
  ownerOf(record: RecordRef): Promise<string | undefined>;
  /** The bytes of a file as the CRM itself gives them. */
  contentOf?(fileId: string): Promise<Uint8Array>;
  /** How this server fails when it is told to; present where the subject says so. */
  readonly interruptions?: Interruptions;
  stop(): Promise<void>;
}

export interface AdapterSubject {
  readonly adapter: CrmAdapter;
  readonly addresses: Addresses;
  /** Which optional calls this CRM has. */
  readonly can: { readonly assign: boolean; readonly tasks: boolean; readonly files?: boolean };
  /** How many notes on one record the list is read over. */
  readonly manyNotes: number;
  /** In which ways `record` may become another one, where the CRM does that and tells of it. */
  readonly moves?: readonly string[];
  /** In which of them its notes stay where they are, and the new record tells where that is. */
  readonly staying?: readonly string[];
  /** How many requests it is asked for. */
  readonly costs: Costs;
  /** Whether the server can be told to fail, as dialect servers can. */
  readonly canBeInterrupted?: boolean;
  /** Where its notes tell their author by an id alone. */
  readonly namesNoAuthors?: true;
  /** What the CRM makes of a note's text, where it does not keep it word for word. */
  readonly kept?: (text: string) => string;
  start(): Promise<CrmUnderTest>;
}

/** What a note must carry unharmed: everything that people and hostile strangers put into text. */
const HOSTILE_TEXT = [
  '<script>alert(1)</script><img src=x onerror=alert(1)> </textarea></div>',
  '"quotes" \'single\' “smart” & &amp; &lt; %3C \\ \\n ${x} {{x}} `; DROP TABLE notes; --',
  '\tünïcödé 日本語 עברית 👩‍👩‍👧 e\u0301   three spaces  ',
  '> quoted\n-- \n\n\nafter empty lines',
].join('\n');

let counter = 0;
/** A word that no note holds yet, so that tests on one server do not see each other's notes. */
const freshWord = () => `word${Date.now().toString(36)}x${counter++}`;

/** The value of a result that must be good; fails the test with the error where it is not. */
export function valueOf<Value>(result: CrmResult<Value>): Value {
  if (!result.ok) throw new Error(`The CRM answered ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The notes that a search has found. */
export function notesOf(result: CrmResult<FoundNotes>): readonly CrmNote[] {
  return valueOf(result).notes;
}

/** All that looks find since (UTC, ms), each going on where the one before ended. */
export async function allNotesSince(
  session: CrmSession,
  containing: string,
  since: number,
): Promise<readonly CrmNote[]> {
  const found = new Map<string, CrmNote>();
  let rest: string | undefined;
  for (let from = since, isNew = true; isNew;) {
    const search = valueOf(await session.searchNotes(containing, from, rest));
    for (const note of search.notes) found.set(note.id, note);
    rest = search.rest;
    isNew = search.seenUntil > from || rest !== undefined;
    from = Math.max(from, search.seenUntil);
  }
  return [...found.values()];
}

export function errorCode(result: CrmResult<unknown>): CrmErrorCode | 'no error' {
  return result.ok ? 'no error' : result.error.code;
}

/** How a CRM says that it does not know who asks: by a session that ended, or a token that is no good. */
export function nobodyAt({ token }: CrmAdapter): CrmErrorCode {
  return token ? 'token-refused' : 'signed-out';
}

/** The behaviour that every adapter owes the rest of Baton, proven against a real server. */
export function describeAdapter(subject: AdapterSubject): void {
  describe(`${subject.adapter.name}, by the adapter contract`, () => {
    let crm: CrmUnderTest;
    beforeAll(async () => {
      crm = await subject.start();
    }, 120_000);
    afterAll(() => crm.stop());
    const running = () => crm;

    describeAddresses(subject.adapter, subject.addresses);
    describeReading(running);
    describeNotes(running, subject);
    describeCarried(running, subject.adapter);
    describeSearch(running, subject.adapter);
    describeRefusals(running, subject.adapter);
    describeTasks(running, subject.can);
    describeFiles(running, subject);
    describeOnce(running, subject.adapter);
    if (subject.canBeInterrupted) describeInterruptions(running, subject.adapter);
    describeCosts(subject);
    describeMoves(subject);
  });
}

function describeReading(crm: () => CrmUnderTest): void {
  it('says who is signed in', async () => {
    const { id, name } = valueOf(await crm().session.whoAmI());
    expect({ id, name }).toEqual({ id: crm().user.id, name: crm().user.name });
  });

  it('reads the facts of a lead', async () => {
    expect(valueOf(await crm().session.readLead(crm().record)).facts).toEqual(crm().facts);
  });

  it('leaves out what the CRM does not say of a lead', async () => {
    const { facts } = valueOf(await crm().session.readLead(crm().sparseRecord));
    expect(facts).toEqual(crm().sparseFacts);
  });

  it('lists everyone a record can be given to, over all pages, each once', async () => {
    const users = valueOf(await crm().session.listUsers());
    expect(users).toHaveLength(crm().users);
    expect(new Set(users.map((user) => user.id)).size).toBe(users.length);
    expect(users.map((user) => user.id)).toContain(crm().colleague.id);
  });
}

function describeNotes(
  crm: () => CrmUnderTest,
  { adapter, manyNotes, namesNoAuthors, kept = (text) => text }: AdapterSubject,
): void {
  const { noteLength, noteFormat } = adapter.limits;
  const { noteOf, textOf } = NOTE_FORMATS[noteFormat];
  const write = async (text: string) =>
    valueOf(await crm().session.createNote(crm().record, aNote(noteOf(text)), crm().user.id));
  const notesWith = async (word: string) =>
    valueOf(await crm().session.listNotes(crm().record, word));
  const textsWith = async (word: string) => (await notesWith(word)).map(({ text }) => textOf(text));

  it('finds a note that it wrote, with its author, record and time', async () => {
    const word = freshWord();
    const written = await write(`A first line\n${word}`);
    const [found, ...others] = await notesWith(word);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ id: written.id, record: crm().record });
    const { id, name } = crm().user;
    expect(found?.author).toMatchObject({ id, name: namesNoAuthors ? '' : name });
    expect(Math.abs((found?.createdAt ?? 0) - Date.now())).toBeLessThan(60 * 60_000);
  });

  it('keeps hostile text word for word', async () => {
    const word = freshWord();
    const text = `${word}\n${HOSTILE_TEXT}\nend`;
    await write(text);
    expect(await textsWith(word)).toEqual([kept(text)]);
  });

  it('keeps the longest note that it says it takes', async () => {
    const start = `${freshWord()} `;
    const text = start + 'é'.repeat(noteLength - noteOf(start).length);
    await write(text);
    expect(await textsWith(start.trim())).toEqual([text]);
  });

  it('lists no note that does not hold the word', async () => {
    await write(`about ${freshWord()}`);
    expect(await notesWith(freshWord())).toEqual([]);
  });

  it(`lists ${manyNotes} notes of one record, oldest first, each once`, async () => {
    const word = freshWord();
    const texts = Array.from({ length: manyNotes }, (_, index) => `${word} ${index}`);
    await crm().addNotes(crm().record, texts.map(noteOf));
    expect(await textsWith(word)).toEqual(texts);
  });
}

function describeSearch(crm: () => CrmUnderTest, { limits }: CrmAdapter): void {
  const { noteOf } = NOTE_FORMATS[limits.noteFormat];
  const write = async (record: RecordRef, text: string) =>
    valueOf(await crm().session.createNote(record, aNote(noteOf(text)), crm().user.id));

  it('searches the notes of all records for a word', async () => {
    const word = freshWord();
    const first = await write(crm().record, `one ${word}`);
    const second = await write(crm().sparseRecord, `two ${word}`);
    const found = await allNotesSince(crm().session, word, first.createdAt - 60_000);
    expect(found.map((note) => note.id).sort()).toEqual([first.id, second.id].sort());
    expect(found.map((note) => note.record)).toEqual(
      expect.arrayContaining([crm().record, crm().sparseRecord]),
    );
  });

  it('searches no further back than asked', async () => {
    const word = freshWord();
    const { createdAt } = await write(crm().record, word);
    expect(notesOf(await crm().session.searchNotes(word, createdAt + 60_000))).toEqual([]);
  });
}

function describeRefusals(crm: () => CrmUnderTest, adapter: CrmAdapter): void {
  const nobody = nobodyAt(adapter);

  it('writes nothing in the name of somebody else', async () => {
    const word = freshWord();
    const result = await crm().session.createNote(crm().record, aNote(word), crm().colleague.id);
    expect(result).toEqual({
      ok: false,
      error: { code: 'other-user', userName: crm().user.name },
    });
    expect(valueOf(await crm().session.listNotes(crm().record, word))).toEqual([]);
  });

  it(`says ${nobody} where nobody is signed in`, async () => {
    const { signedOut, record, user } = crm();
    expect(errorCode(await signedOut.whoAmI())).toBe(nobody);
    expect(errorCode(await signedOut.readLead(record))).toBe(nobody);
    expect(errorCode(await signedOut.createNote(record, aNote('x'), user.id))).toBe(nobody);
  });

  it('says not found for a record that is not there', async () => {
    const { session, missingRecord, user } = crm();
    expect(errorCode(await session.readLead(missingRecord))).toBe('not-found');
    expect(errorCode(await session.createNote(missingRecord, aNote('x'), user.id))).toBe(
      'not-found',
    );
  });

  it('says forbidden for a record that the user may not see', async () => {
    const { forbiddenSession, record } = crm();
    expect(errorCode(await forbiddenSession.readLead(record))).toBe('forbidden');
  });

  it('says unreachable where nothing answers', async () => {
    expect(errorCode(await crm().unreachable.readLead(crm().record))).toBe('unreachable');
  });
}
