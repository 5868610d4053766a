import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  clearNotification,
  onNotificationClicked,
  shownNotifications,
  showNotification,
} from '@/lib/platform/notifications';

beforeEach(() => fakeBrowser.reset());

const one = { id: 'answers', title: 'Bea accepted Dana', message: 'Thanks.' };

it('a notification has only the fields that every browser takes', async () => {
  await showNotification(one);
  expect(fakeBrowser.notifications.getAllCreateOptions()).toEqual({
    answers: {
      ...{ type: 'basic', title: one.title, message: one.message },
      iconUrl: expect.stringContaining('icon/128.png') as unknown,
    },
  });
});

it('one with the id of another takes its place, and can be taken away', async () => {
  await showNotification(one);
  await showNotification({ ...one, title: '2 answers' });
  expect(await shownNotifications()).toEqual(['answers']);
  await clearNotification('answers');
  expect(await shownNotifications()).toEqual([]);
});

it('a system that shows none stops nothing', async () => {
  const create = vi.spyOn(fakeBrowser.notifications, 'create');
  create.mockRejectedValue(new Error('blocked by the system'));
  await expect(showNotification(one)).resolves.toBeUndefined();
  create.mockRestore();
});

it('a click says which', async () => {
  const clicked: string[] = [];
  onNotificationClicked((id) => clicked.push(id));
  await fakeBrowser.notifications.onClicked.trigger('answers');
  expect(clicked).toEqual(['answers']);
});
