import type { CrmResult } from '@/lib/crm/error';
import { isBackfilled, keepLook, readBackfill } from '@/lib/store/backfill';
import type { BatonDatabase } from '@/lib/store/database';
import { MARKER } from './codec';
import type { Connection } from './connection';
import { takeNotes } from './pull';

const DAY = 86_400_000;

/**
 * Looks once further through the notes of earlier months, a few pages as {@link CrmSession.searchNotes}
 * reads them, and keeps how far it came. `rate-limited` until tomorrow where a day's share of the CRM's
 * requests is used; nothing is asked where nobody wants it any more.
 */
export async function lookBack(
  db: BatonDatabase,
  connection: Connection,
  origin: string,
  now: number,
): Promise<CrmResult<undefined>> {
  const before = await readBackfill(db, origin);
  if (!before?.isRunning || isBackfilled(before)) return { ok: true, value: undefined };
  const { looksADay = Infinity } = connection.adapter.limits;
  if (before.day === Math.floor(now / DAY) && before.looksOfDay >= looksADay) {
    return { ok: false, error: { code: 'rate-limited', retryAfterMs: DAY - (now % DAY) } };
  }
  const { since, rest } = before;
  const found = await connection.session.searchNotes(MARKER, since, rest, 'however-far');
  if (!found.ok) return found;
  const { notes, seenUntil } = found.value;
  await takeNotes(db, origin, notes, now);
  const crmNow = now - (connection.clockAhead?.() ?? 0);
  const look = { notes: notes.length, seenUntil, rest: found.value.rest, now, crmNow };
  await keepLook(db, origin, before, look);
  return { ok: true, value: undefined };
}
