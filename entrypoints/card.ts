import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startCard } from '@/lib/page/card/card';

export default defineUnlistedScript(startCard);
