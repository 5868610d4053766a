import { BriefSection } from '../brief/BriefSection';
import { ContextSection } from '../context/ContextSection';
import { LeadSection } from '../lead/LeadSection';
import { MeetingSection } from '../meeting/MeetingSection';
import { QualificationSection } from '../qualification/QualificationSection';
import { RecipientSection } from '../recipient/RecipientSection';
import { RecordEnd } from '../team/RecordEnd';
import { PanelErrorBoundary } from './ErrorBoundary';

/** The SDR's page, in the order of the article's steps. */
export function DraftPage() {
  return (
    <>
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
    </>
  );
}
