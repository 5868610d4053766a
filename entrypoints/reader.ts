import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '@/lib/page/fields/reader';

export default defineUnlistedScript(startReader);
