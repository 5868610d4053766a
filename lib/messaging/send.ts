import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { ensureAlarm, SAFETY_MS, SYNC_ALARM } from '@/lib/platform/alarms';
import { sendToBackground } from '@/lib/platform/messages';
import { type PanelMessage, type PanelPayload, type PanelValue, PANEL_VALUES } from './protocol';
import type { Reply } from './reply';

/** Longer than the longest thing that the background does for one message. */
const LONGEST_WAIT_MS = 40_000;

const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.optional(z.unknown()) }),
  z.object({ ok: z.literal(false), error: z.looseObject({ code: z.string() }) }),
]);

/**
 * What may be asked twice: it only reads, brings on its way what the store keeps anyway, or makes
 * something so that may be so already.
 */
const HARMLESS: ReadonlySet<PanelMessage> = new Set([
  ...([
    'place/read',
    'place/of',
    'record/refresh',
    'people/refresh',
    'token/test',
    'sync/nudge',
  ] as const),
  ...(['site/on', 'token/save', 'token/forget'] as const),
  ...(['record/forgotten', 'page/forget'] as const),
]);

/** How long it is waited before a lost question is asked once more (ms), each time. */
const PAUSES_MS = [100, 500, 2_000];

/**
 * Makes {@link send} from a way to reach the background and a limit in ms. What is harmless is
 * asked again where its answer is lost, as when the background dies while it is at work.
 */
export function createSend(deliver: (message: unknown) => Promise<unknown>, limitMs: number) {
  async function answerTo(message: { readonly type: PanelMessage; readonly payload: unknown }) {
    const end = Date.now() + limitMs;
    const pauses = HARMLESS.has(message.type) ? PAUSES_MS : [];
    for (const pause of pauses) {
      const reply = parseAs(replySchema, await within(deliver(message), end - Date.now()));
      if (reply.success || Date.now() + pause >= end) return reply;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return parseAs(replySchema, await within(deliver(message), end - Date.now()));
  }

  return async function send<Type extends PanelMessage>(
    type: Type,
    payload: PanelPayload<Type>,
  ): Promise<Reply<PanelValue<Type>>> {
    const reply = await answerTo({ type, payload });
    if (!reply.success) return { ok: false, error: { code: 'no-answer' } };
    // Our own background wrote the error: its code is one of the closed set that `Reply` names.
    if (!reply.data.ok) return reply.data as Reply<never>;
    const value = parseAs(PANEL_VALUES[type], reply.data.value);
    if (!value.success) return { ok: false, error: { code: 'failed' } };
    // The schema is the one of this very type, which an index by a type variable cannot show.
    return { ok: true, value: value.data as PanelValue<Type> };
  };
}

/** What the promise gives, or `undefined` where it fails or takes longer. */
async function within(promise: Promise<unknown>, limitMs: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  const answer = promise.catch(() => undefined);
  const first = await Promise.race([answer, limit]);
  clearTimeout(timer);
  return first;
}

const ask = createSend(sendToBackground, LONGEST_WAIT_MS);

/**
 * Asks the background and gives its answer; `no-answer` where it died or took too long. Never
 * rejects and never waits for ever. A nudge may be lost on the way: an alarm that is set before it
 * sees to it that what waits is sent all the same.
 */
export const send: typeof ask = async (type, payload) => {
  if (type === 'sync/nudge') {
    // Without an alarm the nudge alone has to do: there is nobody to tell.
    await ensureAlarm(SYNC_ALARM, Date.now() + SAFETY_MS).catch(() => undefined);
  }
  return ask(type, payload);
};
