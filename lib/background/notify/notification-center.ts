import { DUE_KINDS, type NoticeKind } from '@/lib/handoff/notice-kinds';
import type { NotificationItem } from '@/lib/platform/storage/shown-notifications';
import type { Notification } from '@/lib/platform/notifications';
import type { Settings } from '@/lib/platform/storage/settings';
import { notificationOf } from './notification-text';

/** More of one kind are no news to anybody. */
const MOST = 20;

type Shown = Record<string, NotificationItem[]>;

export interface NotificationCenterDeps {
  /** What each notification on the screen tells, by its id; kept over the worker's death. */
  readonly shown: { read(): Promise<Shown>; write(shown: Shown): Promise<void> };
  readonly screen: {
    readonly show: (notification: Notification) => Promise<void>;
    readonly ids: () => Promise<readonly string[]>;
    readonly clear: (id: string) => Promise<void>;
  };
  readonly readSettings: () => Promise<Pick<Settings, 'mutedNotices'>>;
  /** Shows the record in its CRM. */
  readonly openRecord: (record: string) => Promise<unknown>;
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
}

/** Tells by the browser's notifications: one a kind and CRM, which says all that is new of it. */
export function createNotificationCenter(deps: NotificationCenterDeps) {
  const { shown, screen } = deps;
  const alone = <Value>(work: () => Promise<Value>) => deps.exclusively('notices', work);

  async function show(
    origin: string,
    kind: NoticeKind,
    fresh: readonly NotificationItem[],
  ): Promise<void> {
    const id = idOf(kind, origin);
    const all = await shown.read();
    // What was clicked away or has left the screen is not told again with the next one.
    const standing = (await screen.ids()).includes(id) ? (all[id] ?? []) : [];
    const isNew = ({ id: one }: NotificationItem) => !standing.some((known) => known.id === one);
    if (!fresh.some(isNew)) return;
    const told = [...fresh.filter(isNew).toReversed(), ...standing].slice(0, MOST);
    await shown.write({ ...all, [id]: told });
    await screen.show(notificationOf(id, kind, told));
  }

  /** Forgets what does not stand any more; a notification of which nothing is left goes. */
  const leave = (stands: (notice: NotificationItem, id: string) => boolean): Promise<void> =>
    alone(async () => {
      const all = Object.entries(await shown.read());
      if (all.every(([id, notices]) => notices.every((one) => stands(one, id)))) return;
      const left: Shown = {};
      for (const [id, notices] of all) {
        const standing = notices.filter((one) => stands(one, id));
        if (standing.length > 0) left[id] = standing;
        else await screen.clear(id);
      }
      await shown.write(left);
    });

  return {
    /** Tells what is new of the origin, in the order in which it came; telling it again changes nothing. */
    tell: (origin: string, notices: readonly NotificationItem[]): Promise<void> =>
      alone(async () => {
        if (notices.length === 0) return;
        const { mutedNotices } = await deps.readSettings();
        const loud = notices.filter(({ kind }) => !mutedNotices.includes(kind));
        for (const [kind, fresh] of Map.groupBy(loud, (one) => one.kind)) {
          await show(origin, kind, fresh);
        }
      }),

    /** The user clicked a notification: it goes, and leads to the newest thing that it told. */
    clicked: async (id: string): Promise<void> => {
      const told = await alone(async () => {
        const { [id]: clicked = [], ...others } = await shown.read();
        await shown.write(others);
        await screen.clear(id);
        return clicked;
      });
      const [newest] = told;
      if (newest) await deps.openRecord(newest.record);
    },

    /** Of what is due at the origin, only these are due any more: what tells of nothing else goes. */
    settle: (origin: string, due: ReadonlySet<string>): Promise<void> =>
      leave((one, id) => DUE_KINDS.every((kind) => idOf(kind, origin) !== id) || due.has(one.id)),

    /** The user has opened the record: what tells of nothing else goes. */
    seen: (record: string): Promise<void> => leave((one) => one.record !== record),
  };
}
export type NotificationCenter = ReturnType<typeof createNotificationCenter>;

function idOf(kind: NoticeKind, origin: string): string {
  return `${kind} ${origin}`;
}
