import { watchRequests } from '@/lib/platform/storage/action-requests';
import {
  ERASE_ALARM,
  onAlarm,
  PULL_ALARM,
  REBUILD_ALARM,
  REMIND_ALARM,
  SYNC_ALARM,
} from '@/lib/platform/alarms';
import { requestCopy } from '@/lib/platform/copy-request';
import { t } from '@/lib/platform/i18n';
import { onCommand, onFreshStart } from '@/lib/platform/lifecycle';
import { ensureMenus, onIconMenuChosen, onSelectionChosen } from '@/lib/platform/menus';
import { listenForMessages } from '@/lib/platform/messages';
import { onNotificationClicked } from '@/lib/platform/notifications';
import { eraseAt } from '@/lib/platform/storage/own-storage';
import { announceClick, dropSeen } from '@/lib/platform/storage/seen-pages';
import { onIconClicked, openPanel, setBadge, togglePanel } from '@/lib/platform/side-panel';
import { watchSettings } from '@/lib/platform/storage/settings';
import { onPermissionsChanged } from '@/lib/platform/storage/sites';
import { onTabRemoved } from '@/lib/platform/tabs';
import { closeStorage } from '@/lib/platform/storage/tokens';
import { openDashboard } from '@/lib/platform/windows';
import { troubleBadge } from './notify/badge';
import { createMessages } from './messages';
import { createServices } from './services';

const SELECTION_MENU = 'add-selection';
const DASHBOARD_MENU = 'open-dashboard';
const COPY_COMMAND = 'copy-brief';

/** Registers every listener of the worker, at once, so that the event that woke it finds its listener. */
export function startBackground(): void {
  const services = createServices();
  run(closeStorage());
  // Whatever died meanwhile: what was to be erased by now is.
  const erase = () => run(services.erasing.look().then(services.refreshBadgeAndReminders));
  erase();
  eraseAt.watch(erase);
  // What a panel or a card had no time to do, also one that died with the whole browser.
  const finish = () => run(services.unfinished.look());
  finish();
  watchRequests(finish);
  // Whatever woke the worker, also a panel that is opened before all else.
  run(services.rebuilding.goOn());
  listenForMessages(createMessages(services, run));
  onFreshStart(() => {
    run(
      ensureMenus([
        { id: SELECTION_MENU, title: t('menu_addSelection'), on: 'selection' },
        { id: DASHBOARD_MENU, title: t('metrics_open'), on: 'action' },
      ]),
    );
    run(services.siteAccess.freshStart());
    // Alarms may not have survived: what waits is looked through once.
    run(services.deliver());
  });
  onPermissionsChanged(() => {
    run(services.siteAccess.reconcile());
    run(services.deliver());
  });
  onAlarm((name) => {
    if (name === ERASE_ALARM) erase();
    if (name === SYNC_ALARM) run(services.deliver());
    if (name === PULL_ALARM) run(services.polling.look());
    if (name === REBUILD_ALARM) run(services.rebuilding.goOn());
    if (name === REMIND_ALARM) run(services.refreshBadgeAndReminders());
  });
  onNotificationClicked((id) => run(services.notifications.clicked(id)));
  watchSettings(() => run(services.refreshBadgeAndReminders()));
  onTabRemoved((tabId) => run(dropSeen(tabId)));
  startGestures(services);
}

/** What the user asks for outside the panel. The panel opens first: browsers allow that only at once. */
function startGestures(services: ReturnType<typeof createServices>): void {
  onIconClicked((windowId) => {
    run(togglePanel(windowId));
    run(announceClick(Date.now()));
  });
  onSelectionChosen(({ menu, text, windowId }) => {
    if (menu !== SELECTION_MENU) return;
    run(openPanel(windowId));
    run(services.takeSelection(text, windowId));
  });
  onIconMenuChosen(DASHBOARD_MENU, () => run(openDashboard()));
  onCommand((name, windowId) => {
    if (name !== COPY_COMMAND || windowId === undefined) return;
    run(openPanel(windowId));
    run(requestCopy(windowId, Date.now()));
  });
}

/** Runs work that nobody waits for; where it fails, the badge says that something is not as it should be. */
function run(work: Promise<unknown>): void {
  work.catch(() => setBadge(troubleBadge())).catch(() => undefined);
}
