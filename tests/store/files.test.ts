import { describe, expect, it } from 'vitest';
import { commitEntry } from '@/lib/store/logs/commit';
import { toBase64 } from '@/lib/store/base64';
import { dropFile, fileOf, filesOf, keepRecording } from '@/lib/store/outbox/files';
import { eraseEverything, exportEverything } from '@/lib/store/upkeep/local-data';
import { anEntry, anId, aRecording, HANDOFF, SDR } from '../factories';
import { aCommit, newDatabase, OTHER_RECORD, RECORD } from './shelf';

const ENTRY = anEntry('verbal-handover', 2, {
  body: { channel: 'voice-note', remark: '', voiceNote: true },
});

async function stepsOf(db: ReturnType<typeof newDatabase>) {
  const [row] = await db.outbox.toArray();
  return row?.steps.map(({ name }) => name);
}

describe('a recording', () => {
  it('is kept byte by byte, as far as it has come', async () => {
    const db = newDatabase();
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await keepRecording(db, aRecording({ bytes: bytes.slice(0, 9) }), undefined);
    await keepRecording(db, aRecording({ bytes, seconds: 5 }), undefined);
    expect(await fileOf(db, ENTRY.id)).toEqual(aRecording({ bytes, seconds: 5 }));
  });

  it('takes the place of the one before it only when there is something of it', async () => {
    const db = newDatabase();
    await keepRecording(db, aRecording(), undefined);
    await keepRecording(db, aRecording({ id: anId(9) }), ENTRY.id);
    expect(await filesOf(db, HANDOFF, ['recorded'])).toMatchObject([{ id: anId(9) }]);
  });

  it('that was sent is neither written over nor taken away by a window that still records', async () => {
    const db = newDatabase();
    await keepRecording(db, aRecording(), undefined);
    await commitEntry(db, aCommit({ entry: ENTRY, file: 'waiting' }));
    await keepRecording(db, aRecording({ seconds: 9 }), undefined);
    await keepRecording(db, aRecording({ id: anId(9) }), ENTRY.id);
    expect(await fileOf(db, ENTRY.id)).toMatchObject({ stage: 'waiting', seconds: 42 });
  });

  it('can be dropped', async () => {
    const db = newDatabase();
    await keepRecording(db, aRecording(), undefined);
    await dropFile(db, ENTRY.id);
    expect(await db.files.count()).toBe(0);
  });

  it('that a damaged disk has spoilt is as good as none', async () => {
    const db = newDatabase();
    await db.files.put({ ...aRecording(), bytes: 'noise' as never });
    expect(await fileOf(db, ENTRY.id)).toBeUndefined();
    expect(await filesOf(db, HANDOFF, ['recorded'])).toEqual([]);
  });
});

describe('an entry with a recording', () => {
  it('is queued with a step that attaches it, after the note', async () => {
    const db = newDatabase();
    await keepRecording(db, aRecording(), undefined);
    await commitEntry(db, aCommit({ entry: ENTRY, as: SDR.id, file: 'waiting' }));
    expect(await stepsOf(db)).toEqual(['note', 'attach', 'check']);
    expect(await filesOf(db, HANDOFF, ['waiting'])).toHaveLength(1);
  });

  it('is queued without one where the CRM takes no files, and the recording stays here', async () => {
    const db = newDatabase();
    await keepRecording(db, aRecording(), undefined);
    await commitEntry(db, aCommit({ entry: ENTRY, file: 'by-hand' }));
    expect(await stepsOf(db)).toEqual(['note', 'check']);
    expect(await fileOf(db, ENTRY.id)).toMatchObject({ stage: 'by-hand' });
  });

  it('is queued without one where the recording is gone', async () => {
    const db = newDatabase();
    await commitEntry(db, aCommit({ entry: ENTRY, file: 'waiting' }));
    expect(await stepsOf(db)).toEqual(['note', 'check']);
  });

  it('is one entry and one step when it is sent from two windows', async () => {
    const db = newDatabase();
    await keepRecording(db, aRecording(), undefined);
    const commit = aCommit({ entry: ENTRY, file: 'waiting' });
    const both = await Promise.all([commitEntry(db, commit), commitEntry(db, commit)]);
    expect(both.toSorted()).toEqual(['already-there', 'written']);
    expect(await db.outbox.count()).toBe(1);
  });
});

describe('what the user owns', () => {
  it('holds recordings: they are exported as base64', async () => {
    const db = newDatabase();
    await keepRecording(db, aRecording(), undefined);
    const exported: unknown = JSON.parse(await exportEverything(db));
    expect(exported).toMatchObject({ tables: { files: [{ id: ENTRY.id, bytes: 'AQID' }] } });
  });

  it('and erases them with everything', async () => {
    const db = newDatabase();
    await keepRecording(db, aRecording({ record: RECORD }), undefined);
    await keepRecording(db, aRecording({ id: anId(9), record: OTHER_RECORD }), undefined);
    expect(await db.files.count()).toBe(2);
    await eraseEverything(db);
    expect(await db.files.count()).toBe(0);
  });
});

it('writes bytes as base64, however many', () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => (index * 7) % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(toBase64(Uint8Array.of())).toBe('');
});
