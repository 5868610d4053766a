import { useIsNewcomer } from '@/lib/panel/draft/use-is-newcomer';
import { t } from '@/lib/panel/i18n';
import { BriefSection } from '../brief/BriefSection';
import { ContextSection } from '../context/ContextSection';
import { LeadSection } from '../lead/LeadSection';
import { MeetingSection } from '../meeting/MeetingSection';
import { QualificationSection } from '../qualification/QualificationSection';
import { RecipientSection } from '../recipient/RecipientSection';
import { RecordEnd } from '../team/RecordEnd';
import { TeachingContext } from '../ui/Section';
import { PanelErrorBoundary } from './ErrorBoundary';

/** The SDR's page, in the order of the article's steps. */
export function DraftPage() {
  return (
    <TeachingContext value={useIsNewcomer() ? teaching() : NOTHING}>
      <PanelErrorBoundary>
        <LeadSection />
      </PanelErrorBoundary>
      <PanelErrorBoundary>
        <QualificationSection />
      </PanelErrorBoundary>
      <PanelErrorBoundary>
        <ContextSection />
      </PanelErrorBoundary>
      <PanelErrorBoundary>
        <RecipientSection />
      </PanelErrorBoundary>
      <PanelErrorBoundary>
        <MeetingSection />
      </PanelErrorBoundary>
      <PanelErrorBoundary>
        <BriefSection />
      </PanelErrorBoundary>
      <RecordEnd />
    </TeachingContext>
  );
}

const NOTHING = {};

/** The first draft teaches in place: a line a section, which goes as the section is used. */
const teaching = () => ({
  lead: t('teach_lead'),
  qualification: t('teach_qualification'),
  context: t('teach_context'),
  recipient: t('teach_recipient'),
  meeting: t('teach_meeting'),
  brief: t('teach_brief'),
});
