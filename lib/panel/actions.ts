import { useMemo } from 'react';
import type { BriefFormat } from '@/lib/handoff/brief';
import type { BriefData, BriefView } from '@/lib/handoff/brief-data';
import type { Calendar } from '@/lib/handoff/calendar';
import { currentBrief } from '@/lib/handoff/current-brief';
import { draftSchema, type Draft } from '@/lib/handoff/draft';
import { parseAs } from '@/lib/parse';
import type { HandoffKindName } from '@/lib/handoff/entry';
import { inviteOf, type InviteVersion } from '@/lib/handoff/invite';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import type { ProfileCard } from '@/lib/handoff/profile';
import { discardDraft } from '@/lib/store/drafts';
import { chooseKeepingOwner } from '@/lib/store/giving-away';
import { personKey, saveCard } from '@/lib/store/people';
import { stored } from '@/lib/store/trouble';
import type { Attention } from './attention';
import { copyBriefAs, copyWholeBrief } from './copying';
import { isSame } from './draft-merge';
import { draftOfBrief } from './draft-of-brief';
import { act, actingAt, type Acted, type Acting, type BodyOf } from './acting';
import { handOver } from './handing-over';
import { valueOf } from './live';
import type { OpenPlace } from './open-place';
import type { Panel } from './panel';
import { useOpenPlace, usePanel } from './provider';
import { storeWords } from './problem-words';
import { cardOf } from './card-of';
import { briefAt, meAt, sceneAt, teamNow, type PageName } from './scene';
import { ownZone } from './time-words';
import { t } from './words';

/** What can be done with the record that is worked on. */
export interface Actions extends Attention {
  /** Puts the whole brief on the clipboard and says so. */
  readonly copyBrief: () => Promise<void>;
  /** Puts the brief in the shape of one channel on the clipboard and says so. */
  readonly copyAs: (format: BriefFormat) => Promise<void>;
  /** Puts what an invite says on the clipboard and says so. */
  readonly copyInvite: (text: string) => Promise<void>;
  readonly handOver: () => Promise<Acted>;
  readonly act: <Kind extends HandoffKindName>(
    handoff: Handoff,
    kind: Kind,
    body: BodyOf<Kind>,
  ) => Promise<Acted>;
  /** Makes the handoff's brief the draft, to be mended and sent again. */
  readonly revise: (handoff: Handoff) => void;
  /** Begins another handoff of the record with the brief of this one. */
  readonly startAnew: (handoff: Handoff) => void;
  /** Forgets the draft; what was typed comes back by the toast's undo. */
  readonly discardDraft: () => Promise<void>;
  readonly show: (page: PageName) => void;
  /** Tries at once to send what waits. */
  readonly retry: () => void;
  /** Reads the record from the CRM again. */
  readonly refresh: () => void;
  /** Keeps whether the next hand-overs in this CRM leave its owner as it is. */
  readonly keepOwner: (keeps: boolean) => Promise<void>;
  /** Tells whether it is saved; if not, the user knows why. */
  readonly saveCard: (personId: string, card: ProfileCard) => Promise<boolean>;
}

/** Gives what can be done with the record that the component works on. */
export function useActions(): Actions {
  const panel = usePanel();
  const place = useOpenPlace();
  return useMemo(() => createActions(panel, place), [panel, place]);
}

/** Makes what can be done with one record. */
export function createActions(panel: Panel, place: OpenPlace): Actions {
  const { parts, store, attention } = panel;
  const { key } = place;
  const { notify } = attention;
  const acting = actingAt(parts, place.origin);
  return {
    ...attention,
    ...createCopying(panel, place),
    ...createDraftActions(panel, place),
    handOver: () => handOverDraft(panel, place, acting),
    act: async (handoff, kind, body) => {
      const me = meAt(place, store.getState());
      if (!me || !place.note) return { ok: false, reason: 'not-entitled' };
      return act(acting, { record: key, me, note: place.note }, handoff, kind, body);
    },
    retry: acting.nudge,
    refresh: () => void panel.refresh(place.record),
    keepOwner: async (keeps) => {
      const done = await stored(() => chooseKeepingOwner(parts.db, place.origin, keeps));
      if (!done.ok) notify(storeWords(done.error).text);
    },
    saveCard: async (personId, card) => {
      const done = await stored(() => saveCard(parts.db, personKey(place.origin, personId), card));
      notify(done.ok ? t('card_saved') : storeWords(done.error).text);
      return done.ok;
    },
  };
}

type Copying = Pick<Actions, 'copyBrief' | 'copyAs' | 'copyInvite'>;

function createCopying(panel: Panel, place: OpenPlace): Copying {
  const { copy } = panel.parts;
  const copied = async (work: (view: BriefView) => Promise<boolean>) => {
    const view = briefAt(panel, place);
    if (view) panel.attention.notify(t((await work(view)) ? 'foot_copied' : 'foot_notCopied'));
  };
  return {
    copyBrief: () => copied((view) => copyWholeBrief(view, copy)),
    copyAs: (format) => copied((view) => copyBriefAs(view, format, copy)),
    copyInvite: async (text) =>
      panel.attention.notify(t((await copy({ text })) ? 'invite_copied' : 'invite_notCopied')),
  };
}

type DraftActions = Pick<Actions, 'show' | 'revise' | 'startAnew' | 'discardDraft'>;

function createDraftActions(panel: Panel, place: OpenPlace): DraftActions {
  const { parts, store, drafts, attention } = panel;
  const { key } = place;
  const show = (page: PageName) =>
    store.setState(({ chosenPage }) => ({ chosenPage: { ...chosenPage, [key]: page } }));

  /**
   * Puts another draft in the place of the open one, ids and all: they say which handoff it becomes.
   * The undo brings back what stood, unless that was only what had been `put` there in the same way.
   */
  async function replaceBy(next: Draft, put?: Draft): Promise<void> {
    const replaced = drafts.replace(key, next);
    show('draft');
    const stood = await replaced;
    if (!stood || isSame(stood, parseAs(draftSchema, put).data)) return;
    attention.notify(t('draft_replaced'), () => void replaceBy(stood, next));
  }

  function beginWith(brief: BriefData | undefined, handoff: string, invite?: InviteVersion): void {
    if (!brief) return;
    void replaceBy(draftOfBrief(brief, { handoff, entry: parts.newId() }, ownZone(), invite));
  }

  return {
    show,
    revise: (handoff) => beginWith(currentBrief(handoff), handoff.id, inviteOf(handoff)),
    startAnew: (handoff) => beginWith(currentBrief(handoff), parts.newId()),
    discardDraft: async () => {
      await drafts.flush();
      const done = await stored(() => discardDraft(parts.db, key));
      if (!done.ok) {
        attention.notify(storeWords(done.error).text);
        return;
      }
      const { value: stood } = done;
      attention.notify(t('draft_discarded'), stood && (() => void replaceBy(stood)));
    },
  };
}

async function handOverDraft(panel: Panel, place: OpenPlace, acting: Acting): Promise<Acted> {
  const { drafts, store, attention } = panel;
  const { key, note } = place;
  const scene = sceneAt(panel, place);
  if (!scene?.me || !note) return { ok: false, reason: 'not-entitled' };
  const { recipient } = scene.draft;
  const whole = {
    ...{ record: key, me: scene.me, note, draft: scene.draft },
    ...{ facts: scene.facts, framework: scene.framework, recordUrl: place.recordUrl },
    mayHide: place.mayHide,
    ...{ zone: scene.zone, calendar: calendarOf(panel, place, recipient) },
    policy: teamNow(panel, place)?.policy?.policy,
  };
  const done = await drafts.whileHandedOver(() => handOver(acting, whole));
  if (!done.ok) return done;
  store.setState(({ chosenPage }) => ({ chosenPage: { ...chosenPage, [key]: 'handoff' } }));
  attention.notify(t('foot_handedOver', recipient?.name ?? ''));
  return done;
}

/** When the recipient works, as far as a card says. */
function calendarOf(panel: Panel, place: OpenPlace, recipient: Person | undefined): Calendar {
  const people = valueOf(panel.people(place.origin).now(), []);
  return cardOf(recipient?.id, teamNow(panel, place), people).card.calendar;
}
