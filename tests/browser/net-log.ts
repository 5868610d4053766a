import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';

/** What the browser writes of the beginning of a request; an event stands on a line of its own. */
const begunSchema = z.object({
  params: z.object({ initiator: z.string(), method: z.string(), url: z.string() }),
});

/**
 * Resolves with the hosts, each once, to which an origin has sent requests, by the browser's own log of
 * its network: from pages and workers alike, whether they were answered or not.
 */
export async function hostsAskedBy(origin: string, netLog: string): Promise<readonly string[]> {
  const hosts = new Set<string>();
  for await (const line of createInterface(createReadStream(netLog))) {
    if (!line.includes('"initiator"')) continue;
    const begun = parseAs(begunSchema, parsed(line));
    if (!begun.success || begun.data.params.initiator !== origin) continue;
    const { url } = begun.data.params;
    if (URL.canParse(url) && !url.startsWith(`${origin}/`)) hosts.add(new URL(url).host);
  }
  return [...hosts];
}

/** A browser that was killed has left the last line unfinished. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line.replace(/,\s*$/, ''));
  } catch {
    return undefined;
  }
}
