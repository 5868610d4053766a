import { useMemo } from 'react';
import type { BriefData, BriefView } from '@/lib/handoff/brief/brief-data';
import { type BriefFormat, renderBrief } from '@/lib/handoff/brief/brief';
import { currentBrief } from '@/lib/handoff/brief/current-brief';
import { type Draft, draftSchema } from '@/lib/handoff/brief/draft';
import type { HandoffKindName } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import { inviteOf, type InviteVersion } from '@/lib/handoff/meeting/invite';
import type { Person } from '@/lib/handoff/person';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { parseAs } from '@/lib/parse';
import type { RichText } from '@/lib/platform/clipboard';
import { discardDraft } from '@/lib/store/drafts';
import { chooseKeepingOwner } from '@/lib/store/outbox/giving-away';
import { personKey, saveCard } from '@/lib/store/people';
import { tryStore } from '@/lib/store/store-error';
import { briefAt, signedInPerson, briefInputsFor, currentTeam } from '../draft/brief-inputs';
import type { PageName } from '../store';
import { draftOfBrief } from '../draft/draft-of-brief';
import { isSame } from '../draft/draft-writing';
import { t } from '../i18n';
import { valueOr } from '../live-query';
import type { Panel } from '../panel';
import { useOpenPlace, usePanel } from '../provider';
import type { OpenPlace } from '../site/open-place';
import { storeText } from '../site/problem-text';
import { cardOf } from '../team/card-of';
import { ownZone } from '../time/time-text';
import type { UiEffects } from '../ui-effects';
import { handOver } from './hand-over';
import {
  runAction,
  type ActionResult,
  type ActionDeps,
  actionDepsAt,
  type BodyOf,
} from './run-action';

/** What can be done with the record that is worked on. */
export interface Actions extends UiEffects {
  /** Puts the whole brief on the clipboard and says so. */
  readonly copyBrief: () => Promise<void>;
  /** Puts the brief in the shape of one channel on the clipboard and says so. */
  readonly copyAs: (format: BriefFormat) => Promise<void>;
  /** Puts what an invite says on the clipboard and says so. */
  readonly copyInvite: (text: string) => Promise<void>;
  readonly handOver: () => Promise<ActionResult>;
  readonly act: <Kind extends HandoffKindName>(
    handoff: Handoff,
    kind: Kind,
    body: BodyOf<Kind>,
  ) => Promise<ActionResult>;
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

/** Returns what can be done with the record that the component works on. */
export function useActions(): Actions {
  const panel = usePanel();
  const place = useOpenPlace();
  return useMemo(() => createActions(panel, place), [panel, place]);
}

/** Makes what can be done with one record. */
export function createActions(panel: Panel, place: OpenPlace): Actions {
  const { deps, store, effects } = panel;
  const { key } = place;
  const { showToast } = effects;
  const acting = actionDepsAt(deps, place.origin);
  return {
    ...effects,
    ...createCopying(panel, place),
    ...createDraftActions(panel, place),
    handOver: () => handOverDraft(panel, place, acting),
    act: async (handoff, kind, body) => {
      const me = signedInPerson(place, store.getState());
      if (!me || !place.note) return { ok: false, reason: 'not-entitled' };
      return runAction(acting, { record: key, me, note: place.note }, handoff, kind, body);
    },
    retry: acting.nudge,
    refresh: () => void panel.refresh(place.record),
    keepOwner: async (keeps) => {
      const done = await tryStore(() => chooseKeepingOwner(deps.db, place.origin, keeps));
      if (!done.ok) showToast(storeText(done.error).text);
    },
    saveCard: async (personId, card) => {
      const done = await tryStore(() => saveCard(deps.db, personKey(place.origin, personId), card));
      showToast(done.ok ? t('card_saved') : storeText(done.error).text);
      return done.ok;
    },
  };
}

type Copying = Pick<Actions, 'copyBrief' | 'copyAs' | 'copyInvite'>;

function createCopying(panel: Panel, place: OpenPlace): Copying {
  const { copy } = panel.deps;
  const copied = async (work: (view: BriefView) => Promise<boolean>) => {
    const view = briefAt(panel, place);
    if (view) panel.effects.showToast(t((await work(view)) ? 'foot_copied' : 'foot_notCopied'));
  };
  return {
    copyBrief: () => copied((view) => copyWholeBrief(view, copy)),
    copyAs: (format) => copied((view) => copyBriefAs(view, format, copy)),
    copyInvite: async (text) =>
      panel.effects.showToast(t((await copy({ text })) ? 'invite_copied' : 'invite_notCopied')),
  };
}

type DraftActions = Pick<Actions, 'show' | 'revise' | 'startAnew' | 'discardDraft'>;

function createDraftActions(panel: Panel, place: OpenPlace): DraftActions {
  const { deps, store, drafts, effects } = panel;
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
    effects.showToast(t('draft_replaced'), () => void replaceBy(stood, next));
  }

  function beginWith(brief: BriefData | undefined, handoff: string, invite?: InviteVersion): void {
    if (!brief) return;
    void replaceBy(draftOfBrief(brief, { handoff, entry: deps.newId() }, ownZone(), invite));
  }

  return {
    show,
    revise: (handoff) => beginWith(currentBrief(handoff), handoff.id, inviteOf(handoff)),
    startAnew: (handoff) => beginWith(currentBrief(handoff), deps.newId()),
    discardDraft: async () => {
      await drafts.flush();
      const done = await tryStore(() => discardDraft(deps.db, key));
      if (!done.ok) {
        effects.showToast(storeText(done.error).text);
        return;
      }
      const { value: stood } = done;
      effects.showToast(t('draft_discarded'), stood && (() => void replaceBy(stood)));
    },
  };
}

async function handOverDraft(
  panel: Panel,
  place: OpenPlace,
  acting: ActionDeps,
): Promise<ActionResult> {
  const { drafts, store, effects } = panel;
  const { key, note } = place;
  const inputs = briefInputsFor(panel, place);
  if (!inputs?.me || !note) return { ok: false, reason: 'not-entitled' };
  const { recipient } = inputs.draft;
  const whole = {
    ...{ record: key, me: inputs.me, note, draft: inputs.draft },
    ...{ facts: inputs.facts, framework: inputs.framework, recordUrl: place.recordUrl },
    mayHide: place.mayHide,
    ...{ zone: inputs.zone, calendar: calendarOf(panel, place, recipient) },
    policy: currentTeam(panel, place)?.policy?.policy,
  };
  const done = await drafts.whileHandedOver(() => handOver(acting, whole));
  if (!done.ok) return done;
  store.setState(({ chosenPage }) => ({ chosenPage: { ...chosenPage, [key]: 'handoff' } }));
  effects.showToast(t('foot_handedOver', recipient?.name ?? ''));
  return done;
}

/** When the recipient works, as far as a card says. */
function calendarOf(panel: Panel, place: OpenPlace, recipient: Person | undefined): Calendar {
  const people = valueOr(panel.people(place.origin).now(), []);
  return cardOf(recipient?.id, currentTeam(panel, place), people).card.calendar;
}

type Copy = (content: RichText) => Promise<boolean>;

/** Puts the brief on the clipboard as HTML and as plain text. Tells whether it is there. */
function copyWholeBrief(view: BriefView, copy: Copy): Promise<boolean> {
  return copy({ html: renderBrief(view, 'html'), text: renderBrief(view, 'text') });
}

/**
 * Puts the brief in the shape of one channel on the clipboard: as text, and for a chat, whose box may
 * be an editor that shows the marks of a text, as HTML too. Tells whether it is there.
 */
export function copyBriefAs(view: BriefView, format: BriefFormat, copy: Copy): Promise<boolean> {
  const text = renderBrief(view, format);
  const isChat = format === 'chat' || format === 'marked-chat';
  return copy(isChat ? { html: renderBrief(view, 'html'), text } : { text });
}
