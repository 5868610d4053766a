import { beforeEach, describe, expect, it } from 'vitest';
import { createNotificationCenter } from '@/lib/background/notify/notification-center';
import type { NoticeKind } from '@/lib/handoff/notice-kinds';
import type { NotificationItem } from '@/lib/platform/storage/shown-notifications';
import { aScreen, aStored, exclusively } from './fakes';

const CRM = 'https://crm.example';

const aNotice = (n: number, with_: Partial<NotificationItem> = {}): NotificationItem => ({
  ...{ kind: 'answers', id: `n${n}`, record: `record ${n}` },
  ...{ title: `Bea accepted lead ${n}`, detail: `Remark ${n}` },
  ...with_,
});

function aTeller(mutedNotices: NoticeKind[] = []) {
  const { screen, shown, all } = aScreen();
  const kept = aStored<Record<string, NotificationItem[]>>({});
  const opened: string[] = [];
  const notices = createNotificationCenter({
    ...{ screen, exclusively, shown: kept },
    readSettings: () => Promise.resolve({ mutedNotices }),
    openRecord: (record) => Promise.resolve(void opened.push(record)),
  });
  const texts = () => [...shown.values()].map(({ title, message }) => ({ title, message }));
  return { notices, shown, all, opened, texts, kept };
}

let teller: ReturnType<typeof aTeller>;
beforeEach(() => {
  teller = aTeller();
});

describe('telling', () => {
  it('one thing is told as it is', async () => {
    await teller.notices.tell(CRM, [aNotice(1)]);
    expect(teller.texts()).toEqual([{ title: 'Bea accepted lead 1', message: 'Remark 1' }]);
  });

  it('several of a kind are one notification: how many, and the newest three', async () => {
    await teller.notices.tell(
      CRM,
      [1, 2, 3, 4, 5].map((n) => aNotice(n)),
    );
    expect(teller.texts()).toEqual([
      {
        title: '5 responses to your handoffs',
        message: 'Bea accepted lead 5\nBea accepted lead 4\nBea accepted lead 3\nand 2 more',
      },
    ]);
  });

  it('what comes later takes the place of what still stands there, and counts both', async () => {
    await teller.notices.tell(CRM, [aNotice(1)]);
    await teller.notices.tell(CRM, [aNotice(2)]);
    expect(teller.texts()).toEqual([
      {
        title: '2 responses to your handoffs',
        message: 'Bea accepted lead 2\nBea accepted lead 1',
      },
    ]);
  });

  it('what the user has clicked away is not counted again', async () => {
    await teller.notices.tell(CRM, [aNotice(1)]);
    teller.shown.clear();
    await teller.notices.tell(CRM, [aNotice(2)]);
    expect(teller.texts()).toMatchObject([{ title: 'Bea accepted lead 2' }]);
  });

  it('kinds and CRMs do not take each other’s place', async () => {
    await teller.notices.tell(CRM, [aNotice(1), aNotice(2, { kind: 'messages' })]);
    await teller.notices.tell('https://other.example', [aNotice(3)]);
    expect(teller.texts()).toHaveLength(3);
  });

  it('the same again changes nothing and makes no sound', async () => {
    await teller.notices.tell(CRM, [aNotice(1), aNotice(2)]);
    await teller.notices.tell(CRM, [aNotice(2), aNotice(1)]);
    expect(teller.all).toHaveLength(1);
  });

  it('a kind that is switched off is silent, and the others are not', async () => {
    teller = aTeller(['answers']);
    await teller.notices.tell(CRM, [aNotice(1), aNotice(2, { kind: 'messages' })]);
    expect(teller.all.map(({ id }) => id)).toEqual([`messages ${CRM}`]);
  });

  it('two at once lose nothing', async () => {
    await Promise.all([1, 2, 3].map((n) => teller.notices.tell(CRM, [aNotice(n)])));
    expect(teller.texts()).toMatchObject([{ title: '3 responses to your handoffs' }]);
  });
});

describe('a click', () => {
  it('leads to the newest thing that was told, and the notification goes', async () => {
    await teller.notices.tell(CRM, [aNotice(1)]);
    await teller.notices.tell(CRM, [aNotice(2)]);
    await teller.notices.clicked(`answers ${CRM}`);
    expect(teller.opened).toEqual(['record 2']);
    expect([teller.texts(), teller.kept.value]).toEqual([[], {}]);
  });

  it('on one that a closed browser has left leads nowhere, and does no harm', async () => {
    await teller.notices.clicked('answers of yesterday');
    expect(teller.opened).toEqual([]);
  });
});

describe('what is due', () => {
  const due = (n: number) => aNotice(n, { kind: 'request-due' });

  it('goes from the screen once it is done, and news stay', async () => {
    await teller.notices.tell(CRM, [due(1), due(2), aNotice(3)]);
    await teller.notices.settle(CRM, new Set(['n2']));
    expect(teller.shown.size).toBe(2);
    await teller.notices.settle(CRM, new Set());
    expect([...teller.shown.keys()]).toEqual([`answers ${CRM}`]);
  });

  it('at one CRM says nothing of another', async () => {
    await teller.notices.tell(CRM, [due(1)]);
    await teller.notices.settle('https://other.example', new Set());
    expect(teller.shown.size).toBe(1);
  });
});

describe('a record that the user opens', () => {
  it('takes its notifications away, but not those that tell of others too', async () => {
    await teller.notices.tell(CRM, [aNotice(1), aNotice(2)]);
    await teller.notices.tell(CRM, [aNotice(3, { kind: 'messages', record: 'record 1' })]);
    await teller.notices.seen('record 1');
    expect([...teller.shown.keys()]).toEqual([`answers ${CRM}`]);
    await teller.notices.clicked(`answers ${CRM}`);
    expect(teller.opened).toEqual(['record 2']);
  });
});
