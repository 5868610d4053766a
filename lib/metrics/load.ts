import { DAY, type HandoffFacts } from './facts';
import { compareTexts } from './statistics';

/** So many weeks are looked back for who hands to whom. */
export const LOAD_WEEKS = 12;

/** Who hands to whom, over some weeks. */
export interface Load {
  readonly bdms: readonly string[];
  readonly sdrs: readonly SdrLoad[];
  /** Distinct BDMs over distinct SDRs; 0 without any. */
  readonly bdmsPerSdr: number;
}

interface SdrLoad {
  readonly sdr: string;
  /** Handoffs to each BDM, in the order of {@link Load.bdms}. */
  readonly row: readonly number[];
  readonly total: number;
  readonly bdms: number;
  /** How many BDMs it comes to when each counts by their share: 1 ÷ Σ share². */
  readonly effective: number;
  /** Pairs that saw too little of each other. */
  readonly thinPairs: number;
  /** Has more BDMs than agreed. */
  readonly spread: boolean;
}

interface Limits {
  readonly mostBdms: number;
  readonly leastOfPair: number;
}

/** Returns the handoffs of each pair. Counts of all there are: no sample, no interval. */
export function loadOf(
  rows: readonly Pick<HandoffFacts, 'sdr' | 'bdm'>[],
  { mostBdms, leastOfPair }: Limits,
): Load {
  const sdrs = distinct(rows.map(({ sdr }) => sdr));
  const bdms = distinct(rows.map(({ bdm }) => bdm));
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(pair(row), (counts.get(pair(row)) ?? 0) + 1);
  return {
    bdms,
    sdrs: sdrs.map((sdr) => {
      const row = bdms.map((bdm) => counts.get(pair({ sdr, bdm })) ?? 0);
      const total = row.reduce((sum, count) => sum + count, 0);
      const served = row.filter((count) => count > 0);
      const squares = served.reduce((sum, count) => sum + (count / total) ** 2, 0);
      return {
        ...{ sdr, row, total, bdms: served.length, effective: squares === 0 ? 0 : 1 / squares },
        thinPairs: served.filter((count) => count < leastOfPair).length,
        spread: served.length > mostBdms,
      };
    }),
    bdmsPerSdr: sdrs.length === 0 ? 0 : bdms.length / sdrs.length,
  };
}

/** Two people who had to do with each other, and on how many days. */
export interface Touches {
  readonly sdr: string;
  readonly bdm: string;
  readonly days: number;
}

/** Returns on how many days of the span (UTC, ms; `to` not included) each pair had to do with each other. */
export function touchesOf(
  rows: readonly Pick<HandoffFacts, 'sdr' | 'touches'>[],
  { from, to }: { readonly from: number; readonly to: number },
): Touches[] {
  const days = new Map<string, { sdr: string; bdm: string; seen: Set<number> }>();
  for (const { sdr, touches } of rows) {
    for (const [day, bdm] of touches) {
      if ((day + 1) * DAY <= from || day * DAY >= to) continue;
      const key = pair({ sdr, bdm });
      const known = days.get(key) ?? { sdr, bdm, seen: new Set() };
      known.seen.add(day);
      days.set(key, known);
    }
  }
  return [...days.values()].map(({ sdr, bdm, seen }) => ({ sdr, bdm, days: seen.size }));
}

/** Who could stay with whom: a list to talk about, no order. */
export interface Pairing {
  readonly pairs: ReadonlyMap<string, readonly string[]>;
  readonly unplaced: readonly string[];
  readonly sdrsShort: number;
}

/** Returns the pairs that see most of each other, at most so many BDMs an SDR, the rest where there is room. */
export function pairingOf(
  touches: readonly Touches[],
  { mostBdms }: Pick<Limits, 'mostBdms'>,
): Pairing {
  const sdrs = distinct(touches.map(({ sdr }) => sdr));
  const pairs = new Map<string, string[]>(sdrs.map((sdr) => [sdr, []]));
  const room = (sdr: string) => mostBdms - (pairs.get(sdr)?.length ?? 0);
  const placed = new Set<string>();
  const place = (sdr: string, bdm: string) => {
    pairs.get(sdr)?.push(bdm);
    placed.add(bdm);
  };
  const closest = touches.toSorted(
    (one, other) =>
      other.days - one.days || compareTexts(one.bdm, other.bdm) || compareTexts(one.sdr, other.sdr),
  );
  for (const { sdr, bdm } of closest) if (!placed.has(bdm) && room(sdr) > 0) place(sdr, bdm);
  const unplaced: string[] = [];
  for (const bdm of distinct(touches.map((one) => one.bdm))) {
    if (placed.has(bdm)) continue;
    const [sdr] = sdrs.toSorted(
      (one, other) => room(other) - room(one) || compareTexts(one, other),
    );
    if (sdr !== undefined && room(sdr) > 0) place(sdr, bdm);
    else unplaced.push(bdm);
  }
  for (const bdms of pairs.values()) bdms.sort(compareTexts);
  return { pairs, unplaced, sdrsShort: Math.ceil(unplaced.length / mostBdms) };
}

function pair({ sdr, bdm }: { readonly sdr: string; readonly bdm: string }): string {
  return JSON.stringify([sdr, bdm]);
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compareTexts);
}
