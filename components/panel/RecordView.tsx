import { RecordProvider } from '@/lib/panel/provider';
import { usePage } from '@/lib/panel/hooks';
import type { PageName } from '@/lib/panel/scene';
import { useDraftOfWindow, useIsRead, useStoreTrouble } from '@/lib/panel/panel-hooks';
import type { OpenPlace } from '@/lib/panel/open-place';
import { BriefSection } from '../brief/BriefSection';
import { Foot } from '../brief/Foot';
import { PasteNote } from '../brief/PasteNote';
import { ContextSection } from '../context/ContextSection';
import { LeadSection } from '../lead/LeadSection';
import { MeetingSection } from '../meeting/MeetingSection';
import { QualificationSection } from '../qualification/QualificationSection';
import { RecipientSection } from '../recipient/RecipientSection';
import { RecordEnd } from '../team/RecordEnd';
import { RoomFoot } from '../team/RoomFoot';
import { TeamRoomPage } from '../team/TeamRoomPage';
import { HandoffPage } from '../timeline/HandoffPage';
import { useFocusKept } from '../ui/use-focus-kept';
import { Bottom } from './Bottom';
import { Mishap } from './Mishap';
import { PageSwitch } from './PageSwitch';
import { RecordNotices } from './RecordNotices';
import { RecordTopBar } from './RecordTopBar';
import { StoreTrouble } from './StoreTrouble';
import { TopBar } from './TopBar';

/** One record: the draft to hand over, or what became of the handoff. */
export function RecordView({ place }: { readonly place: OpenPlace }) {
  const draft = useDraftOfWindow(place.key);
  const isRead = useIsRead(place);
  const trouble = useStoreTrouble();
  if (!draft || !isRead) {
    return (
      <>
        <TopBar busy={!trouble} />
        {trouble && <StoreTrouble error={trouble} />}
      </>
    );
  }
  return (
    <RecordProvider place={place} draft={draft}>
      <Mishap above={<TopBar />}>
        <RecordTopBar />
      </Mishap>
      <Mishap>
        <RecordNotices />
      </Mishap>
      <RecordPage />
      <RecordBottom />
    </RecordProvider>
  );
}

function RecordPage() {
  const page = usePage();
  const { home, ...focus } = useFocusKept<HTMLElement>(page);
  return (
    <main ref={home} className="record" tabIndex={-1} {...focus}>
      <PageSwitch />
      <Mishap of={page}>
        <ChosenPage page={page} />
      </Mishap>
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
          <Mishap>
            <HandoffPage />
          </Mishap>
          <RecordEnd />
        </div>
      );
  }
}

/** A team's room is no lead to hand over: only what is being sent is told there. */
function RecordBottom() {
  const page = usePage();
  return (
    <Bottom>
      <Mishap of={page}>{page === 'room' ? <RoomFoot /> : <Foot />}</Mishap>
    </Bottom>
  );
}

/** The SDR's page, in the order of the article's steps. */
function DraftPage() {
  return (
    <>
      <Mishap>
        <LeadSection />
      </Mishap>
      <Mishap>
        <QualificationSection />
      </Mishap>
      <Mishap>
        <ContextSection />
      </Mishap>
      <Mishap>
        <RecipientSection />
      </Mishap>
      <Mishap>
        <MeetingSection />
      </Mishap>
      <Mishap>
        <BriefSection />
      </Mishap>
      <div className="page">
        <PasteNote />
        <RecordEnd />
      </div>
    </>
  );
}
