import { connect as connectSocket } from 'node:net';
import * as z from 'zod/mini';

/** Firefox's own way to be driven: WebDriver's commands, some for add-ons, and the browser's own window. */
export interface Marionette {
  /** Sends a command and gives its `value`; rejects with what Firefox says where it fails. */
  send(command: string, parameters?: object): Promise<unknown>;
  close(): void;
}

interface Awaited {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** An answer as it comes: type, number of the command, error, result. */
const answerSchema = z.tuple([
  z.literal(1),
  z.int(),
  z.nullable(z.object({ error: z.string(), message: z.string() })),
  z.unknown(),
]);
const valueSchema = z.object({ value: z.unknown() });

/**
 * Connects to a Firefox that listens at the port. By hand, since what drives Firefox otherwise is a
 * program that no registry of packages has, and Firefox's newer protocol opens no extension's page.
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connectSocket(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const awaited = new Map<number, Awaited>();
  let sent = 0;
  readMessages(socket, (message) => {
    const answer = answerSchema.safeParse(message).data;
    if (!answer) return; // Firefox introduces itself first.
    const [, number, error, result] = answer;
    const { resolve, reject } = awaited.get(number) ?? {};
    awaited.delete(number);
    if (error) reject?.(new Error(`${error.error}: ${error.message}`));
    else resolve?.(valueSchema.safeParse(result).data?.value ?? result);
  });
  const fail = () => {
    for (const { reject } of awaited.values()) reject(new Error('Firefox has gone.'));
    awaited.clear();
  };
  socket.on('error', fail);
  socket.on('close', fail);
  return {
    send(command, parameters = {}) {
      sent += 1;
      const number = sent;
      const message = JSON.stringify([0, number, command, parameters]);
      return new Promise((resolve, reject) => {
        awaited.set(number, { resolve, reject });
        socket.write(`${Buffer.byteLength(message)}:${message}`);
      });
    },
    close: () => socket.destroy(),
  };
}

/** Each message is JSON, after its length in bytes and a colon. */
function readMessages(socket: NodeJS.ReadableStream, onMessage: (message: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (piece: Buffer) => {
    buffer = Buffer.concat([buffer, piece]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const end = colon + 1 + Number(buffer.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || buffer.length < end) return;
      const message: unknown = JSON.parse(buffer.subarray(colon + 1, end).toString());
      buffer = buffer.subarray(end);
      onMessage(message);
    }
  });
}
