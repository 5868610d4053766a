import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import {
  CHECKED_BY_HANDLER,
  FROM_PAGE,
  FROM_PANEL,
  type PageMessage,
  type PagePayload,
  type PanelMessage,
  type PanelPayload,
  type PanelValue,
} from './protocol';
import type { Problem, Reply } from './reply';
import { isPanel, type PageSender, pageOf } from './sender';

export type PanelHandlers = {
  readonly [Type in PanelMessage]: (
    payload: PanelPayload<Type>,
  ) => Promise<Reply<PanelValue<Type>>>;
};
/** All but the one that the router itself answers. */
export type PageHandlers = {
  readonly [Type in Exclude<PageMessage, 'card/open-panel'>]: (
    payload: PagePayload<Type>,
    page: PageSender,
  ) => Promise<Reply>;
};

export interface RouterParts {
  readonly self: { readonly id: string; readonly origin: string };
  readonly panel: PanelHandlers;
  readonly page: PageHandlers;
  /** Tells whether Baton is on for the origin: stored and permitted. */
  readonly isOn: (origin: string) => Promise<boolean>;
  /** Opens the window's panel; called before anything is awaited, inside the user's gesture. */
  readonly openPanel: (windowId: number) => Promise<boolean>;
  /** What a handler did not foresee, in words for the sender. */
  readonly problemOf: (error: unknown) => Problem;
}

/** The shape of a `runtime.onMessage` listener: `true` says that an answer will come. */
export type Listener = (
  message: unknown,
  sender: unknown,
  sendResponse: (reply: Reply) => void,
) => true | undefined;

const envelopeSchema = z.object({ type: z.string(), payload: z.unknown() });
const REFUSED: Reply<never> = { ok: false, error: { code: 'refused' } };

const isKey = <Table extends object>(table: Table, key: string): key is keyof Table & string =>
  Object.hasOwn(table, key);

/**
 * Makes the one listener of the background. It is synchronous, leaves unknown messages alone, and
 * answers every known one exactly once, whatever its handler does.
 */
export function createRouter(parts: RouterParts): Listener {
  const { panel, page, self } = parts;

  async function fromPanel(type: PanelMessage, payload: unknown, sender: unknown): Promise<Reply> {
    const parsed = parseAs(FROM_PANEL[type], payload);
    if (!parsed.success || !isPanel(sender, self)) return REFUSED;
    // The payload fits this type's own schema, and so the handler of that name.
    const handle = panel[type] as (payload: unknown) => Promise<Reply>;
    return handle(parsed.data);
  }

  async function openPanelFor(sender: unknown): Promise<Reply> {
    const from = pageOf(sender, self);
    const opened = from && (await parts.openPanel(from.windowId));
    return opened ? { ok: true, value: undefined } : REFUSED;
  }

  async function fromPage(
    type: keyof PageHandlers,
    payload: unknown,
    sender: unknown,
  ): Promise<Reply> {
    const from = pageOf(sender, self);
    const parsed = parseAs(FROM_PAGE[type], payload);
    if (!parsed.success || !from) return REFUSED;
    const isLetIn = CHECKED_BY_HANDLER.includes(type) || (await parts.isOn(from.origin));
    if (!isLetIn) return REFUSED;
    // As above.
    const handle = page[type] as (payload: unknown, page: PageSender) => Promise<Reply>;
    return handle(parsed.data, from);
  }

  return (message, sender, sendResponse) => {
    const envelope = parseAs(envelopeSchema, message);
    if (!envelope.success) return undefined;
    const { type, payload } = envelope.data;
    let answer: Promise<Reply>;
    if (isKey(FROM_PANEL, type)) answer = fromPanel(type, payload, sender);
    else if (type === 'card/open-panel') answer = openPanelFor(sender);
    else if (isKey(page, type)) answer = fromPage(type, payload, sender);
    else return undefined;
    answer.then(sendResponse, (error: unknown) =>
      sendResponse({ ok: false, error: parts.problemOf(error) }),
    );
    return true;
  };
}
