import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startWatcher } from '@/lib/page/watcher';

export default defineUnlistedScript(startWatcher);
