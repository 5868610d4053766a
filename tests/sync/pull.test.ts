import { describe, expect, it } from 'vitest';
import type { CrmSession, FoundNotes } from '@/lib/crm/adapter';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { savePeople } from '@/lib/store/people';
import { recordKey } from '@/lib/store/record-key';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { toBase64Url } from '@/lib/sync/base64url';
import { checksum } from '@/lib/sync/checksum';
import { encodeNote, MARKER } from '@/lib/sync/codec';
import { pullOrigin, pullRecord } from '@/lib/sync/pull';
import { aBrief, aHandoverEntry, anEntry, anId, AT, BDM, SDR } from '../factories';
import { HOSTILE_NOTES, tokenOfJson } from '../hostile-notes';
import { Desk } from './desk';
import { LEAD, ORIGIN } from './memory-crm';

const handover = encodeNote(aHandoverEntry(), 'text');
const acceptance = encodeNote(anEntry('accepted', 2), 'text');

function firstNote({ crm }: Desk) {
  const [note] = crm.notes;
  if (!note) throw new Error('the CRM has no note');
  return note;
}

/** The browser of somebody else at the same CRM. */
class Reader extends Desk {
  pull() {
    return pullRecord(this.db, this.crm.connection(), LEAD, { now: this.now });
  }
  pullNew() {
    return pullOrigin(this.db, this.crm.connection(), ORIGIN, { now: this.now });
  }
  async folded() {
    const [row] = await handoffsOf(this.db, recordKey(LEAD));
    return row && foldRow(row);
  }
}

describe('visiting a record', () => {
  it('shows the handoff that its notes hold, whichever comes first', async () => {
    for (const notes of [
      [SDR, BDM],
      [BDM, SDR],
    ]) {
      const desk = new Reader();
      for (const author of notes)
        desk.crm.addNote(LEAD, author === SDR ? handover : acceptance, author);
      expect(await desk.pull()).toEqual({ ok: true, value: { received: 2, refused: 0 } });
      expect(await desk.folded()).toMatchObject({ state: 'accepted', bdm: BDM });
    }
  });

  it('changes nothing the second time', async () => {
    const desk = new Reader();
    desk.crm.addNote(LEAD, handover, SDR);
    await desk.pull();
    const before = await desk.db.handoffs.toArray();
    desk.now += 60_000;
    expect(await desk.pull()).toEqual({ ok: true, value: { received: 0, refused: 0 } });
    expect(await desk.db.handoffs.toArray()).toEqual(before);
  });

  it('does not count what was written under a false name', async () => {
    const desk = new Reader();
    desk.crm.addNote(LEAD, handover, SDR);
    desk.crm.addNote(LEAD, acceptance, SDR);
    await desk.pull();
    expect(await desk.folded()).toMatchObject({
      state: 'handed-over',
      timeline: [{}, { ignored: 'unverified' }],
    });
  });

  it('counts an entry once its author has written it, whoever copied it before', async () => {
    const desk = new Reader();
    desk.crm.addNote(LEAD, handover, BDM);
    await desk.pull();
    expect(await desk.folded()).toMatchObject({ state: 'draft' });
    desk.crm.addNote(LEAD, handover, SDR);
    await desk.pull();
    expect(await desk.folded()).toMatchObject({ state: 'handed-over' });
  });

  it('tells that the text of a note was changed in the CRM', async () => {
    const desk = new Reader();
    desk.crm.addNote(LEAD, handover.replace('Audit in January', 'Audit in June'), SDR);
    await desk.pull();
    const [row] = await handoffsOf(desk.db, recordKey(LEAD));
    expect(row?.log).toMatchObject([{ noteId: 'n1', edited: true }]);
  });

  it('takes the good notes and counts the bad ones', async () => {
    const desk = new Reader();
    const bad = Object.values(HOSTILE_NOTES).filter((text) => text.includes('baton1.'));
    for (const text of bad) desk.crm.addNote(LEAD, text, BDM);
    desk.crm.addNote(LEAD, handover, SDR);
    expect(await desk.pull()).toEqual({ ok: true, value: { received: 1, refused: bad.length } });
  });

  it('keeps which notes only a newer Baton can read, until they are gone or it can read them', async () => {
    const desk = new Reader();
    const newer = `${MARKER}${toBase64Url(Uint8Array.of(0x1f, 1, 2, 3))}`;
    const line = `${newer}.${checksum(newer.slice(MARKER.length))}`;
    const told = async () => (await readRecordStatus(desk.db, recordKey(LEAD))).newerNotes;
    desk.crm.addNote(LEAD, handover, SDR);
    await desk.pullNew();
    expect(await told()).toBe(0);
    const note = desk.crm.addNote(LEAD, line, BDM);
    await desk.pullNew();
    expect(await told()).toBe(1);
    await desk.pull();
    await desk.pullNew();
    expect(await told()).toBe(1);
    desk.crm.addNote(LEAD, line, BDM);
    await desk.pullNew();
    expect(await told()).toBe(2);
    desk.crm.notes.splice(
      desk.crm.notes.findIndex(({ id }) => id === note.id),
      1,
    );
    await desk.pull();
    expect(await told()).toBe(1);
  });

  it('goes on past a note whose text is an object that says how long it is', async () => {
    const entry = { ...anEntry('message', 5), kind: { length: { toString: 0, valueOf: 0 } } };
    const desk = new Reader();
    desk.crm.addNote(LEAD, tokenOfJson(JSON.stringify({ entry, digest: '' })), BDM);
    desk.crm.addNote(LEAD, handover, SDR);
    expect(await desk.pullNew()).toMatchObject({ ok: true, value: { received: 1, refused: 1 } });
    expect(await desk.pullNew()).toMatchObject({ ok: true, value: { received: 0, news: [] } });
  });

  it('calls the author what the CRM calls them, whatever the note says', async () => {
    const mina = { id: '33', name: 'Mina Ito' };
    const claimed = { id: mina.id, name: SDR.name };
    const entry = aHandoverEntry({ by: claimed, body: aBrief({ sdr: SDR }) });
    const desk = new Reader();
    desk.crm.addNote(LEAD, encodeNote(entry, 'text'), mina);
    await desk.pull();
    expect(await desk.folded()).toMatchObject({ sdr: mina, brief: { sdr: mina } });
  });

  it('folds to the same for its author, whose own browser knew another name', async () => {
    const renamed = { ...SDR, name: 'Sam Rivera-Lind' };
    const [writer, reader] = [new Reader(), new Reader()];
    await writer.commits(aHandoverEntry());
    await writer.settle();
    writer.crm.notes.splice(0, 1, { ...firstNote(writer), author: renamed });
    reader.crm.notes.push(firstNote(writer));
    await writer.pull();
    await reader.pull();
    const folded = await writer.folded();
    expect(folded).toMatchObject({ sdr: renamed, brief: { sdr: renamed } });
    expect(await reader.folded()).toEqual(folded);
    expect(await writer.pull()).toEqual({ ok: true, value: { received: 0, refused: 0 } });
  });

  it('names the BDM as the CRM does, once the BDM has written', async () => {
    const desk = new Reader();
    const called = { ...BDM, name: 'Somebody Else' };
    const entry = aHandoverEntry({ body: aBrief({ recipient: called }) });
    desk.crm.addNote(LEAD, encodeNote(entry, 'text'), SDR);
    desk.crm.addNote(LEAD, acceptance, BDM);
    await desk.pull();
    expect(await desk.folded()).toMatchObject({ state: 'accepted', bdm: BDM });
  });

  it('takes the name from the list of users where a CRM names authors by id alone', async () => {
    const desk = new Reader();
    await savePeople(desk.db, ORIGIN, [SDR], desk.now);
    const entry = aHandoverEntry({ by: { ...SDR, name: BDM.name } });
    desk.crm.addNote(LEAD, encodeNote(entry, 'text'), { id: SDR.id, name: '' });
    await desk.pull();
    expect(await desk.folded()).toMatchObject({ sdr: SDR });
  });

  it('gives what the CRM says where it cannot be read', async () => {
    const desk = new Reader();
    desk.crm.signedIn = undefined;
    expect(await desk.pull()).toEqual({ ok: false, error: { code: 'signed-out' } });
  });

  it('restores in an empty browser what this user once sent', async () => {
    const sender = new Desk();
    await sender.commits(aHandoverEntry());
    await sender.drain();
    const desk = new Reader();
    desk.crm.notes.push(...sender.crm.notes);
    await desk.pull();
    expect(await desk.folded()).toMatchObject({ state: 'handed-over' });
  });
});

describe('asking for what is new', () => {
  it('brings an acceptance without opening the record', async () => {
    const desk = new Reader();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.crm.addNote(LEAD, acceptance, BDM);
    expect(await desk.pullNew()).toMatchObject({ value: { received: 1, refused: 0 } });
    expect(await desk.folded()).toMatchObject({ state: 'accepted' });
  });

  it('takes one request and writes nothing where nothing is new', async () => {
    const desk = new Reader();
    desk.crm.addNote(LEAD, handover, SDR);
    await desk.pullNew();
    const written: unknown[] = [];
    for (const table of desk.db.tables) {
      const note = () => void written.push(table.name);
      table.hook('creating', note);
      table.hook('updating', note);
      table.hook('deleting', note);
    }
    desk.now += 3_600_000;
    expect(await desk.pullNew()).toMatchObject({ value: { received: 0, refused: 0, news: [] } });
    expect(desk.crm.requests).toEqual(['searchNotes', 'searchNotes']);
    expect(written).toEqual([]);
  });

  it('tells what is news to this browser: not what it wrote itself, nor what was copied', async () => {
    const desk = new Reader();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.crm.addNote(LEAD, acceptance, SDR);
    expect(await desk.pullNew()).toMatchObject({ value: { news: [] } });
    desk.crm.addNote(LEAD, acceptance, BDM);
    expect(await desk.pullNew()).toMatchObject({
      value: { news: [{ record: recordKey(LEAD), entries: [{ kind: 'accepted', by: BDM }] }] },
    });
  });

  it('overlooks no note that the CRM stamped earlier than it showed it', async () => {
    const desk = new Reader();
    desk.crm.addNote(LEAD, handover, SDR);
    await desk.pullNew();
    desk.now -= 30_000;
    desk.crm.addNote(LEAD, acceptance, BDM);
    desk.now += 60_000;
    expect(await desk.pullNew()).toMatchObject({ value: { received: 1 } });
  });

  it('overlooks none because of a note from the future', async () => {
    const desk = new Reader();
    desk.now += 1e10;
    const later = anEntry('message', 9, { handoff: anId(90) });
    desk.crm.addNote({ ...LEAD, id: '8' }, encodeNote(later, 'text'), SDR);
    desk.now -= 1e10;
    await desk.pullNew();
    desk.crm.addNote(LEAD, handover, SDR);
    expect(await desk.pullNew()).toMatchObject({ value: { received: 1 } });
  });

  it('files each note under its own record', async () => {
    const desk = new Reader();
    const elsewhere = { ...LEAD, id: '8' };
    const theirs = aHandoverEntry({ id: anId(50), handoff: anId(51) });
    desk.crm.addNote(LEAD, handover, SDR);
    desk.crm.addNote(elsewhere, encodeNote(theirs, 'text'), SDR);
    await desk.pullNew();
    expect(await handoffsOf(desk.db, recordKey(elsewhere))).toMatchObject([{ id: theirs.handoff }]);
    expect(await handoffsOf(desk.db, recordKey(LEAD))).toHaveLength(1);
  });

  it('leaves a handoff on its record when its note is pasted on another one', async () => {
    const desk = new Reader();
    const elsewhere = { ...LEAD, id: '8' };
    desk.crm.addNote(elsewhere, handover, BDM);
    await desk.pullNew();
    desk.crm.addNote(LEAD, handover, SDR);
    await desk.pullNew();
    expect(await handoffsOf(desk.db, recordKey(elsewhere))).toEqual([]);
    expect(await desk.folded()).toMatchObject({ state: 'handed-over' });
  });
});

describe('a look that stops before all is seen', () => {
  /** A desk at a CRM whose searches are answered as told, and what they were asked. */
  function searching(answers: readonly Partial<FoundNotes>[]) {
    const desk = new Desk();
    const { adapter, session } = desk.crm.connection();
    const asked: (readonly [since: number, rest: string | undefined])[] = [];
    const searchNotes: CrmSession['searchNotes'] = (_, since, rest) => {
      const answer = { notes: [], seenUntil: since, ...answers[asked.length] };
      asked.push([since, rest]);
      return Promise.resolve({ ok: true, value: answer });
    };
    const connection = { adapter, session: { ...session, searchNotes } };
    const look = () => pullOrigin(desk.db, connection, ORIGIN, { now: desk.now });
    return { desk, asked, look };
  }

  it('goes on there, until one says that it stopped nowhere', async () => {
    const { asked, look, desk } = searching([
      { rest: 'page 2' },
      { rest: 'page 3' },
      { seenUntil: AT - 100_000 },
    ]);
    const looks = [await look(), await look(), await look()];
    expect(looks.map((one) => one.ok && one.value.hasMore)).toEqual([true, true, false]);
    await look();
    const [first, second, third, last] = asked;
    expect([first, second, third]).toEqual([
      [0, undefined],
      [0, 'page 2'],
      [0, 'page 3'],
    ]);
    expect(last).toEqual([AT - 160_000, undefined]);
    expect(desk.now).toBe(AT);
  });

  it('is not looked for at once where nobody has written anything yet', async () => {
    const days30 = 30 * 24 * 60 * 60_000;
    const { look } = searching([1, 2, 3].map((n) => ({ seenUntil: AT - days30 + n })));
    for (const one of [await look(), await look(), await look()]) {
      expect(one).toMatchObject({ value: { hasMore: false } });
    }
  });
});
