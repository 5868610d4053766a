import { foldRow, handoffsBy, handoffsWaitingFor } from '@/lib/store/handoffs';
import type { BatonDatabase } from '@/lib/store/database';
import { parseRecordKey } from '@/lib/store/record-key';
import type { HandoffRow, RecordKey } from '@/lib/store/rows';
import { nextActions } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';

/** More than anybody works through in a day. */
const MOST = 50;
/** Handoffs that wait for nobody stand between those that do: look a little further. */
const MOST_LOOKED_AT = 200;

/** A handoff of some record, seen from outside of it. */
export interface TodayItem {
  readonly record: RecordKey;
  readonly handoff: Handoff;
  /** Who I am in its CRM. */
  readonly me: string;
}

export interface Today {
  /** The next action is mine. */
  readonly waitsForMe: readonly TodayItem[];
  /** I handed it over, and the next action is another's. */
  readonly waitForOthers: readonly TodayItem[];
}

/** Who I am at one CRM. */
export interface Self {
  readonly origin: string;
  /** CRM user id. */
  readonly me: string;
}

/** Gives what a person has to do and waits for, at every CRM where Baton knows him, soonest due first. */
export async function readToday(db: BatonDatabase, selves: readonly Self[]): Promise<Today> {
  const days = await Promise.all(selves.map((self) => readAt(db, self)));
  return {
    waitsForMe: soonestFirst(days.flatMap(({ waitsForMe }) => waitsForMe)),
    waitForOthers: soonestFirst(days.flatMap(({ waitForOthers }) => waitForOthers)),
  };
}

async function readAt(db: BatonDatabase, { origin, me }: Self): Promise<Today> {
  const isHere = (row: HandoffRow) => parseRecordKey(row.record).origin === origin;
  const mine = await handoffsWaitingFor(db, me, MOST_LOOKED_AT);
  const given = await handoffsBy(db, me, MOST_LOOKED_AT);
  const others = given.filter((row) => row.waitingFor.some((id) => id !== me));
  return {
    waitsForMe: items(mine.filter(isHere), me).filter(({ handoff }) => hasToAct(handoff, me)),
    waitForOthers: items(others.filter(isHere), me),
  };
}

/** Whether somebody waits for this person. */
function hasToAct(handoff: Handoff, me: string): boolean {
  return nextActions(handoff).some(({ who, quiet }) => who.id === me && !quiet);
}

function items(rows: readonly HandoffRow[], me: string): TodayItem[] {
  return rows.map((row) => ({ record: row.record, handoff: foldRow(row), me }));
}

function soonestFirst(found: readonly TodayItem[]): TodayItem[] {
  return found.toSorted((one, other) => dueOf(one) - dueOf(other)).slice(0, MOST);
}

function dueOf({ handoff }: TodayItem): number {
  return handoff.state === 'handed-over' ? (handoff.responseDue ?? LAST) : LAST;
}

const LAST = Number.MAX_SAFE_INTEGER;
