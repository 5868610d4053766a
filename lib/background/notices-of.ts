import type { Entry, HandoffEntry } from '@/lib/handoff/entry';
import { handoffKind } from '@/lib/handoff/entries/index';
import { isNewsIn, isNewsInTeam } from '@/lib/handoff/news';
import type { Notice } from '@/lib/platform/kept-notices';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow, handoffsOf } from '@/lib/store/handoffs';
import type { RecordKey } from '@/lib/store/rows';
import { teamAt } from '@/lib/store/teams';
import { newsOfHandoff, newsOfTeam } from './news-words';

/** Gives what of a record's new entries is told to this person, in the order of the entries. */
export async function noticesOf(
  db: BatonDatabase,
  record: RecordKey,
  entries: readonly Entry[],
  personId: string,
): Promise<Notice[]> {
  const handoffs = (await handoffsOf(db, record)).map(foldRow);
  const team = await teamAt(db, record);
  const noticeOf = (entry: Entry): Notice | undefined => {
    if (!isOfHandoff(entry)) {
      return isNewsInTeam(team, entry, personId) ? newsOfTeam(entry, record) : undefined;
    }
    const handoff = handoffs.find(({ id }) => id === entry.handoff);
    const isNews = handoff && isNewsIn(handoff, entry, personId);
    return isNews ? newsOfHandoff(entry, handoff, record) : undefined;
  };
  return entries.map(noticeOf).filter((notice) => notice !== undefined);
}

function isOfHandoff(entry: Entry): entry is HandoffEntry {
  return handoffKind(entry.kind) !== undefined;
}
