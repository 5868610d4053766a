import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** How the worker says what the contract's adapter is like, and how it says the opposite. */
const CHANGES = {
  /** The CRM knows no idempotency keys, as most do not. */
  'no-keys': [/knowsKeys:!0/gu, 'knowsKeys:!1'],
  /** Requests go out in an open page of the CRM, as most CRMs want them. */
  'in-page': [/(name:([`"'])your CRM\2,carrier:)\2worker\2/gu, '$1"page"'],
  /** The worker ends with an error as it starts, as a faulty version might. */
  'no-worker': [/^/u, 'throw new Error("A faulty version");'],
} as const;

/** Puts a copy of the built extension, which is no product, into the folder, and returns its own folder there. */
export function changedBuild(folder: string, ...changes: (keyof typeof CHANGES)[]): string {
  const dir = join(folder, 'extension');
  const file = join(dir, 'background.js');
  cpSync(resolve('.output/chrome-mv3'), dir, { recursive: true });
  const code = readFileSync(file, 'utf8');
  let changed = code;
  for (const name of changes) {
    const before = changed;
    const [what, by] = CHANGES[name];
    changed = before.replace(what, by);
    if (changed === before) throw new Error(`The built worker cannot be changed: ${name}.`);
  }
  writeFileSync(file, changed);
  return dir;
}
