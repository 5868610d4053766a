import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPicker } from '@/lib/page/fields/picker';

export default defineUnlistedScript(startPicker);
