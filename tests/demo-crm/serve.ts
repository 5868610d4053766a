import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, noContent, problem } from './answer.ts';
import { answerApi } from './api.ts';
import { type Asked, type Crm, readBody, sessionToken } from './asked.ts';
import { answerOfFault, type Fault, type Faults } from './faults.ts';
import { answerPage } from './pages/answer-page.ts';
import { userOfSession } from './store/users.ts';
import { answerSwitch, type Switches } from './switches.ts';

interface Outcome {
  readonly answer: Answer;
  /** The connection breaks instead of the answer, or in its middle. */
  readonly lost?: boolean;
  readonly cut?: boolean;
}

interface HandlerOptions extends Switches {
  /** Serves the switches too. */
  readonly open: boolean;
  /** Without it the header `Idempotency-Key` is as good as absent. */
  readonly knowsKeys: boolean;
}

/** Returns what serves one request, under the faults that are active. */
export function createHandler(crm: Crm, switches: HandlerOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!switches.knowsKeys) delete request.headers['idempotency-key'];
    const asked = await readAsked(crm, request);
    if (!asked) {
      send(response, problem(413, 'too-long', 'The request is too long.'));
      return;
    }
    const switched = switches.open ? answerSwitch(switches, crm, asked) : undefined;
    if (switched) {
      send(response, switched);
      return;
    }
    const { answer, lost, cut } = await answerUnderFaults(crm, switches.faults, asked);
    switches.log.add(asked, lost ? 0 : answer.status, crm.now());
    if (lost) response.destroy();
    else if (cut) sendHalf(response, answer);
    else send(response, answer);
  };
}

async function readAsked(crm: Crm, request: IncomingMessage): Promise<Asked | undefined> {
  const { method = 'GET', headers } = request;
  const host = `http://${headers.host ?? ''}`;
  const url = new URL(URL.canParse(host) ? host : 'http://127.0.0.1');
  const [pathname = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  url.pathname = pathname;
  url.search = query;
  const body = await readBody(request);
  if (body === undefined) return undefined;
  const token = sessionToken(request);
  return { method, url, headers, body, token, user: userOfSession(crm.db, token) };
}

async function answerUnderFaults(crm: Crm, faults: Faults, asked: Asked): Promise<Outcome> {
  const struck = faults.strike(asked);
  const happens = (kind: Fault['kind'], when?: string) =>
    struck.some((fault) => fault.kind === kind && (!('when' in fault) || fault.when === when));
  for (const fault of struck) {
    if (fault.kind === 'delay') await Promise.race([wait(fault.ms), faults.cleared()]);
  }
  if (happens('hold', 'before')) await faults.cleared();
  if (happens('drop', 'before')) return { answer: noContent(), lost: true };
  const instead = struck.map(answerOfFault).find((answer) => answer !== undefined);
  const answer = instead ?? answerAsked(crm, asked);
  if (happens('hold', 'after')) await faults.cleared();
  return { answer, lost: happens('drop', 'after'), cut: happens('cut') };
}

function answerAsked(crm: Crm, asked: Asked): Answer {
  const { pathname } = asked.url;
  return pathname.startsWith('/api/') ? answerApi(crm, asked) : answerPage(crm, asked);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}

/** Says that all is there, and sends half: what a proxy does that gives up. */
function sendHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body.slice(0, Math.floor(body.length / 2)));
}
