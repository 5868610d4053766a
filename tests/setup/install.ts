import { findOrInstallChromium } from '../browser/find-chromium.ts';
import { findOrInstallFirefox } from '../firefox/install.ts';
import { installTryton } from '../tryton/install.ts';

/** Brings what the tests need beyond npm's packages: browsers that load extensions, and a CRM server. */
await findOrInstallChromium();
findOrInstallFirefox();
installTryton();
