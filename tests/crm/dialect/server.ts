import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readContract } from '../openapi-contract';
import { readAsked, type Asked } from './asked';
import { bodyOfReply, emptyAnswer, type Reply } from './reply';
import { createShapeCheck, type Shapes } from './shapes';

export interface DialectParts {
  /** The public origins that the server plays, such as a vendor's page host and API host. */
  readonly origins: readonly string[];
  /** File of our own OpenAPI description of the calls that the adapter makes, and of no others. */
  readonly description: string;
  /** What the vendor itself says of its calls, where that was written down; of its API's origin. */
  readonly shapes?: { readonly origin: string; readonly of: Shapes };
  /** The folder of its origin that the CRM is installed in, where it is not at the root. */
  readonly folder?: string;
  /** What the CRM answers. */
  readonly answer: (asked: Asked) => Reply;
}

/** A running server that speaks a CRM's dialect; reached by the carriers of `browser.ts`. */
export interface DialectServer {
  readonly origins: readonly string[];
  readonly port: number;
  /** Every request so far, oldest first. */
  readonly log: readonly Asked[];
  /** How requests, and the answers to them, departed from the description: to be empty always. */
  readonly departures: readonly string[];
  /** Lets `instead` answer what it will instead of the CRM: outages, limits; `undefined` ends that. */
  interrupt(instead: ((asked: Asked) => Reply | undefined) | undefined): void;
  stop(): Promise<void>;
}

/** Starts a dialect server on a free port of this machine. */
export async function startDialect({
  origins,
  description,
  folder = '',
  shapes,
  answer,
}: DialectParts): Promise<DialectServer> {
  const check = readContract(description);
  const vendor = shapes && createShapeCheck(shapes.of);
  const log: Asked[] = [];
  const departures: string[] = [];
  let instead: ((asked: Asked) => Reply | undefined) | undefined;

  function replyTo(asked: Asked): Reply {
    log.push(asked);
    const exchange = {
      ...asked,
      path: asked.url.pathname.slice(folder.length) + asked.url.search,
      body: asked.text,
    };
    const ofVendor = asked.url.origin === shapes?.origin ? vendor : undefined;
    const unknown = ofVendor?.asked(asked) ?? [];
    departures.push(...unknown);
    if (unknown.length > 0) return emptyAnswer(400);
    const interrupted = instead?.(asked);
    const reply = interrupted ?? answer(asked);
    const { text } = bodyOfReply(reply);
    // What comes of an outage is not described.
    const untrue = interrupted ? [] : (ofVendor?.answered(asked, reply) ?? []);
    departures.push(...check(exchange, interrupted ? undefined : { status: reply.status, text }));
    departures.push(...untrue);
    return untrue.length > 0 ? emptyAnswer(500) : reply;
  }

  // Longer (ms) than a busy machine leaves a connection idle, which would end as a request is sent.
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    readAsked(request, origins).then(
      (asked) => send(response, replyTo(asked)),
      (error: unknown) => {
        departures.push(`The dialect server failed: ${String(error)}`);
        response.destroy();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origins,
    port: (server.address() as AddressInfo).port, // It listens on a port, so it has one.
    log,
    departures,
    interrupt(by) {
      instead = by;
    },
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, reply: Reply): void {
  const { text, type } = bodyOfReply(reply);
  response.writeHead(reply.status, {
    date: new Date().toUTCString(),
    ...(type === undefined ? {} : { 'content-type': type }),
    ...reply.headers,
  });
  response.end(text);
}
