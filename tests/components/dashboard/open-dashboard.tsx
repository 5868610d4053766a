import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onTestFinished } from 'vitest';
import { Dashboard } from '@/components/dashboard/Dashboard';
import { DashboardContext } from '@/lib/dashboard/use-dashboard';
import type { Reply } from '@/lib/messaging/reply';
import type { PanelDeps } from '@/lib/panel/deps';
import type { Site } from '@/lib/platform/storage/sites';
import { type BatonDatabase, openDatabase } from '@/lib/store/database';
import { receiveEntries } from '@/lib/store/logs/receive';
import { parseRecordKey, recordKey } from '@/lib/store/record-key';
import { saveRoom, teamAt } from '@/lib/store/logs/teams';
import { type Log, people } from '../../metrics/year-of-a-team';
import { readAllPages } from '@/components/panel/pages';
import { aRecordPlace, createFakeBrowser } from '../../panel/fake-panel';

export const ORIGIN = 'https://crm.example';
/** Between two looks at earlier months, ms. */
const LONGEST_PAUSE = 5_000;
export const NOW = Date.UTC(2026, 10, 27, 12);
const [SAM, ...others] = people('s', 6);
export const SDRS = others;
export const BDMS = people('b', 20);
export const ME = SAM ?? { id: 's1', name: 'Sam' };
export const at = (id: string) => recordKey({ origin: ORIGIN, type: 'lead', id });

// As in a page that has been open for a moment: the team room is drawn at once when it is led to.
await readAllPages();

let databases = 0;

interface Given {
  readonly sites?: readonly Site[];
  readonly logs?: readonly Log[];
  readonly room?: Log;
  /** What the background answers, by the message. */
  readonly answers?: ReadonlyMap<string, Reply>;
  readonly before?: (db: BatonDatabase) => Promise<unknown>;
}

/** Opens the page over a real store; what is given is in it before. */
export async function openPage({ sites, logs = [], room, answers, before }: Given = {}) {
  const db = openDatabase(`dashboard-${databases++}`);
  const read = ({ record, log }: Log) => {
    const stored = log.map((entry, n) => ({ entry, noteId: `${record} ${n}` }));
    return receiveEntries(db, at(record), stored, NOW);
  };
  for (const log of logs) await read(log);
  if (room) {
    await read(room);
    await saveRoom(db, ORIGIN, at(room.record));
  }
  await before?.(db);
  const opened: string[] = [];
  const copied: string[] = [];
  const asked: string[] = [];
  const on = sites ?? [{ origin: ORIGIN, adapter: 'acme', me: ME }];
  const { unmount } = render(
    <DashboardContext
      value={{
        ...{ db, now: () => NOW, zone: () => 'Europe/Berlin' },
        sites: { read: () => Promise.resolve(on), watch: () => () => undefined },
        openRecord: (record) => Promise.resolve(opened.push(record) > 0),
        openPanel: () => Promise.resolve(),
        whenIdle: (work) => {
          const timer = setTimeout(work);
          return () => clearTimeout(timer);
        },
        panelAt: (record) => {
          const browser = createFakeBrowser(db);
          browser.setSites(on);
          if (record !== undefined) {
            browser.goTo({ ...aRecordPlace(), origin: ORIGIN, record: parseRecordKey(record) });
          }
          const copy = ({ text }: { readonly text: string }) =>
            Promise.resolve(copied.push(text) > 0);
          const send: PanelDeps['send'] = (type, payload) => {
            asked.push(type);
            const answer = answers?.get(type);
            if (answer) browser.answers.set(type, answer);
            return browser.parts.send(type, payload);
          };
          // Nobody waits for the pauses between two looks; what can be undone stays as long as it does.
          const after: PanelDeps['after'] = (ms, work) => {
            const timer = setTimeout(work, ms > LONGEST_PAUSE ? ms : Math.min(ms, 20));
            return () => clearTimeout(timer);
          };
          return { ...browser.parts, send, copy, after, now: () => NOW };
        },
      }}
    >
      <Dashboard />
    </DashboardContext>,
  );
  onTestFinished(async () => {
    unmount();
    await db.delete();
  });
  const team = () => teamAt(db, at(room?.record ?? ''));
  return { opened, copied, asked, db, team, user: userEvent.setup() };
}
