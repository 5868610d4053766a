import { perform } from '@/lib/actions/perform';
import type { RecordRef } from '@/lib/crm/adapter';
import { adapterById } from '@/lib/crm/registry';
import type { ActionRequest, CardPress, KeptPress } from '@/lib/handoff/action-request';
import { cleanText } from '@/lib/handoff/text';
import type { Reply } from '@/lib/messaging/reply';
import type { PageSender } from '@/lib/messaging/sender';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { recordKey } from '@/lib/store/record-key';
import { tryStore } from '@/lib/store/store-error';
import type { ConnectedSites } from '../sites/connected-sites';
import { storeProblem } from '../store-problem';

export interface CardPressDeps {
  readonly db: BatonDatabase;
  readonly sites: Pick<ConnectedSites, 'find'>;
  /** The record at an address, where that is one of a CRM that is on. */
  readonly recordAt: (url: string) => Promise<RecordRef | undefined>;
  /** Makes all cards of the origin show how things stand now. */
  readonly showCards: (origin: string) => Promise<void>;
  /** What was pressed and is not done yet: should the worker die now, the next one does it. */
  readonly presses: {
    readonly keep: (press: KeptPress) => void;
    readonly drop: (entry: string) => void;
  };
  readonly now: () => number;
  readonly newId: () => string;
  /** IANA zone of this browser. */
  readonly zone: string;
}

type Refusal = 'refused' | 'not-found' | 'signed-out' | 'not-entitled';
const refused = (code: Refusal): Reply<never> => ({ ok: false, error: { code } });

/** Does what is pressed on cards, each press once, whoever else does it. */
export function createCardPresses(deps: CardPressDeps) {
  const { db, sites } = deps;

  /** Does a press in the name of the one who is signed in; doing it again changes nothing. */
  async function finish({ entry, at, origin, url, press }: KeptPress): Promise<Reply> {
    const [found, site] = await Promise.all([
      tryStore(() => recordOn(deps, { origin, url }, press.handoff)),
      sites.find(origin),
    ]);
    if (!found.ok) return { ok: false, error: storeProblem(found.error) };
    const record = found.value;
    const limits = site && adapterById(site.adapter)?.limits;
    if (!limits) return refused('refused');
    if (!record) return refused('not-found');
    if (!site.me) return refused('signed-out');
    const acted = await perform(db, {
      record: recordKey(record),
      me: { id: site.me.id, name: site.me.name },
      note: { length: limits.noteLength, format: limits.noteFormat },
      ...{ entry, at, zone: deps.zone, action: cardAction(press) },
    });
    if (acted.ok) return { ok: true, value: undefined };
    if (acted.reason === 'store') return { ok: false, error: storeProblem(acted.error) };
    return refused(acted.reason === 'problems' ? 'refused' : acted.reason);
  }

  return {
    finish,

    /** Keeps the press before anything is waited for, and does it. */
    async act(press: CardPress, { origin, url }: PageSender): Promise<Reply> {
      const kept: KeptPress = { entry: deps.newId(), at: deps.now(), origin, url, press };
      deps.presses.keep(kept);
      const reply = await finish(kept);
      deps.presses.drop(kept.entry);
      // Where the panel, or another window, was first, the card shows what it did.
      if (reply.ok || reply.error.code === 'not-entitled') await deps.showCards(origin);
      return reply;
    },
  };
}

/**
 * Returns the record that a page shows, where the handoff is that record's; else `undefined`. Also for a
 * tab that was closed since: what was typed or pressed in it counts.
 */
export async function recordOn(
  { db, recordAt }: Pick<CardPressDeps, 'db' | 'recordAt'>,
  page: Pick<PageSender, 'origin' | 'url'>,
  handoff: string,
): Promise<RecordRef | undefined> {
  const record = await recordAt(page.url);
  if (record?.origin !== page.origin) return undefined;
  const rows = await handoffsOf(db, recordKey(record));
  return rows.some(({ id }) => id === handoff) ? record : undefined;
}

type OnHandoff = Extract<ActionRequest['action'], { on: 'handoff' }>;

/** Returns what a click on the card asks for, and what the card showed that it stands on. */
function cardAction(press: CardPress): OnHandoff {
  return { on: 'handoff', handoff: press.handoff, ...said(press) };
}

function said(press: CardPress): Pick<OnHandoff, 'kind' | 'body' | 'shown'> {
  switch (press.act) {
    case 'accept':
      return { kind: 'accepted', body: { remark: '' }, shown: { brief: press.brief } };
    case 'return': {
      const body = { reason: press.reason, text: cleanText(press.text) };
      return { kind: 'returned', body, shown: { round: press.round } };
    }
    case 'reply': {
      const { question } = press;
      const body = { text: cleanText(press.text), question: false, replyTo: question };
      return { kind: 'message', body, shown: { question } };
    }
    case 'meeting':
      // The card offers to record a meeting that is booked, and not to do so again.
      return {
        ...{ kind: 'meeting', body: { result: press.result, remark: '' } },
        shown: { state: 'accepted' },
      };
  }
}
