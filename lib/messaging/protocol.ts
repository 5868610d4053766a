import * as z from 'zod/mini';
import { cardPressSchema, replyForm, returnForm } from '@/lib/handoff/action-request';
import { pickedFieldSchema, pageTextsSchema, fieldSelectorsSchema } from './picked-fields';
import { placeSchema } from './place';

const address = z.string().check(z.maxLength(4000));
const markers = z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50));
const recordSchema = z.object({
  origin: z.string().check(z.maxLength(300)),
  type: z.string().check(z.maxLength(200)),
  id: z.string().check(z.maxLength(300)),
});

/** Printable and without spaces, as it has to stand in a header. */
const tokenSchema = z.string().check(z.maxLength(2000), z.regex(/^[\x21-\x7e]+$/));

/** How the card was left, as it tells and as it is kept. */
export const cardLookSchema = z.object({
  isOpen: z.boolean(),
  isSmall: z.boolean(),
  isLeft: z.boolean(),
});

/**
 * Every message between the parts of Baton, by the one who sends it. All are requests to the
 * background; none carries a URL to fetch. A message is a nudge that may be lost: what must not be
 * lost is in the store before it is sent.
 */
export const FROM_PAGE = {
  /**
   * The watcher: this tab now shows this address. Without `markers` it asks which selectors to look
   * for; with them it says which of those match.
   */
  'page/seen': z.object({ url: address, markers: z.optional(markers) }),
  /** The card: what is there to show for the record of my own tab? */
  'card/read': z.object({}),
  /** The card: a trusted click on one of its buttons. */
  'card/act': cardPressSchema,
  /** The card: what stands in one of its forms, or how it was left, so that closing the page loses nothing. */
  'card/keep': z.discriminatedUnion('form', [
    z.object({ form: z.literal('return'), handoff: z.uuidv7(), ...returnForm }),
    z.object({ form: z.literal('reply'), handoff: z.uuidv7(), ...replyForm }),
    z.object({ form: z.literal('look'), handoff: z.uuidv7(), look: cardLookSchema }),
  ]),
  /** The card: open the whole brief in the panel (inside the user's gesture). */
  'card/open-panel': z.object({}),
  /** The picker: where the user pointed; nothing where they ended it at once. */
  'page/learned': z.object({ pointers: fieldSelectorsSchema }),
  /** The reader: where do the facts stand on pages of my site? */
  'page/pointers': z.object({}),
  /** The reader: what this address says there now, and for which fields there is no such place. */
  'page/facts': z.object({
    url: address,
    texts: pageTextsSchema,
    missing: z.exactOptional(z.array(pickedFieldSchema).check(z.maxLength(4))),
  }),
} as const;

/**
 * What a page may say before it is known whether Baton is on for it; their handlers see to that. Three
 * are for a page of no known CRM, where the user asked for them. The press on the card is kept before
 * anything is looked up: page and worker may be gone the next moment.
 */
export const CHECKED_BY_HANDLER: readonly PageMessage[] = [
  'page/learned',
  'page/pointers',
  'page/facts',
  'card/act',
];

export const FROM_PANEL = {
  /** Rows wait in the outbox of this origin, or the user asked to try again now. */
  'sync/nudge': z.object({ origin: z.optional(address) }),
  /** Read the record again: lead facts and notes. */
  'record/refresh': z.object({ record: recordSchema }),
  /** Show the record in its CRM: in the tab that shows it, else in a new one. */
  'record/open': z.object({ record: recordSchema }),
  /** These records were forgotten here: nothing on the screen may tell of them. */
  'record/forgotten': z.object({ records: z.array(recordSchema).check(z.maxLength(10_000)) }),
  /** Look once further through the notes of earlier months, as far as the store says that it is wanted. */
  'backfill/look': z.object({ origin: address }),
  /** Fetch the CRM's users into the store. */
  'people/refresh': z.object({ origin: address }),
  /** The user allowed this origin: register the watcher and look at the open tabs. */
  'site/on': z.object({ origin: address, adapter: z.string().check(z.maxLength(60)) }),
  'site/off': z.object({ origin: address }),
  /** The user's token for the CRM at an origin. No message carries one anywhere else, nor back. */
  'token/save': z.object({ origin: address, token: tokenSchema }),
  /** Ask the CRM whose token the kept one is. */
  'token/test': z.object({ origin: address }),
  'token/forget': z.object({ origin: address }),
  /** Let the user point at the fields in this tab. */
  'page/learn': z.object({ tabId: z.int() }),
  /** Forget where the facts stand on the pages of this site, and what was read there. */
  'page/forget': z.object({ origin: address }),
  /** What the CRM says of this record's place, whether a tab shows it or not. */
  'place/of': z.object({ record: recordSchema }),
  /** Which page does this window show, as far as Baton may see it? */
  'place/read': z.object({
    windowId: z.int(),
    /** The tab of the panel itself, where it is open as a tab. */
    ownTabId: z.optional(z.int()),
  }),
} as const;

const nothing = z.optional(z.unknown());

/** Of a record that was read: how far this device's clock is ahead of the CRM's, where it is off. */
const recordReadSchema = z.optional(z.object({ clockAheadMs: z.number() }));
export type RecordRead = z.infer<typeof recordReadSchema>;

/** What the background answers the panel where it could do what was asked. */
export const PANEL_VALUES = {
  'sync/nudge': nothing,
  'record/refresh': recordReadSchema,
  'record/open': nothing,
  'record/forgotten': nothing,
  'backfill/look': nothing,
  'people/refresh': nothing,
  'site/on': nothing,
  'site/off': nothing,
  'token/save': nothing,
  'token/test': nothing,
  'token/forget': nothing,
  'page/learn': nothing,
  'page/forget': nothing,
  'place/of': placeSchema,
  'place/read': placeSchema,
} as const;

export type PageMessage = keyof typeof FROM_PAGE;
export type PagePayload<Type extends PageMessage> = z.infer<(typeof FROM_PAGE)[Type]>;
export type PanelMessage = keyof typeof FROM_PANEL;
export type PanelPayload<Type extends PanelMessage> = z.infer<(typeof FROM_PANEL)[Type]>;
export type PanelValue<Type extends PanelMessage> = z.infer<(typeof PANEL_VALUES)[Type]>;
