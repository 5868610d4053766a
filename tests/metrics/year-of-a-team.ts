import type { LoggedEntry } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import { DEFAULT_POLICY, responseDue } from '@/lib/handoff/team/policy';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { RETURN_REASONS } from '@/lib/handoff/choices';
import { aBrief, aMeeting, anEntry, aQualification } from '../factories';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Europe/Berlin';

/** Numbers from nought to one that look like chance and are the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A UUIDv7 by number: the same in every run. */
const idOf = (n: number) => `01940000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

interface Year {
  readonly sdrs: readonly Person[];
  readonly bdms: readonly Person[];
  readonly handoffs: number;
  /** The end of the year, UTC (ms). */
  readonly now: number;
}

/** A log, and the number of the record on which it stands. */
export interface Log {
  readonly id: string;
  readonly record: string;
  readonly log: readonly LoggedEntry[];
}

/** Returns the handoffs of a year, as such a team may have handed over: the same in every run. */
export function yearOfHandoffs({ sdrs, bdms, handoffs, now }: Year): Log[] {
  const random = chance(7);
  const pick = <One>(all: readonly One[]) => all[Math.floor(random() * all.length)];
  return Array.from({ length: handoffs }, (_, n) => {
    const sdr = sdrs[n % sdrs.length] ?? { id: 'sdr', name: 'sdr' };
    // Each SDR has sellers of their own, and now and then another.
    const own = bdms.filter((_, index) => index % sdrs.length === n % sdrs.length);
    const bdm = pick(random() < 0.9 && own.length > 0 ? own : bdms) ?? sdr;
    const at = workday(now - (n / handoffs) * 364 * DAY - random() * 5 * DAY) + random() * 6 * HOUR;
    const id = idOf(0x10_0000 + n);
    return { id, record: `${n + 1000}`, log: historyOf({ n, id, sdr, bdm, at, now, random }) };
  });
}

/** Nine in the morning of that day, or of the Friday before. */
function workday(at: number): number {
  const morning = Math.floor(at / DAY) * DAY + 8 * HOUR;
  const day = new Date(morning).getUTCDay();
  return morning - (day === 6 ? DAY : day === 0 ? 2 * DAY : 0);
}

interface One {
  readonly n: number;
  readonly id: string;
  readonly sdr: Person;
  readonly bdm: Person;
  readonly at: number;
  readonly now: number;
  readonly random: () => number;
}

function historyOf({ n, id, sdr, bdm, at, now, random }: One): LoggedEntry[] {
  const log: LoggedEntry[] = [];
  let time = Math.floor(at);
  const add = (hours: number, by: Person, entry: LoggedEntry) => {
    time += Math.floor(hours * HOUR);
    const turn = log.length + 1;
    const own = { id: idOf(n * 100 + turn), handoff: id, turn, by, at: time };
    if (time <= now) log.push({ ...entry, ...own });
  };
  const brief = aBrief({
    ...{ sdr, recipient: bdm, qualification: aQualification() },
    lead: {
      name: { value: `Lead ${n}`, origin: 'crm' },
      company: { value: `Company ${n % 400}`, origin: 'crm' },
      ...(n % 3 > 0 && { amount: { value: `${5 + (n % 40)},000 EUR`, origin: 'crm' as const } }),
    },
    meeting: aMeeting({ start: time + 6 * DAY }),
    responseDue: responseDue(time, defaultProfile(ZONE).calendar) ?? time + DAY,
    sdrJoins: { choice: n % 2 === 0 ? 'yes' : 'no', why: '' },
  });
  add(0, sdr, anEntry('handed-over', 1, { body: brief }));
  if (random() < 0.8) {
    const body = { channel: n % 3 === 0 ? ('voice-note' as const) : ('call' as const) };
    add(
      0.5,
      sdr,
      anEntry('verbal-handover', 1, { body: { ...body, remark: '', voiceNote: false } }),
    );
  }
  if (random() < 0.15) {
    const reason = RETURN_REASONS[Math.floor(random() * 9)] ?? 'no-pain';
    add(1 + random() * 4, bdm, anEntry('returned', 1, { body: { reason, text: '' } }));
    if (random() < 0.5) return log;
    add(3, sdr, anEntry('revised', 1, { body: { brief, revision: 2 } }));
  }
  if (random() < 0.04) return log;
  add(0.2 + random() ** 3 * 8, bdm, anEntry('accepted', 1, { body: { remark: '' } }));
  if (random() < 0.1) return log;
  const result = random() < 0.85 ? ('held' as const) : ('no-show' as const);
  add(6 * 24, bdm, anEntry('meeting', 1, { body: { result, remark: '' } }));
  if (result === 'no-show') return log;
  if (random() < 0.75) {
    const wrong = random() < 0.35 ? [{ id: 'budget', name: 'Budget' }] : [];
    const rating = 3 + Math.floor(random() * 3);
    add(
      random() * 40,
      bdm,
      anEntry('feedback', 1, { body: { rating, wrong, helped: '', text: '' } }),
    );
  }
  if (random() < 0.4) {
    const kind = random() < 0.2 ? ('more-context' as const) : ('new-stakeholder' as const);
    add(24 + random() * 200, bdm, anEntry('pull-back', 1, { body: { kind, text: 'Please' } }));
  }
  if (random() < 0.3) {
    add(random() * 60 * 24, bdm, anEntry('outcome', 1, { body: { result: 'won', text: '' } }));
  } else if (random() < 0.5) {
    const body = { result: 'lost' as const, reason: 'no-need' as const, text: '' };
    add(random() * 60 * 24, bdm, anEntry('outcome', 1, { body }));
  }
  return log;
}

/** Returns what the team's room says: cards, rules, a definition, who agreed, pulses. */
export function yearOfRoom({ sdrs, bdms, now }: Omit<Year, 'handoffs'>): Log {
  const id = idOf(0x20_0000);
  const log: LoggedEntry[] = [];
  const add = (by: Person, entry: LoggedEntry, at = now - 400 * DAY + log.length * HOUR) => {
    const turn = log.length + 1;
    log.push({ ...entry, id: idOf(0x30_0000 + turn), handoff: id, turn, by, at });
  };
  const [first = { id: 'mia', name: 'Mia' }] = sdrs;
  add(first, anEntry('team-room', 1, { body: { name: 'Northern Europe' } }));
  add(first, anEntry('policy', 1, { body: DEFAULT_POLICY }));
  for (const by of sdrs) {
    add(by, anEntry('profile', 1, { body: { role: 'sdr', card: defaultProfile(ZONE) } }));
  }
  for (const by of bdms) {
    add(by, anEntry('profile', 1, { body: { role: 'bdm', card: defaultProfile(ZONE) } }));
  }
  const framework = anEntry('framework', 1);
  add(first, framework, now - 19 * DAY);
  const { id: name, version } = framework.body.framework;
  for (const by of [...sdrs, ...bdms].slice(0, -1)) {
    add(by, anEntry('agreement', 1, { body: { framework: name, version } }), now - 18 * DAY);
  }
  for (const [index, by] of bdms.entries()) {
    const pushBack = index % 5 === 0 ? ('unsure' as const) : ('yes' as const);
    const body = { satisfaction: 4, pushBack, text: '', about: sdrs[index % sdrs.length] };
    add(by, anEntry('pulse', 1, { body }), now - 10 * DAY);
  }
  return { id, record: '999', log };
}

/** So many people, by number. */
export function people(kind: string, count: number): Person[] {
  return Array.from({ length: count }, (_, n) => ({
    ...{ id: `${kind}${n + 1}`, name: `${kind === 's' ? 'Sdr' : 'Bdm'} Person ${n + 1}` },
  }));
}
