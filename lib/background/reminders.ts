import { REMIND_ALARM } from '@/lib/platform/alarms';
import type { Settings } from '@/lib/platform/settings';
import { quietTime } from '@/lib/handoff/quiet-time';
import { isDue, reminderName } from '@/lib/handoff/reminders';
import type { BatonDatabase } from '@/lib/store/database';
import { findReminders } from './found-reminders';
import type { HeldNews } from './held-news';
import type { Notices } from './notices';
import { type Found, noticeOfReminder } from './reminder-words';
import { remindedAt } from './reminded';
import type { SitesOn } from './sites-on';
import type { Alarms } from './sync';

/** Browsers that count an alarm's milliseconds in 32 bits would be at their end after 24 days. */
const LONGEST_SLEEP_MS = 7 * 24 * 60 * 60_000;

export interface ReminderParts {
  readonly db: BatonDatabase;
  readonly sites: Pick<SitesOn, 'all'>;
  readonly alarms: Pick<Alarms, 'set' | 'clear'>;
  readonly notices: Pick<Notices, 'tell' | 'settle'>;
  readonly news: HeldNews;
  /** Names of the reminders that are due and were told; kept over the worker's death. */
  readonly told: { read(): Promise<string[]>; write(names: string[]): Promise<void> };
  readonly readSettings: () => Promise<Pick<Settings, 'leadMinutes'>>;
  /** IANA zone of this browser. */
  readonly zone: () => string;
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
  readonly now: () => number;
}

/** What a look at one CRM has found: the reminders that are told by now, and when to look again. */
interface Looked {
  readonly told: readonly string[];
  readonly nextAt: readonly number[];
}

/** Tells what is due and the news that wait, each once, and wakes the worker when the next is due. */
export function createReminders(parts: ReminderParts) {
  const { db, alarms, notices, news, now } = parts;

  async function lookAt(origin: string, me: string, before: readonly string[]): Promise<Looked> {
    const at = now();
    const { leadMinutes } = await parts.readSettings();
    const surroundings = { zone: parts.zone(), leadMinutes, now: at };
    const reminded = await remindedAt(db, { origin, me }, surroundings);
    const found = await findReminders(db, origin, reminded, at);
    const quiet = quietTime(reminded.card, at);
    const due = found.filter(({ reminder }) => isDue(reminder, at));
    const isTold = ({ reminder }: Found) => before.includes(nameOf(origin, reminder));
    const isLoud = ({ reminder }: Found) => !quiet.isQuiet || reminder.kind === 'meeting-soon';
    const told = due.filter((one) => isTold(one) || isLoud(one));
    const fresh = told.filter((one) => !isTold(one));
    await notices.settle(origin, new Set(due.map(({ reminder }) => reminderName(reminder))));
    await notices.tell(
      origin,
      fresh.map((one) => noticeOfReminder(one, at)),
    );
    if (!quiet.isQuiet) await tellNews(origin);
    const isHeld = told.length < due.length || (await news.waits(origin));
    const ahead = found.map(({ reminder }) => reminder.at).filter((instant) => instant > at);
    return {
      told: told.map(({ reminder }) => nameOf(origin, reminder)),
      nextAt: isHeld && quiet.until !== undefined ? [...ahead, quiet.until] : ahead,
    };
  }

  async function tellNews(origin: string): Promise<void> {
    const waiting = await news.of(origin);
    await notices.tell(origin, waiting);
    await news.drop(origin, waiting);
  }

  async function plan(instants: readonly number[]): Promise<void> {
    if (instants.length === 0) return alarms.clear(REMIND_ALARM);
    await alarms.set(REMIND_ALARM, Math.min(...instants, now() + LONGEST_SLEEP_MS));
  }

  return {
    /**
     * To be called whenever something may have become due or was done. What is told is marked after
     * it: a worker that dies between tells it again, which shows nothing new.
     */
    look: (): Promise<void> =>
      parts.exclusively('reminders', async () => {
        const before = await parts.told.read();
        const looked: Looked[] = [];
        for (const { origin, me } of await parts.sites.all()) {
          if (me) looked.push(await lookAt(origin, me.id, before));
        }
        // What is not due any more is forgotten: a clock that was set back makes it due again.
        const told = looked.flatMap((one) => one.told).sort();
        if (told.join('\n') !== before.join('\n')) await parts.told.write(told);
        await plan(looked.flatMap(({ nextAt }) => nextAt));
      }),
  };
}
export type Reminders = ReturnType<typeof createReminders>;

function nameOf(origin: string, reminder: Found['reminder']): string {
  return `${origin} ${reminderName(reminder)}`;
}
