import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canInstall, installPackages } from '../setup/apt.ts';

/** Installs Chromium: on Debian as root by apt (with the libraries it needs), else by Playwright. */
export async function installChromium(): Promise<void> {
  console.log('No Chromium, Edge or Chrome was found: installing Chromium ...');
  if (canInstall()) {
    installPackages(['chromium']);
    return;
  }
  const playwright = dirname(
    createRequire(import.meta.url).resolve('playwright-core/package.json'),
  );
  await run(process.execPath, [join(playwright, 'cli.js'), 'install', 'chromium']);
}

function run(command: string, words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${command} ${words.join(' ')} ended with ${code}`)),
    );
  });
}
