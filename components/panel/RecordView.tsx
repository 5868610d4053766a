import { useEffect, useState } from 'react';
import { mergeLead } from '@/lib/handoff/brief/lead';
import type { PageName } from '@/lib/panel/store';
import { useCopyCommand, useDraft, useOpenRecord, usePage } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import {
  useDraftOfWindow,
  useIsRead,
  usePanelActions,
  useStoreTrouble,
} from '@/lib/panel/panel-hooks';
import { RecordProvider } from '@/lib/panel/provider';
import type { OpenPlace } from '@/lib/panel/site/open-place';
import { storeText } from '@/lib/panel/site/problem-text';
import type { StoreError } from '@/lib/store/store-error';
import { RoomFoot, useRoomBar } from '../team/RoomFrame';
import { Button } from '../ui/Button';
import { DockSpace } from '../ui/Dock';
import { Notice } from '../ui/Notice';
import { useFocusKept } from '../ui/use-focus-kept';
import { PanelErrorBoundary } from './ErrorBoundary';
import { DraftPage, Foot, HandoffPage, readRecordPages, RecordEnd, TeamRoomPage } from './pages';
import { PageSwitch } from './PageSwitch';
import { PanelFooter } from './PanelFooter';
import { RareAct, useRareActs, type RareActName } from './RareAct';
import { RecordNotices } from './RecordNotices';
import { MORE_BUTTON, TopBar } from './TopBar';

/** One record: the draft to hand over, or what became of the handoff. */
export function RecordView({ place }: { readonly place: OpenPlace }) {
  const draft = useDraftOfWindow(place.key);
  const isRead = useIsRead(place);
  const trouble = useStoreTrouble();
  // Which one it will show the store has yet to say: the pages are read while the record is.
  useEffect(() => void readRecordPages(), []);
  if (!draft || !isRead) {
    return (
      <>
        <TopBar busy={!trouble} />
        {trouble && <StoreErrorNotice error={trouble} />}
      </>
    );
  }
  return (
    <RecordProvider place={place} draft={draft}>
      <PanelErrorBoundary above={<TopBar />}>
        <RecordHead />
      </PanelErrorBoundary>
      <PanelErrorBoundary>
        <RecordNotices />
      </PanelErrorBoundary>
      <DockSpace>
        <RecordPage />
        <RecordBottom />
      </DockSpace>
    </RecordProvider>
  );
}

function RecordPage() {
  const page = usePage();
  const { home, ...focus } = useFocusKept<HTMLElement>(page);
  return (
    <main ref={home} className="record" tabIndex={-1} {...focus}>
      <PageSwitch />
      <PanelErrorBoundary of={page}>
        <ChosenPage page={page} />
      </PanelErrorBoundary>
    </main>
  );
}

function ChosenPage({ page }: { readonly page: PageName }) {
  switch (page) {
    case 'room':
      return <TeamRoomPage />;
    case 'draft':
      return <DraftPage />;
    case 'handoff':
      return (
        <div className="page">
          <HandoffPage />
          <RecordEnd />
        </div>
      );
  }
}

/** A team's room is no lead to hand over: only what is being sent is told there. */
function RecordBottom() {
  const page = usePage();
  return (
    <PanelFooter>
      <PanelErrorBoundary of={page}>{page === 'room' ? <RoomFoot /> : <Foot />}</PanelErrorBoundary>
    </PanelFooter>
  );
}

/** The bar at the top, and below it the form of a rare act while there is one. */
function RecordHead() {
  const [act, setAct] = useState<RareActName>();
  const { focus } = usePanelActions();
  const close = () => {
    setAct(undefined);
    focus(MORE_BUTTON);
  };
  return (
    <>
      <RecordTopBar onAct={setAct} />
      {act && <RareAct key={act} act={act} onClose={close} />}
    </>
  );
}

/** Names the lead, so that nobody writes on the wrong one. */
function RecordTopBar({ onAct }: { readonly onAct: (act: RareActName) => void }) {
  const page = usePage();
  const room = useRoomBar();
  const acts = useRareActs();
  useCopyCommand();
  const { draft } = useDraft();
  const { key, facts, reading, crmName } = useOpenRecord();
  const { name, company, title } = mergeLead(facts, draft.lead);
  const detail = [title?.value, company?.value].filter(Boolean).join(', ');
  const isFirst = reading === 'reading' && Object.keys(facts).length === 0;
  if (page === 'room' && room) return <TopBar {...room} busy={reading === 'reading'} />;
  return (
    <TopBar
      title={name?.value ?? (isFirst ? t('record_reading', crmName) : t('record_unnamed'))}
      detail={detail || crmName}
      lead={key}
      busy={reading === 'reading'}
      menu={acts.map(({ act, ...item }) => ({ ...item, onPress: () => onAct(act) }))}
    />
  );
}

/** Nothing can be read from the store: there is nothing to show but that, and a way on. */
function StoreErrorNotice({ error }: { readonly error: StoreError }) {
  const { reload } = usePanelActions();
  const { text, remedy } = storeText(error);
  return (
    <Notice kind="danger" text={text}>
      {/* Where nothing done here helps, no button leads to the same words again. */}
      {remedy && <Button onClick={reload}>{t('remedy_reload')}</Button>}
    </Notice>
  );
}
