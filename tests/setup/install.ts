import { findOrInstallChromium } from '../browser/find-chromium.ts';
import { installTryton } from '../tryton/install.ts';

/** Brings what the tests need beyond npm's packages: a browser that loads extensions, and a CRM server. */
await findOrInstallChromium();
installTryton();
