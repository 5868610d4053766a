import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { WEB_CLIENT } from './install.ts';
import { callTryton } from './rpc.ts';

export const DATABASE = 'crm';
const START_WITHIN_MS = 60_000;

export interface RunningServer {
  /** The origin, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The path of the SQLite file of {@link DATABASE} in a server's directory. */
export function databaseFile(directory: string): string {
  mkdirSync(join(directory, 'data'), { recursive: true });
  return join(directory, 'data', `${DATABASE}.sqlite`);
}

/** Writes the configuration of a server into its directory; gives its path. */
export function writeConfiguration(directory: string, port: number): string {
  const path = join(directory, 'trytond.conf');
  const lines = [
    '[web]',
    `listen = 127.0.0.1:${port}`,
    `root = ${WEB_CLIENT}`,
    '[database]',
    'uri = sqlite://',
    `path = ${join(directory, 'data')}`,
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** Starts trytond with its web client on a free port over the database in `directory`, and waits until it answers. */
export async function startServer(directory: string): Promise<RunningServer> {
  const port = await freePort();
  const log = join(directory, 'trytond.log');
  const child = spawnWithParent(
    ['trytond', '-c', writeConfiguration(directory, port), '-d', DATABASE],
    log,
  );
  const url = `http://127.0.0.1:${port}`;
  const stop = stopper(child);
  try {
    await untilAnswering(url, child);
  } catch (cause) {
    await stop();
    throw new Error(`Tryton did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`, { cause });
  }
  return { url, stop };
}

/** A child that the kernel ends with this process, even where this process is killed. */
function spawnWithParent(command: readonly string[], log: string): ChildProcess {
  const output = openSync(log, 'a');
  return spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
    stdio: ['ignore', output, output],
  });
}

function stopper(child: ChildProcess): () => Promise<void> {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return async () => {
    // Its only state is a copy of the snapshot, so there is nothing to shut down in order.
    child.kill('SIGKILL');
    await ended;
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('trytond ended.');
    const answer = await callTryton(`${url}/`, z.string(), 'common.server.version', []).catch(
      (cause: unknown) => ({ cause }),
    );
    if (typeof answer === 'string') return;
    if (Date.now() > deadline) throw new Error('No answer in time.', answer);
    await pause(50);
  }
}
