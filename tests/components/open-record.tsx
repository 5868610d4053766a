import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import type { CrmUser } from '@/lib/crm/adapter';
import type { Draft } from '@/lib/handoff/brief/draft';
import { hashOf } from '@/lib/handoff/text';
import type { SectionChoices } from '@/lib/platform/storage/section-choices';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/platform/storage/settings';
import { openPlace, type OpenPlace } from '@/lib/panel/site/open-place';
import { createPanel } from '@/lib/panel/panel';
import { useDraftOfWindow, useIsRead } from '@/lib/panel/panel-hooks';
import type { PanelDeps } from '@/lib/panel/deps';
import { PanelProvider, RecordProvider, usePanelState } from '@/lib/panel/provider';
import type { Place } from '@/lib/messaging/place';
import type { RichText } from '@/lib/platform/clipboard';
import { openDatabase, type BatonDatabase } from '@/lib/store/database';
import { saveDraft } from '@/lib/store/drafts';
import { savePeople } from '@/lib/store/people';
import { recordKey } from '@/lib/store/record-key';
import { saveFacts } from '@/lib/store/records';
import { anId, AT, BDM, SDR } from '../factories';
import { createFakeMicrophone } from '../panel/fake-microphone';

const ORIGIN = 'https://crm.example';
export const RECORD = { origin: ORIGIN, type: 'lead', id: '7' };
export const KEY = recordKey(RECORD);

const PLACE: Place = {
  kind: 'record',
  tabId: 1,
  origin: ORIGIN,
  adapterId: 'acme',
  crmName: 'Acme CRM',
  record: RECORD,
  recordUrl: `${ORIGIN}/leads/7`,
  note: { length: 30_000, format: 'text' },
};

interface Given {
  readonly draft?: Draft;
  /** Who is signed in; nobody that Baton knows where `null`. */
  readonly me?: CrmUser | null;
  readonly people?: readonly CrmUser[];
  /** What the background answers; asked of the tests' fake CRM only in words. */
  readonly send?: PanelDeps['send'];
  /** The largest file that the CRM takes; none where left out. */
  readonly fileBytes?: number;
  /** Whether the CRM may hide a record from whoever gave it away. */
  readonly mayHide?: true;
  /** What was chosen on this device; else what holds where nothing was. */
  readonly settings?: Partial<Settings>;
  /** What is in the store before the panel opens. */
  readonly before?: (db: BatonDatabase) => Promise<unknown>;
}

/** What folds by need has tests of its own: here all parts of a draft are looked into. */
const DRAFT_PARTS = ['lead', 'qualification', 'context', 'recipient', 'meeting', 'brief'];
const ALL_OPEN: SectionChoices = [
  [hashOf(KEY), Object.fromEntries(DRAFT_PARTS.map((part) => [part, true]))],
];

const BEA = { ...BDM, email: 'bea@acme.example', phone: '+49 30 1234' };
const noStop = () => () => undefined;
let databases = 0;

/** Opens a record's part of the panel over a real database; the browser and the background are fakes. */
export async function openRecord(children: ReactNode, given: Given = {}) {
  const { draft, me = SDR, people = [BEA], before } = given;
  const db = openDatabase(`open-record-${databases++}`);
  await saveFacts(db, KEY, { name: 'Dana Whitfield', company: 'Northwind Foods' }, AT);
  await savePeople(db, ORIGIN, people, AT);
  if (draft) await saveDraft(db, KEY, draft, AT);
  await before?.(db);
  const copied: RichText[] = [];
  const sent: string[] = [];
  const answer: PanelDeps['send'] =
    given.send ?? (() => Promise.resolve({ ok: true, value: undefined } as never));
  const microphone = createFakeMicrophone();
  const openedTabs: string[] = [];
  const { fileBytes, mayHide, settings } = given;
  const saved: Partial<Settings>[] = [];
  const deps = fakeParts(db, me, {
    settings: {
      read: () => Promise.resolve({ ...DEFAULT_SETTINGS, ...settings }),
      watch: noStop,
      save: (changes) => Promise.resolve(void saved.push(changes)),
    },
    watchPlace: (onPlace) => {
      onPlace({
        ...PLACE,
        ...(fileBytes !== undefined && { fileBytes }),
        ...(mayHide && { mayHide }),
      });
      return () => undefined;
    },
    startRecording: microphone.start,
    openInTab: () => Promise.resolve(void openedTabs.push('panel')),
    openDashboard: () => Promise.resolve(void openedTabs.push('dashboard')),
    copy: (content) => Promise.resolve(copied.push(content) > 0),
    send: (type, payload) => {
      sent.push(type);
      return answer(type, payload);
    },
  });
  const panel = createPanel(deps);
  const stop = panel.start();
  const view = render(
    <PanelProvider panel={panel}>
      <OpenRecord>{children}</OpenRecord>
    </PanelProvider>,
  );
  onTestFinished(async () => {
    view.unmount();
    stop();
    await panel.drafts.flush();
    await db.delete();
  });
  await waitFor(() => screen.getByTestId('record'));
  return { db, panel, copied, sent, saved, microphone, openedTabs, user: userEvent.setup() };
}

function OpenRecord({ children }: { readonly children: ReactNode }) {
  const place = openPlace(usePanelState((state) => state.place));
  return place && <ReadRecord place={place}>{children}</ReadRecord>;
}

interface ReadRecordProps {
  readonly place: OpenPlace;
  readonly children: ReactNode;
}

/** Drawn once the record is read, as in the panel. */
function ReadRecord({ place, children }: ReadRecordProps) {
  const draft = useDraftOfWindow(place.key);
  const isRead = useIsRead(place);
  if (!draft || !isRead) return null;
  return (
    <RecordProvider place={place} draft={draft}>
      <div data-testid="record">{children}</div>
    </RecordProvider>
  );
}

function fakeParts(
  db: BatonDatabase,
  me: CrmUser | null,
  effects: Pick<
    PanelDeps,
    ('copy' | 'send' | 'watchPlace' | 'startRecording' | 'openInTab' | 'openDashboard') | 'settings'
  >,
): PanelDeps {
  let ids = 500;
  const site = { origin: ORIGIN, adapter: 'acme', ...(me && { me }) };
  return {
    ...effects,
    db,
    now: () => AT,
    newId: () => anId(ids++),
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    erasing: {
      at: { read: () => Promise.resolve(null), write: () => Promise.resolve(), watch: noStop },
      readOwnStorage: () => Promise.resolve({}),
      emptyAfterErase: () => Promise.resolve(),
      watchErased: noStop,
    },
    isSending: () => Promise.resolve(false),
    showTab: () => Promise.resolve(),
    sites: {
      read: () => Promise.resolve([site]),
      watch: noStop,
      request: () => Promise.resolve(true),
    },
    unsaved: { read: () => [], keep: () => undefined, drop: () => undefined },
    requests: { keep: () => undefined, drop: () => undefined },
    sectionChoices: { read: () => ALL_OPEN, save: () => undefined },
    watchCopyRequests: noStop,
    selections: {
      read: () => Promise.resolve([]),
      watch: noStop,
      drop: () => Promise.resolve(),
    },
  };
}
