import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { canInstall, installPackages } from '../setup/apt.ts';

/** Each Debian package that the tests ask for, with a file that only it brings. */
const PACKAGES: Readonly<Record<string, string>> = {
  'tryton-server': '/usr/bin/trytond-admin',
  'tryton-modules-sale-opportunity':
    '/usr/lib/python3/dist-packages/trytond/modules/sale_opportunity/opportunity.py',
  'tryton-sao': '/usr/share/tryton-sao/www/index.html',
};

/** Where the package puts the web client, which the server itself serves. */
export const WEB_CLIENT = '/usr/share/tryton-sao/www';

/** Installs what is missing of Tryton's server, its sales leads and its web client. Throws in clear words where it cannot. */
export function installTryton(): void {
  const missing = Object.keys(PACKAGES).filter((name) => !existsSync(PACKAGES[name] ?? ''));
  if (missing.length === 0) return;
  const wanted = missing.join(' ');
  if (!existsSync('/etc/debian_version')) {
    throw new Error(`The Tryton tests need Debian 12, whose packages they use: ${wanted}.`);
  }
  if (!canInstall()) {
    throw new Error(
      `The Tryton tests need these packages. As root: apt-get install --no-install-recommends ${wanted}`,
    );
  }
  // Their recommendations are some hundred packages of office and mail software.
  installPackages(missing);
}

/** The installed versions as one line: a database made by one version is not for another. */
export function trytonVersions(): string {
  const format = '${Package}=${Version} ';
  return execFileSync('dpkg-query', ['--show', '--showformat', format, ...Object.keys(PACKAGES)], {
    encoding: 'utf8',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) installTryton();
