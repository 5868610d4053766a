import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { openDatabase, SCHEMA_VERSION } from '@/lib/store/database';
import { commitEntry } from '@/lib/store/logs/commit';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { tryStore, storeErrorOf } from '@/lib/store/store-error';
import { aDraft, AT } from '../factories';
import { aCommit, newDatabase, newName, RECORD } from './shelf';

/** The same database as a later Baton will make it. */
function laterDatabase(name: string): Dexie {
  const later = new Dexie(name);
  later
    .version(SCHEMA_VERSION + 1)
    .stores({ drafts: 'record', handoffs: 'id, record', outbox: '++seq', later: 'id' });
  return later;
}

describe('a database that a newer Baton has changed', () => {
  it('is not written to, and says so', async () => {
    const name = newName();
    const later = laterDatabase(name);
    await later.open();
    later.close();
    const db = openDatabase(name);
    expect(await tryStore(() => saveDraft(db, RECORD, aDraft(), AT))).toEqual({
      ok: false,
      error: 'newer-version',
    });
    expect(await tryStore(() => commitEntry(db, aCommit()))).toMatchObject({
      error: 'newer-version',
    });
    expect(await db.drafts.count()).toBe(0);
  });

  it('while this one is open is let go at once and not opened again by old code', async () => {
    const name = newName();
    const db = openDatabase(name);
    await saveDraft(db, RECORD, aDraft(), AT);
    const later = laterDatabase(name);
    await later.open();
    expect(later.verno).toBe(SCHEMA_VERSION + 1);
    expect(await tryStore(() => readDraft(db, RECORD))).toEqual({
      ok: false,
      error: 'updated-meanwhile',
    });
    later.close();
  });
});

describe('a browser that has no database', () => {
  it('says so instead of failing somehow', async () => {
    const { indexedDB } = Dexie.dependencies;
    Reflect.set(Dexie.dependencies, 'indexedDB', undefined);
    const db = newDatabase();
    Reflect.set(Dexie.dependencies, 'indexedDB', indexedDB);
    expect(await tryStore(() => readDraft(db, RECORD))).toEqual({
      ok: false,
      error: 'unavailable',
    });
  });
});

describe('a full disk', () => {
  it('says so, and leaves nothing half written', async () => {
    const db = newDatabase();
    await saveDraft(db, RECORD, aDraft(), AT);
    db.outbox.hook('creating', () => {
      throw new DOMException('No space left', 'QuotaExceededError');
    });
    const result = await tryStore(() => commitEntry(db, aCommit({ clearDraft: true })));
    expect(result).toEqual({ ok: false, error: 'full' });
    expect(await handoffsOf(db, RECORD)).toEqual([]);
    expect(await readDraft(db, RECORD)).toEqual(aDraft());
  });

  it('is recognised inside what the database wraps around it', () => {
    const full = new DOMException('No space left', 'QuotaExceededError');
    const aborted = Object.assign(new Error('aborted'), { name: 'AbortError', inner: full });
    expect(storeErrorOf(aborted)).toBe('full');
  });
});

describe('an error of the store', () => {
  it('is one of a closed set, whatever was thrown', () => {
    expect(storeErrorOf(new TypeError('what?'))).toBe('failed');
    expect(storeErrorOf('a string')).toBe('failed');
    expect(storeErrorOf(undefined)).toBe('failed');
  });
});
