import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startCard } from '@/lib/page/card';

export default defineUnlistedScript(startCard);
