import { describe, expect, it } from 'vitest';
import type { CrmSession } from '@/lib/crm/adapter';
import { searchWindowStart } from '@/lib/crm/search-window';
import {
  backfilledFrom,
  isBackfilled,
  pauseBackfill,
  readBackfill,
  runBackfill,
} from '@/lib/store/backfill';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { recordKey } from '@/lib/store/record-key';
import { lookBack } from '@/lib/sync/backfill';
import { encodeNote } from '@/lib/sync/codec';
import type { Connection } from '@/lib/sync/connection';
import { aHandoverEntry, anId, AT, SDR } from '../factories';
import { Desk } from './desk';
import { LEAD, ORIGIN } from './memory-crm';

const DAY = 86_400_000;
const PAGE = 4;

/** A CRM that has a year of handoffs and gives few notes at a time, the oldest change first. */
function aYear(handoffs = 60) {
  const desk = new Desk();
  for (let n = 0; n < handoffs; n += 1) {
    const entry = aHandoverEntry({ id: anId(0x2000 + n), handoff: anId(0x3000 + n) });
    const note = desk.crm.addNote({ ...LEAD, id: `${n}` }, encodeNote(entry, 'text'), SDR);
    Object.assign(note, { createdAt: AT - (handoffs - n) * 6 * DAY });
  }
  let asked = 0;
  const connection = desk.crm.connection();
  const searchNotes: CrmSession['searchNotes'] = (containing, since, rest, reach) => {
    asked += 1;
    if (reach !== 'however-far') throw new Error('Only news are read without it.');
    const all = desk.crm.notes.filter((note) => note.createdAt >= since);
    const begin = Number(rest ?? 0);
    const notes = all.slice(begin, begin + PAGE).filter(({ text }) => text.includes(containing));
    const isEnd = begin + PAGE >= all.length;
    const newest = notes.at(-1)?.createdAt ?? since;
    const seen = { notes, seenUntil: isEnd ? newest : since };
    return Promise.resolve({
      ok: true,
      value: isEnd ? seen : { ...seen, rest: `${begin + PAGE}` },
    });
  };
  const paged: Connection = { ...connection, session: { ...connection.session, searchNotes } };
  const look = (over: Partial<Connection> = {}) =>
    lookBack(desk.db, { ...paged, ...over }, ORIGIN, desk.now);
  const state = () => readBackfill(desk.db, ORIGIN);
  const known = async () => {
    const rows = await desk.db.handoffs.toArray();
    return rows.map(({ id }) => id).sort();
  };
  return { desk, look, state, known, asked: () => asked };
}

type Year = ReturnType<typeof aYear>;

/** Looks until all is read, `between` each two. */
async function readAll(year: Year, between?: (looks: number) => Promise<void>) {
  await runBackfill(year.desk.db, ORIGIN, year.desk.now);
  for (let looks = 0; looks < 200; looks += 1) {
    const state = await year.state();
    if (state && isBackfilled(state)) return looks;
    await year.look();
    await between?.(looks);
  }
  throw new Error('It never ends.');
}

describe('reading the earlier months', () => {
  it('asks for nothing before somebody wants it', async () => {
    const year = aYear();
    await year.look();
    expect(year.asked()).toBe(0);
    expect(await year.known()).toEqual([]);
  });

  it('reads a year, the last three months first, and says how far it came', async () => {
    const year = aYear();
    const stages = new Set<number | undefined>();
    await readAll(year, async () => {
      const state = await year.state();
      if (state?.stage === 1 && !stages.has(1)) {
        const lately = year.desk.crm.notes.filter(({ createdAt }) => createdAt >= AT - 91 * DAY);
        expect((await year.known()).length).toBe(lately.length);
        expect(backfilledFrom(state)).toBe(AT - 91 * DAY);
      }
      stages.add(state?.stage);
    });
    expect((await year.known()).length).toBe(60);
    const state = await year.state();
    expect(state).toMatchObject({ isRunning: false });
    expect(state && backfilledFrom(state)).toBe(AT - 365 * DAY);
  });

  it('ends with the same rows wherever it is paused, repeated or cut off before it was kept', async () => {
    const whole = aYear();
    await readAll(whole);
    for (let cut = 0; cut < 12; cut += 1) {
      const year = aYear();
      await readAll(year, async (looks) => {
        if (looks !== cut) return;
        // The worker died after the notes were taken in, before that was kept: the look is done again.
        const before = await year.state();
        await year.look();
        await year.desk.db.meta.put({ key: `backfill ${ORIGIN}`, value: before });
        await pauseBackfill(year.desk.db, ORIGIN);
        await year.look();
        expect(await year.state()).toMatchObject({ isRunning: false, looks: before?.looks });
        await runBackfill(year.desk.db, ORIGIN, year.desk.now + DAY);
      });
      expect(await year.known()).toEqual(await whole.known());
      expect(await year.desk.db.facts.count()).toBe(await whole.desk.db.facts.count());
    }
  });

  it('keeps its place where the CRM is not there, and says why', async () => {
    const year = aYear();
    await runBackfill(year.desk.db, ORIGIN, year.desk.now);
    await year.look();
    const before = await year.state();
    const { session } = year.desk.crm.connection();
    for (const error of [
      { code: 'signed-out' } as const,
      { code: 'rate-limited', retryAfterMs: 5000 } as const,
      { code: 'unexpected', status: 500 } as const,
    ]) {
      const searchNotes = () => Promise.resolve({ ok: false, error } as const);
      expect(await year.look({ session: { ...session, searchNotes } })).toEqual({
        ok: false,
        error,
      });
      expect(await year.state()).toEqual(before);
    }
    await readAll(year);
    expect((await year.known()).length).toBe(60);
  });

  it('asks no more of a vendor in a day than its share, and goes on the next', async () => {
    const year = aYear();
    const { adapter } = year.desk.crm.connection();
    const shared = { adapter: { ...adapter, limits: { ...adapter.limits, looksADay: 2 } } };
    await runBackfill(year.desk.db, ORIGIN, year.desk.now);
    await year.look(shared);
    await year.look(shared);
    const limited = await year.look(shared);
    expect(limited).toMatchObject({ ok: false, error: { code: 'rate-limited' } });
    expect(year.asked()).toBe(2);
    year.desk.now += DAY;
    expect(await year.look(shared)).toMatchObject({ ok: true });
    expect(year.asked()).toBe(3);
  });

  it('does not read the last months again where a CRM has more to give at the end of a stage', async () => {
    const year = aYear();
    // From the oldest change on, as far as it came, and where it goes on.
    const searchNotes: CrmSession['searchNotes'] = (_, since, rest) => {
      const all = year.desk.crm.notes.filter(({ createdAt }) => createdAt >= since);
      const begin = rest === undefined ? 0 : all.findIndex(({ id }) => id === rest);
      const notes = all.slice(begin, begin + PAGE);
      const next = all[begin + PAGE]?.id;
      const seenUntil = notes.at(-1)?.createdAt ?? since;
      const value = { notes, seenUntil, ...(next !== undefined && { rest: next }) };
      return Promise.resolve({ ok: true, value });
    };
    const { session } = year.desk.crm.connection();
    const { desk } = year;
    await runBackfill(desk.db, ORIGIN, desk.now);
    let looks = 0;
    for (let state = await year.state(); state && !isBackfilled(state); looks += 1) {
      await year.look({ session: { ...session, searchNotes } });
      state = await year.state();
    }
    expect((await year.known()).length).toBe(60);
    // Each note once, but for the page where one stage meets the other, and a look that finds no more.
    expect(looks).toBe(60 / PAGE + 2);
  });

  it.each([0, 3_600_000, 2 * DAY])(
    'comes to its end where this browser’s clock is ahead by %i ms',
    async (ahead) => {
      const year = aYear();
      const { desk } = year;
      // A CRM of the contract says when, by its own clock, it began to look.
      const searchNotes: CrmSession['searchNotes'] = (_, since) => {
        const notes = desk.crm.notes.filter(({ createdAt }) => createdAt >= since);
        return Promise.resolve({ ok: true, value: { notes, seenUntil: desk.now - ahead } });
      };
      const { session } = desk.crm.connection();
      const connection = { session: { ...session, searchNotes }, clockAhead: () => ahead };
      desk.now += ahead;
      await runBackfill(desk.db, ORIGIN, desk.now);
      const states: unknown[] = [];
      for (let look = 0; look < 2; look += 1) {
        await year.look(connection);
        desk.now += 1_000;
        states.push((await year.state())?.stage);
      }
      expect(states).toEqual([1, 2]);
      expect((await year.known()).length).toBe(60);
    },
  );

  it('begins a stage anew where the CRM has forgotten where it was', async () => {
    const year = aYear();
    await runBackfill(year.desk.db, ORIGIN, year.desk.now);
    await year.look();
    const before = await year.state();
    expect(before?.rest).toBeDefined();
    const { session } = year.desk.crm.connection();
    const searchNotes: CrmSession['searchNotes'] = (_, since) =>
      Promise.resolve({ ok: true, value: { notes: [], seenUntil: since } });
    await year.look({ session: { ...session, searchNotes } });
    expect(await year.state()).toMatchObject({ stage: 0, since: before?.since });
    await readAll(year);
    expect((await year.known()).length).toBe(60);
    expect(await handoffsOf(year.desk.db, recordKey({ ...LEAD, id: '0' }))).toHaveLength(1);
  });
});

it('a CRM that is read for the last days alone is read back as far as is asked', () => {
  expect(searchWindowStart(0, AT)).toBe(AT - 30 * DAY);
  expect(searchWindowStart(AT - 365 * DAY, AT, 'however-far')).toBe(AT - 365 * DAY);
});
