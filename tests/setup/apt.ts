import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether packages of Debian's can be installed here: by root, on Debian or what comes of it. */
export const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs the packages and what they need, and nothing that they recommend. Throws where that fails. */
export function installPackages(names: readonly string[]): void {
  console.log(`Installing ${names.join(', ')} …`);
  apt('update', '--quiet');
  apt('install', '--yes', '--quiet', '--no-install-recommends', ...names);
}

function apt(...words: string[]): void {
  execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
